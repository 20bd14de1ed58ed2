import { createFileRoute } from '@tanstack/react-router';
import { ArrivalNotice } from '../../features/work/arrival-notice.js';
import { LeadScreen } from '../../features/work/lead-screen.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/work_/lead/$id')({
  component: LeadRoute,
});

function LeadRoute() {
  const { id } = Route.useParams();
  return (
    <SignedInOnly>
      <ArrivalNotice besides={id} />
      <LeadScreen id={id} />
    </SignedInOnly>
  );
}
