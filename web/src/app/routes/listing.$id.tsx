import { createFileRoute } from '@tanstack/react-router';
import { ListingScreen } from '../../features/listing/listing-screen.js';
import { PublicMessages } from '../../i18n/public-messages.js';

export const Route = createFileRoute('/listing/$id')({
  component: () => (
    <PublicMessages>
      <ListingScreen id={Route.useParams().id} />
    </PublicMessages>
  ),
});
