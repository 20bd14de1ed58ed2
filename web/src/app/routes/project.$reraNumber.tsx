import { createFileRoute } from '@tanstack/react-router';
import { ProjectScreen } from '../../features/project/project-screen.js';
import { LaterMessages } from '../../i18n/later-messages.js';

export const Route = createFileRoute('/project/$reraNumber')({
  component: () => (
    <LaterMessages>
      <ProjectScreen reraNumber={Route.useParams().reraNumber} />
    </LaterMessages>
  ),
});
