import { FormattedMessage } from 'react-intl';
import { useGraph } from '../../lib/graph.js';
import { useHeld } from '../../lib/held.js';
import { fallbackInterval, useLive } from '../../lib/live.js';
import { ConnectionState } from '../../ui/connection-state.js';
import { FreshButton } from '../../ui/fresh-notice.js';
import { Failure, Pending } from '../../ui/states.js';
import { BOARD_EVENTS, type BoardLead, ManagerBoard, type TeamAgent } from './board-query.js';
import { calm, urgent } from './card-style.js';
import { HandOverChosen } from './hand-over-chosen.js';
import { LeadAlertList, useLeadAlerts } from './lead-alerts.js';
import { LeadColumns } from './lead-columns.js';
import { LeadTiles } from './lead-tiles.js';
import { TeamPulse } from './team-pulse.js';

/** A brokerage's leads by stage, with who has each. */
export function BoardScreen({ organizationId }: { organizationId: string }) {
  const connection = useLive(BOARD_EVENTS, { reread: ['ManagerBoard', 'LeadAlerts'] });
  const { data, error, isPending, refetch } = useGraph(
    ManagerBoard,
    { organizationId },
    { refetchInterval: fallbackInterval(connection) },
  );
  // They stand above the board, which would be pushed down by them.
  const alerts = useLeadAlerts(organizationId);
  if (isPending || alerts.isPending) return <Pending />;
  if (!data) return <Failure error={error} onRetry={() => void refetch()} />;
  const leads = data.organization?.leads?.edges.map(({ node }) => node) ?? [];
  const agents = data.agents?.edges.map(({ node }) => node) ?? [];
  const waiting = leads.filter(({ routingStatus }) => routingStatus !== 'ASSIGNED');
  return (
    <div className="mx-auto max-w-7xl space-y-8 px-4 py-6">
      <header className="flex items-center justify-between gap-4">
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="manage.title" values={{ organization: data.organization?.name ?? '' }} />
        </h1>
        <ConnectionState connection={connection} />
      </header>
      <div className="space-y-6 lg:flex lg:items-start lg:gap-6 lg:space-y-0 lg:*:flex-1">
        {!alerts.data ? (
          <Failure error={alerts.error} />
        ) : (
          <LeadAlertList alerts={alerts.data.organization?.leadAlerts ?? []} />
        )}
        <Waiting leads={waiting} agents={agents} />
      </div>
      <LeadColumns leads={leads} agents={agents} />
      <HandOverChosen onBoard={new Set(leads.map(({ id }) => id))} agents={agents} />
      <TeamPulse agents={agents} />
    </div>
  );
}

/** Leads that no agent has. It keeps still, as the alerts beside it do. */
function Waiting({ leads: current, agents }: { leads: BoardLead[]; agents: TeamAgent[] }) {
  const { shown, gone, fresh, show } = useHeld(current);
  const leads = shown.filter(({ id }) => !gone.has(id));
  return (
    <section className={leads.length + fresh > 0 ? urgent : calm}>
      <header className="flex min-h-9 items-center gap-2 font-semibold">
        <h2 className="flex-1">
          <FormattedMessage id="manage.waiting" values={{ count: leads.length }} />
        </h2>
        <FreshButton count={fresh} onShow={show} />
      </header>
      {leads.length > 0 && (
        <LeadTiles leads={leads} agents={agents} className="grid gap-3 text-ink sm:grid-cols-2" />
      )}
    </section>
  );
}
