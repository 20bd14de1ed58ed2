import { createFileRoute } from '@tanstack/react-router';
import { BuilderScreen } from '../../features/builder/builder-screen.js';

export const Route = createFileRoute('/builder/$id')({
  component: () => <BuilderScreen id={Route.useParams().id} />,
});
