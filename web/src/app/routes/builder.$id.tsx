import { createFileRoute } from '@tanstack/react-router';
import { BuilderScreen } from '../../features/builder/builder-screen.js';
import { PublicMessages } from '../../i18n/public-messages.js';

export const Route = createFileRoute('/builder/$id')({
  component: () => (
    <PublicMessages>
      <BuilderScreen id={Route.useParams().id} />
    </PublicMessages>
  ),
});
