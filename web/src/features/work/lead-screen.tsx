import { FormattedDate, FormattedMessage } from 'react-intl';
import { NotFound } from '../../ui/not-found.js';
import { useGraph } from '../../lib/graph.js';
import { Button } from '../../ui/button.js';
import { Facts } from '../../ui/facts.js';
import { Rupees } from '../../ui/money.js';
import { Failure, Pending } from '../../ui/states.js';
import { LeadMessages } from '../../shared/messages/lead-messages.js';
import { ContactBar } from './contact-bar.js';
import { type Lead, LeadDetails } from './lead-query.js';
import { LeadTimeline } from './lead-timeline.js';
import { LeadTasks } from './lead-tasks.js';
import { LeadPayments } from './lead-payments.js';
import { LeadVisits } from './lead-visits.js';
import { AcceptLead, useLeadAction } from './lead-actions.js';
import { accepted } from './expected-lead.js';
import { useLiveAssignments } from './live-assignments.js';
import { useMarkSeen } from './mark-seen.js';
import { StageForm } from './stage-form.js';
import { WhyMe } from './why-me.js';

/** One lead: who asks for what, the ways of contact the buyer allowed, the next step, and what happened so far. */
export function LeadScreen({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useGraph(LeadDetails, { id });
  useMarkSeen(data?.lead?.stage === 'INCOMING' ? id : undefined);
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const { lead } = data;
  if (!lead) return <NotFound />;
  return (
    <article className="in-order mx-auto max-w-3xl space-y-8 px-4 py-6 lg:grid lg:max-w-6xl lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8">
      <div className="in-order space-y-8">
        <header>
          <p className="text-sm text-accent">
            <FormattedMessage id={`stage.${lead.stage}`} />
            {lead.temperature && (
              <>
                {' · '}
                <FormattedMessage id={`temperature.${lead.temperature}`} />
              </>
            )}
          </p>
          <h1 className="text-2xl font-bold">
            {lead.buyer?.name ?? lead.contact?.name ?? <FormattedMessage id="work.buyerUnnamed" />}
          </h1>
          <p className="text-muted">{lead.listing?.title ?? lead.project?.name}</p>
          {lead.message && <p className="mt-3 border-l-4 border-line pl-3 italic">{lead.message}</p>}
        </header>
        <NextStep lead={lead} />
        <StageForm leadId={lead.id} allowed={lead.allowedStages ?? []} />
        <Facts
          facts={[
            ['fact.price', lead.listing && <Rupees amount={lead.listing.listPrice} />],
            ['fact.budget', lead.budgetMax != null && <Rupees amount={lead.budgetMax} />],
            ['fact.rule', lead.ruleName],
            [
              'fact.received',
              <FormattedDate key="at" value={lead.createdAt} dateStyle="medium" timeStyle="short" />,
            ],
          ]}
        />
        {lead.assignment?.match && <WhyMe match={lead.assignment.match} />}
        {lead.acceptedAt && (
          <LeadVisits leadId={lead.id} visits={lead.siteVisits} mayPlan={mayPlanVisit(lead)} />
        )}
        {lead.acceptedAt && <LeadTasks leadId={lead.id} tasks={lead.tasks ?? []} />}
        {mayBePaid(lead) && <LeadPayments leadId={lead.id} payments={lead.payments} />}
        {lead.buyer && <LeadMessages leadId={lead.id} as="AGENT" mayWrite={lead.acceptedAt !== null} />}
      </div>
      <LeadTimeline leadId={lead.id} activities={lead.activities?.edges.map(({ node }) => node) ?? []} />
    </article>
  );
}

/** A planned visit can be followed by another. */
const mayPlanVisit = ({ stage, allowedStages }: Lead) =>
  stage === 'SITE_VISIT_SCHEDULED' || (allowedStages?.includes('SITE_VISIT_SCHEDULED') ?? false);

/** Money is a matter once the buyer is known to mean it. */
const mayBePaid = ({ stage, payments }: Lead) =>
  payments.length > 0 || !['INCOMING', 'PROSPECT', 'UNQUALIFIED', 'LOST'].includes(stage);

function NextStep({ lead }: { lead: Lead }) {
  const dismiss = useLiveAssignments((state) => state.dismiss);
  const accept = useLeadAction(AcceptLead, accepted);
  if (!lead.acceptedAt) {
    return (
      <section>
        <Button
          busy={accept.isPending}
          onClick={() => accept.mutate({ input: { leadId: lead.id } }, { onSuccess: () => dismiss(lead.id) })}
        >
          <FormattedMessage id="work.accept" />
        </Button>
        {accept.error && <Failure error={accept.error} />}
      </section>
    );
  }
  return <ContactBar lead={lead} />;
}
