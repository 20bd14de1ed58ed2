import { Mail, MessageCircle, Phone } from 'lucide-react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { NotFound } from '../../ui/not-found.js';
import { graphql } from '../../graphql/index.js';
import type { ContactChannel } from '../../graphql/graphql.js';
import { useGraph } from '../../lib/graph.js';
import { Button, buttonStyle } from '../../ui/button.js';
import { Facts } from '../../ui/facts.js';
import { Rupees } from '../../ui/money.js';
import { Failure, Pending } from '../../ui/states.js';
import { LeadMessages } from '../../shared/messages/lead-messages.js';
import { LeadTimeline } from './lead-timeline.js';
import { LeadTasks } from './lead-tasks.js';
import { LeadPayments } from './lead-payments.js';
import { LeadVisits } from './lead-visits.js';
import { AcceptLead, RecordFirstContact, useLeadAction } from './lead-actions.js';
import { useMarkSeen } from './mark-seen.js';
import { StageForm } from './stage-form.js';
import { WhyMe } from './why-me.js';

const LeadDetails = graphql(`
  query LeadDetails($id: ID!) {
    lead(id: $id) {
      id
      stage
      allowedStages
      temperature
      message
      createdAt
      acceptedAt
      firstContactedAt
      budgetMin
      budgetMax
      ruleName
      buyer {
        id
        name
      }
      contact {
        name
        phone
        email
        consents {
          channel
          purpose
          revokedAt
        }
      }
      listing {
        id
        title
        listPrice
      }
      project {
        id
        name
      }
      assignment {
        id
        match {
          final
          locality
          budget
          language
          projectExpertise
          trust
          eligible
        }
      }
      siteVisits {
        id
        ...SiteVisitFields
      }
      tasks {
        id
        ...LeadTaskFields
      }
      payments {
        id
        ...LeadPaymentFields
      }
      activities(first: 50) {
        edges {
          node {
            id
            ...ActivityFields
          }
        }
      }
    }
  }
`);

type Lead = NonNullable<ResultOf<typeof LeadDetails>['lead']>;

/** One lead: who asks for what, the ways of contact the buyer allowed, the next step, and what happened so far. */
export function LeadScreen({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useGraph(LeadDetails, { id });
  useMarkSeen(data?.lead?.stage === 'INCOMING' ? id : undefined);
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const { lead } = data;
  if (!lead) return <NotFound />;
  return (
    <article className="in-order mx-auto max-w-3xl space-y-8 px-4 py-6">
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
      <StageForm leadId={lead.id} allowed={lead.allowedStages ?? []} />
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
  const accept = useLeadAction(AcceptLead);
  if (!lead.acceptedAt) {
    return (
      <section>
        <Button busy={accept.isPending} onClick={() => accept.mutate({ input: { leadId: lead.id } })}>
          <FormattedMessage id="work.accept" />
        </Button>
        {accept.error && <Failure error={accept.error} />}
      </section>
    );
  }
  return <ContactBar lead={lead} />;
}

/** One button a way of contact that the buyer allowed; a press opens it and records the first contact. */
function ContactBar({ lead }: { lead: Lead }) {
  const contacted = useLeadAction(RecordFirstContact);
  const { contact } = lead;
  const allowed = new Set(
    contact?.consents.filter(({ revokedAt }) => !revokedAt).map(({ channel }) => channel),
  );
  const ways = [
    { channel: 'CALL' as const, href: contact?.phone && `tel:${contact.phone}`, Icon: Phone },
    {
      channel: 'WHATSAPP' as const,
      href: contact?.phone && `https://wa.me/${contact.phone.replace('+', '')}`,
      Icon: MessageCircle,
    },
    { channel: 'EMAIL' as const, href: contact?.email && `mailto:${contact.email}`, Icon: Mail },
  ].filter(({ channel, href }) => allowed.has(channel) && href);
  const record = (channel: ContactChannel) => {
    if (!lead.firstContactedAt) contacted.mutate({ input: { leadId: lead.id, channel } });
  };
  return (
    <section className="flex flex-wrap gap-3">
      {ways.length === 0 && (
        <p className="text-muted">
          <FormattedMessage id="work.noConsent" />
        </p>
      )}
      {ways.map(({ channel, href, Icon }) => (
        <a
          key={channel}
          href={href as string}
          target={channel === 'WHATSAPP' ? '_blank' : undefined}
          rel="noreferrer"
          onClick={() => record(channel)}
          className={buttonStyle(channel === 'CALL' ? 'solid' : 'quiet')}
        >
          <Icon aria-hidden className="size-5" />
          <FormattedMessage id={`channel.${channel}`} />
        </a>
      ))}
      {contacted.error && <Failure error={contacted.error} />}
    </section>
  );
}
