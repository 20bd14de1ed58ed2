import { createFileRoute } from '@tanstack/react-router';
import { ProjectScreen } from '../../features/project/project-screen.js';

export const Route = createFileRoute('/project/$reraNumber')({
  component: () => <ProjectScreen reraNumber={Route.useParams().reraNumber} />,
});
