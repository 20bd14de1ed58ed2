import type { AssignedLead } from '@propmubi/client';
import { Link } from '@tanstack/react-router';
import { BellRing } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/button.js';
import { Rupees } from '../../ui/money.js';
import { Failure } from '../../ui/states.js';
import { AcceptLead, useLeadAction } from './lead-actions.js';
import { useMarkSeen } from './mark-seen.js';
import { useLiveAssignments } from './live-assignments.js';

/** Leads as they arrive, each with what it is about and one tap to accept. */
export function IncomingLeads() {
  const incoming = useLiveAssignments((state) => state.incoming);
  return (
    <ul aria-live="assertive" className="space-y-3">
      {incoming.map((event) => (
        <li key={event.eventId}>
          <IncomingLead event={event} />
        </li>
      ))}
    </ul>
  );
}

function IncomingLead({ event: { lead } }: { event: AssignedLead }) {
  const dismiss = useLiveAssignments((state) => state.dismiss);
  const accept = useLeadAction(AcceptLead);
  useMarkSeen(lead?.stage === 'INCOMING' ? lead.id : undefined);
  if (!lead || lead.stage !== 'INCOMING') return null;
  const submit = () => accept.mutate({ input: { leadId: lead.id } }, { onSuccess: () => dismiss(lead.id) });
  return (
    <article className="rounded-card border-2 border-accent bg-surface p-5 shadow-card">
      <p className="flex items-center gap-2 font-semibold text-accent">
        <BellRing aria-hidden className="size-5" />
        <FormattedMessage id="work.newLead" />
      </p>
      <h3 className="mt-2 text-lg font-bold">
        <Link to="/work/lead/$id" params={{ id: lead.id }} className="hover:underline">
          {lead.buyer?.name ?? <FormattedMessage id="work.buyerUnnamed" />}
        </Link>
      </h3>
      {lead.listing && (
        <p className="text-muted">
          {lead.listing.title} · <Rupees amount={lead.listing.listPrice} />
        </p>
      )}
      {lead.message && <p className="mt-2 border-l-4 border-line pl-3 italic">{lead.message}</p>}
      {accept.error && <Failure error={accept.error} />}
      <Button className="mt-4 w-full sm:w-auto" busy={accept.isPending} onClick={submit}>
        <FormattedMessage id="work.accept" />
      </Button>
    </article>
  );
}
