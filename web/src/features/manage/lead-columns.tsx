import { FormattedMessage } from 'react-intl';
import { useHeld } from '../../lib/held.js';
import { useReached } from '../../lib/use-reached.js';
import { FreshButton } from '../../ui/fresh-notice.js';
import type { BoardLead, TeamAgent } from './board-query.js';
import { LeadTiles } from './lead-tiles.js';

const COLUMNS = [
  'INCOMING',
  'PROSPECT',
  'OPPORTUNITY',
  'SITE_VISIT_SCHEDULED',
  'SITE_VISIT_DONE',
  'NEGOTIATION',
] as const;

interface LeadColumnsProps {
  leads: readonly BoardLead[];
  agents: readonly TeamAgent[];
}

/**
 * Leads that agents have, by stage. While the manager's pointer or focus is among them they keep still: who is about to choose a lead, or
 * another agent for it, has that one. What goes on meanwhile says where it is, and what comes is counted.
 */
export function LeadColumns({ leads, agents }: LeadColumnsProps) {
  const { isReached, handlers } = useReached();
  const places = leads
    .filter(({ routingStatus }) => routingStatus === 'ASSIGNED')
    .map((lead) => ({ id: `${lead.stage} ${lead.id}`, lead }));
  const { shown, gone, fresh, show } = useHeld(places, { isReached });
  const now = new Map(leads.map((lead) => [lead.id, lead]));
  return (
    <div {...handlers}>
      <header className="flex min-h-9 items-center gap-3">
        <h2 id="board" className="text-lg font-bold">
          <FormattedMessage id="manage.board" />
        </h2>
        <FreshButton count={fresh} onShow={show} />
      </header>
      <div tabIndex={0} role="region" aria-labelledby="board" className="mt-2 overflow-x-auto pb-4">
        <div className="grid min-w-[72rem] grid-cols-6 gap-3">
          {COLUMNS.map((stage) => {
            const column = shown.filter(({ id }) => id.startsWith(`${stage} `));
            const left = column.filter(({ id }) => gone.has(id)).map(({ lead }) => lead.id);
            return (
              <section key={stage} className="rounded-card bg-raised p-3">
                <h3 className="flex justify-between text-sm font-semibold">
                  <FormattedMessage id={`stage.${stage}`} />
                  <span className="tabular-nums text-muted">{column.length - left.length}</span>
                </h3>
                <LeadTiles
                  leads={column.map(({ lead }) => lead)}
                  left={new Map(left.map((id) => [id, now.get(id)]))}
                  agents={agents}
                  className="space-y-3"
                />
              </section>
            );
          })}
        </div>
      </div>
    </div>
  );
}
