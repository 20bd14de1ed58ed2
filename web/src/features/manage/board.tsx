import { FormattedMessage, useIntl } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useViewer } from '../../lib/viewer.js';
import { Empty, Failure, Pending } from '../../ui/states.js';
import { Rupees } from '../../ui/money.js';
import { useReassign } from './reassign.js';
import { RoutingRules } from './routing-rules.js';
import { TeamInvitations } from './team-invitations.js';

const ManagerBoard = graphql(`
  query ManagerBoard($organizationId: ID!) {
    organization(id: $organizationId) {
      id
      name
      leadAlerts(open: true) {
        id
        kind
        raisedAt
        lead {
          id
        }
      }
      leads(first: 100, filter: { routingStatuses: [ASSIGNED, POND, QUEUED] }) {
        edges {
          node {
            id
            stage
            routingStatus
            createdAt
            firstContactedAt
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
            agent {
              id
              name
            }
          }
        }
      }
    }
    agents(first: 100, filter: { organizationId: $organizationId }) {
      edges {
        node {
          id
          name
          workload {
            openLeads
            assignedToday
            openCap
          }
        }
      }
    }
  }
`);

type Board = ResultOf<typeof ManagerBoard>;
type BoardLead = NonNullable<NonNullable<Board['organization']>['leads']>['edges'][number]['node'];
type TeamAgent = NonNullable<Board['agents']>['edges'][number]['node'];

const COLUMNS = [
  'INCOMING',
  'PROSPECT',
  'OPPORTUNITY',
  'SITE_VISIT_SCHEDULED',
  'SITE_VISIT_DONE',
  'NEGOTIATION',
] as const;
const REFRESH_MS = 5_000;

/** A manager's leads by stage, with who has each and how busy the team is. */
export function BoardScreen() {
  const viewer = useViewer();
  if (!viewer) return <Pending />;
  if (!viewer.organization || !viewer.roles?.includes('BROKERAGE_MANAGER')) {
    return (
      <div className="mx-auto max-w-xl p-6">
        <FormattedMessage id="manage.notManager">
          {(title) => <Empty title={String(title)} />}
        </FormattedMessage>
      </div>
    );
  }
  return <OrganizationBoard organizationId={viewer.organization.id} />;
}

function OrganizationBoard({ organizationId }: { organizationId: string }) {
  const { data, error, isPending, refetch } = useGraph(
    ManagerBoard,
    { organizationId },
    { refetchInterval: REFRESH_MS },
  );
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const leads = data.organization?.leads?.edges.map(({ node }) => node) ?? [];
  const agents = data.agents?.edges.map(({ node }) => node) ?? [];
  const waiting = leads.filter(({ routingStatus }) => routingStatus !== 'ASSIGNED');
  return (
    <div className="mx-auto max-w-7xl space-y-8 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="manage.title" values={{ organization: data.organization?.name ?? '' }} />
      </h1>
      {waiting.length > 0 && <Waiting leads={waiting} agents={agents} />}
      <div tabIndex={0} role="region" aria-labelledby="board" className="overflow-x-auto pb-4">
        <h2 id="board" className="sr-only">
          <FormattedMessage id="manage.board" />
        </h2>
        <div className="grid min-w-[72rem] grid-cols-6 gap-3">
          {COLUMNS.map((stage) => (
            <Column
              key={stage}
              stage={stage}
              leads={leads.filter((lead) => lead.stage === stage && lead.routingStatus === 'ASSIGNED')}
              agents={agents}
            />
          ))}
        </div>
      </div>
      <Team agents={agents} />
      <TeamInvitations />
      <RoutingRules organizationId={organizationId} agents={agents} />
    </div>
  );
}

function Waiting({ leads, agents }: { leads: BoardLead[]; agents: TeamAgent[] }) {
  return (
    <section className="rounded-card border-2 border-accent p-4">
      <h2 className="font-semibold text-accent">
        <FormattedMessage id="manage.waiting" values={{ count: leads.length }} />
      </h2>
      <ul className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {leads.map((lead) => (
          <li key={lead.id}>
            <LeadTile lead={lead} agents={agents} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Column({ stage, leads, agents }: { stage: string; leads: BoardLead[]; agents: TeamAgent[] }) {
  return (
    <section className="rounded-card bg-raised p-3">
      <h3 className="flex justify-between text-sm font-semibold">
        <FormattedMessage id={`stage.${stage}`} />
        <span className="tabular-nums text-muted">{leads.length}</span>
      </h3>
      <ul className="mt-3 space-y-3">
        {leads.map((lead) => (
          <li key={lead.id}>
            <LeadTile lead={lead} agents={agents} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LeadTile({ lead, agents }: { lead: BoardLead; agents: TeamAgent[] }) {
  const intl = useIntl();
  const reassign = useReassign();
  return (
    <article className="rounded-xl border border-line bg-surface p-3 text-sm">
      <p className="font-semibold">{lead.contact?.name ?? <FormattedMessage id="work.buyerUnnamed" />}</p>
      <p className="text-muted">{lead.listing?.title ?? lead.project?.name}</p>
      {lead.listing && (
        <p className="tabular-nums">
          <Rupees amount={lead.listing.listPrice} />
        </p>
      )}
      <select
        value={lead.agent?.id ?? ''}
        aria-label={intl.formatMessage({ id: 'manage.assignedTo' })}
        disabled={reassign.isPending}
        onChange={({ target }) => reassign.mutate({ input: { leadId: lead.id, agentId: target.value } })}
        className="mt-2 min-h-9 w-full rounded-lg border border-line bg-ground px-2"
      >
        {!lead.agent && (
          <option value="">{intl.formatMessage({ id: `manage.status.${lead.routingStatus}` })}</option>
        )}
        {agents.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {reassign.error && <Failure error={reassign.error} />}
    </article>
  );
}

function Team({ agents }: { agents: TeamAgent[] }) {
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id="manage.team" />
      </h2>
      <table className="mt-3 w-full text-left">
        <thead className="text-sm text-muted">
          <tr>
            <th scope="col" className="py-1 font-medium">
              <FormattedMessage id="manage.agent" />
            </th>
            <th scope="col" className="text-right font-medium">
              <FormattedMessage id="manage.openLeads" />
            </th>
            <th scope="col" className="text-right font-medium">
              <FormattedMessage id="manage.today" />
            </th>
          </tr>
        </thead>
        <tbody>
          {agents.map(({ id, name, workload }) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className="py-2 font-medium">
                {name}
              </th>
              <td className="text-right tabular-nums">
                {workload ? `${workload.openLeads} / ${workload.openCap ?? '–'}` : '–'}
              </td>
              <td className="text-right tabular-nums">{workload?.assignedToday ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
