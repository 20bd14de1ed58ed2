import type { ReactNode } from 'react';
import { useViewer } from '../../lib/viewer.js';
import { NotForViewer } from '../../ui/not-for-viewer.js';
import { Pending } from '../../ui/states.js';

/** Shows a screen to agents, with who they are. */
export function AgentOnly({ children }: { children: (agentId: string) => ReactNode }) {
  const viewer = useViewer();
  if (!viewer) return <Pending />;
  if (viewer.agent) return children(viewer.agent.id);
  return <NotForViewer title="work.title" message="work.notAgent" />;
}
