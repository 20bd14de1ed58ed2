import { createFileRoute } from '@tanstack/react-router';
import { ListingScreen } from '../../features/listing/listing-screen.js';

export const Route = createFileRoute('/listing/$id')({
  component: () => <ListingScreen id={Route.useParams().id} />,
});
