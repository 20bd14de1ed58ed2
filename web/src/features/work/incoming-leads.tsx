import { Link } from '@tanstack/react-router';
import { BellRing } from 'lucide-react';
import { useRef } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import { Button } from '../../ui/button.js';
import { focusOnMount } from '../../ui/focus-on-mount.js';
import { FreshNotice } from '../../ui/fresh-notice.js';
import { Rupees } from '../../ui/money.js';
import { Failure } from '../../ui/states.js';
import { useUnseen } from '../../ui/use-unseen.js';
import { Countdown } from '../../shared/stats/countdown.js';
import { AcceptLead, useLeadAction } from './lead-actions.js';
import { useMarkSeen } from './mark-seen.js';
import type { Incoming } from './incoming.js';
import { useLiveAssignments } from './live-assignments.js';
import { accepted } from './expected-lead.js';
import { useSettled } from './settled.js';
import { WhyMe } from './why-me.js';

/**
 * Leads as they arrive, each with what it is about, how long it waits, why it came, and one tap to accept. Who has scrolled past
 * them is told of the one that came last.
 */
export function IncomingLeads({ incoming }: { incoming: readonly Incoming[] }) {
  const list = useRef<HTMLUListElement>(null);
  const last = incoming.at(-1)?.assignment.id;
  const isUnseen = useUnseen(list, last);
  const show = () => list.current?.lastElementChild?.scrollIntoView({ block: 'center' });
  return (
    <>
      <FreshNotice count={isUnseen ? incoming.length : 0} onShow={show} message="work.waiting" />
      <ul ref={list} aria-live="assertive" className="space-y-3">
        {incoming.map((one) => (
          <li key={one.assignment.id} className="max-sm:first:*:min-h-[calc(100dvh-16rem)]">
            <IncomingCard incoming={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** On a phone the first is as high as what is in view; the button stays where the thumb is while its card is in view. */
function IncomingCard({ incoming: { lead, assignment, since } }: { incoming: Incoming }) {
  const dismiss = useLiveAssignments((state) => state.dismiss);
  const accept = useLeadAction(AcceptLead, accepted);
  const isSettled = useSettled();
  useMarkSeen(lead.id);
  // At once, unless there is no network; it is back with the reason when it is refused. Afterwards the list is being read again.
  if ((accept.isPending && !accept.isPaused) || accept.isSuccess) return <Accepted name={lead.buyer?.name} />;
  const submit = () => accept.mutate({ input: { leadId: lead.id } }, { onSuccess: () => dismiss(lead.id) });
  return (
    <article className="flex flex-col gap-4 rounded-card border-2 border-accent bg-surface p-5 shadow-card">
      <div className="flex items-center justify-between gap-3">
        <p className="flex items-center gap-2 font-semibold text-accent">
          <BellRing aria-hidden className="size-5" />
          <FormattedMessage id="work.newLead" />
          {since && (
            <span className="font-normal text-muted">
              <FormattedTime value={since} />
            </span>
          )}
        </p>
        {assignment.acceptDueAt && (
          // A clock that is read out each second says nothing else.
          <p aria-live="off" className="text-2xl">
            <Countdown until={assignment.acceptDueAt} />
          </p>
        )}
      </div>
      <div>
        <h2 className="text-2xl font-bold">
          <Link to="/work/lead/$id" params={{ id: lead.id }} className="hover:underline">
            {lead.buyer?.name ?? <FormattedMessage id="work.buyerUnnamed" />}
          </Link>
        </h2>
        <p className="text-muted">
          {lead.listing ? (
            <>
              {lead.listing.title} · <Rupees amount={lead.listing.listPrice} />
            </>
          ) : (
            lead.project?.name
          )}
        </p>
        {lead.message && <p className="mt-3 border-l-4 border-line pl-3 italic">{lead.message}</p>}
      </div>
      {assignment.match && <WhyMe match={assignment.match} heading="h3" />}
      {accept.error && <Failure error={accept.error} />}
      <div className="sticky bottom-14 -mb-5 mt-auto rounded-b-card bg-surface pb-5 pt-2 sm:static">
        <Button
          className="min-h-14 w-full text-lg"
          busy={accept.isPaused}
          disabled={!isSettled}
          onClick={submit}
        >
          <FormattedMessage id="work.accept" />
        </Button>
      </div>
    </article>
  );
}

function Accepted({ name }: { name: string | null | undefined }) {
  return (
    <p
      ref={focusOnMount}
      tabIndex={-1}
      role="status"
      className="min-h-0! rounded-card border border-band-a/50 bg-surface p-4 font-medium"
    >
      <FormattedMessage
        id="work.accepted"
        values={{ name: name ?? <FormattedMessage id="work.buyerUnnamed" /> }}
      />
    </p>
  );
}
