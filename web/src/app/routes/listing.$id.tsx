import { createFileRoute } from '@tanstack/react-router';
import { ListingScreen } from '../../features/listing/listing-screen.js';
import { LaterMessages } from '../../i18n/later-messages.js';

export const Route = createFileRoute('/listing/$id')({
  component: () => (
    <LaterMessages>
      <ListingScreen id={Route.useParams().id} />
    </LaterMessages>
  ),
});
