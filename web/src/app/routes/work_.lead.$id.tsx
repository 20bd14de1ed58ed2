import { createFileRoute } from '@tanstack/react-router';
import { LeadScreen } from '../../features/work/lead-screen.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/work_/lead/$id')({
  component: LeadRoute,
});

function LeadRoute() {
  const { id } = Route.useParams();
  return (
    <SignedInOnly>
      <LeadScreen id={id} />
    </SignedInOnly>
  );
}
