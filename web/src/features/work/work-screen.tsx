import type { ResultOf } from '@graphql-typed-document-node/core';
import { Link } from '@tanstack/react-router';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { type Connection, fallbackInterval } from '../../lib/live.js';
import { Empty, Failure, Pending } from '../../ui/states.js';
import { ConnectionState } from '../../ui/connection-state.js';
import { Countdown } from '../../shared/stats/countdown.js';
import { incomingOf } from './incoming.js';
import { IncomingLeads } from './incoming-leads.js';
import { useFollowAssignments, useLiveAssignments } from './live-assignments.js';

const AgentLeads = graphql(`
  query AgentLeads($filter: LeadFilter) {
    leads(filter: $filter, first: 50) {
      edges {
        node {
          id
          stage
          temperature
          message
          createdAt
          acceptedAt
          firstContactedAt
          buyer {
            id
            name
          }
          contact {
            name
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
            assignedAt
            acceptDueAt
            contactDueAt
            match {
              eligible
              locality
              budget
              language
              projectExpertise
              trust
            }
          }
        }
      }
    }
  }
`);

/** What arrives now, then the open leads, soonest deadline first. */
export function LeadsScreen({ agentId }: { agentId: string }) {
  const connection = useFollowAssignments(agentId);
  return (
    <div className="mx-auto max-w-3xl space-y-8 px-4 py-6">
      <header className="flex items-center justify-between">
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="work.title" />
        </h1>
        <ConnectionState connection={connection} />
      </header>
      <Leads agentId={agentId} connection={connection} />
    </div>
  );
}

/** Both at once: what waited already stands above the list from its first moment on. */
function Leads({ agentId, connection }: { agentId: string; connection: Connection }) {
  const arrived = useLiveAssignments((state) => state.arrived);
  const { data, error, isPending, refetch } = useGraph(
    AgentLeads,
    { filter: { agentId, routingStatuses: ['ASSIGNED'] } },
    { refetchInterval: fallbackInterval(connection) },
  );
  // What arrives meanwhile does not wait for the list.
  if (isPending && arrived.length === 0) return <Pending />;
  const leads = data?.leads?.edges.map(({ node }) => node) ?? [];
  const incoming = incomingOf(arrived, leads);
  const waiting = new Set(incoming.map(({ lead }) => lead.id));
  return (
    <>
      <IncomingLeads incoming={incoming} />
      {isPending && <Pending />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && <OpenLeads leads={leads.filter(({ id }) => !waiting.has(id))} isAlone={waiting.size === 0} />}
    </>
  );
}

type AgentLead = NonNullable<ResultOf<typeof AgentLeads>['leads']>['edges'][number]['node'];

interface OpenLeadsProps {
  leads: readonly AgentLead[];
  /** Whether nothing stands above the list. */
  isAlone: boolean;
}

function OpenLeads({ leads: given, isAlone }: OpenLeadsProps) {
  if (given.length === 0) return isAlone ? <Empty title={<FormattedMessage id="work.noLeads" />} /> : null;
  const leads = given.map((lead) => ({ ...lead, dueAt: dueAt(lead) }));
  leads.sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {leads.map((lead) => (
        <li key={lead.id} className="relative flex items-center gap-3 p-4 hover:bg-raised sm:gap-4">
          <div className="min-w-0 flex-1">
            <Link
              to="/work/lead/$id"
              params={{ id: lead.id }}
              className="font-semibold after:absolute after:inset-0"
            >
              {lead.buyer?.name ?? lead.contact?.name ?? <FormattedMessage id="work.buyerUnnamed" />}
            </Link>
            <p className="line-clamp-2 text-sm text-muted">{lead.listing?.title ?? lead.project?.name}</p>
          </div>
          <div className="max-w-[38%] text-right text-sm sm:max-w-[45%]">
            {lead.temperature === 'HOT' && (
              <p className="font-semibold text-accent">
                <FormattedMessage id="temperature.HOT" />
              </p>
            )}
            <p>
              <FormattedMessage id={`stage.${lead.stage}`} />
            </p>
            {lead.dueAt ? (
              <Countdown until={lead.dueAt} />
            ) : (
              <FormattedDate value={lead.createdAt} day="numeric" month="short" />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

interface Deadlines {
  acceptedAt?: string | null;
  firstContactedAt?: string | null;
  assignment?: { acceptDueAt: string | null; contactDueAt: string | null } | null;
}

/** The next promise of the lead that is still open: accept it, then contact the buyer. */
function dueAt({ acceptedAt, firstContactedAt, assignment }: Deadlines): string | undefined {
  if (!assignment || firstContactedAt) return undefined;
  return (acceptedAt ? assignment.contactDueAt : assignment.acceptDueAt) ?? undefined;
}
