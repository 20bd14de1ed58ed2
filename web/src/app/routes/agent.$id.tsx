import { createFileRoute } from '@tanstack/react-router';
import { AgentScreen } from '../../features/agent/agent-screen.js';
import { LaterMessages } from '../../i18n/later-messages.js';

export const Route = createFileRoute('/agent/$id')({
  component: () => (
    <LaterMessages>
      <AgentScreen id={Route.useParams().id} />
    </LaterMessages>
  ),
});
