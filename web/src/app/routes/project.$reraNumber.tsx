import { createFileRoute } from '@tanstack/react-router';
import { ProjectScreen } from '../../features/project/project-screen.js';
import { PublicMessages } from '../../i18n/public-messages.js';

export const Route = createFileRoute('/project/$reraNumber')({
  component: () => (
    <PublicMessages>
      <ProjectScreen reraNumber={Route.useParams().reraNumber} />
    </PublicMessages>
  ),
});
