import { createFileRoute } from '@tanstack/react-router';
import { AgentOnly } from '../../features/work/agent-only.js';
import { LeadsScreen } from '../../features/work/work-screen.js';

export const Route = createFileRoute('/work/')({
  component: () => <AgentOnly>{(agentId) => <LeadsScreen agentId={agentId} />}</AgentOnly>,
});
