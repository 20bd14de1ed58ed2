import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { useViewer } from '../../lib/viewer.js';
import { Empty, Pending } from '../../ui/states.js';

/** Shows a screen to agents, with who they are. */
export function AgentOnly({ children }: { children: (agentId: string) => ReactNode }) {
  const viewer = useViewer();
  if (!viewer) return <Pending />;
  if (viewer.agent) return children(viewer.agent.id);
  return (
    <div className="mx-auto max-w-xl p-6">
      <h1 className="sr-only">
        <FormattedMessage id="work.title" />
      </h1>
      <Empty title={<FormattedMessage id="work.notAgent" />} />
    </div>
  );
}
