import { createFileRoute } from '@tanstack/react-router';
import { AgentScreen } from '../../features/agent/agent-screen.js';

export const Route = createFileRoute('/agent/$id')({
  component: () => <AgentScreen id={Route.useParams().id} />,
});
