import { createFileRoute } from '@tanstack/react-router';
import { BuilderScreen } from '../../features/builder/builder-screen.js';
import { LaterMessages } from '../../i18n/later-messages.js';

export const Route = createFileRoute('/builder/$id')({
  component: () => (
    <LaterMessages>
      <BuilderScreen id={Route.useParams().id} />
    </LaterMessages>
  ),
});
