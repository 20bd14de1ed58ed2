import { createFileRoute } from '@tanstack/react-router';
import { AgentOnly } from '../../features/work/agent-only.js';
import { MyDayScreen } from '../../features/work/my-day-screen.js';

export const Route = createFileRoute('/work/today')({
  component: () => <AgentOnly>{(agentId) => <MyDayScreen agentId={agentId} />}</AgentOnly>,
});
