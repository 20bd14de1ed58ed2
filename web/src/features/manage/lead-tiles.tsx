import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { Rupees } from '../../ui/money.js';
import { Failure } from '../../ui/states.js';
import type { BoardLead, TeamAgent } from './board-query.js';
import { useReassign } from './reassign.js';

interface LeadTilesProps {
  leads: readonly BoardLead[];
  agents: readonly TeamAgent[];
  className: string;
}

/** Leads, each with the choice of who has it. */
export function LeadTiles({ leads, agents, className }: LeadTilesProps) {
  return (
    <ul className={`mt-3 ${className}`}>
      {leads.map((lead) => (
        <li key={lead.id}>
          <LeadTile lead={lead} agents={agents} />
        </li>
      ))}
    </ul>
  );
}

function LeadTile({ lead, agents }: { lead: BoardLead; agents: readonly TeamAgent[] }) {
  const intl = useIntl();
  const reassign = useReassign();
  return (
    <article className="rounded-xl border border-line bg-surface p-3 text-sm">
      <Link
        to="/work/lead/$id"
        params={{ id: lead.id }}
        className="inline-flex min-h-6 items-center font-semibold hover:underline"
      >
        {lead.contact?.name ?? <FormattedMessage id="work.buyerUnnamed" />}
      </Link>
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
