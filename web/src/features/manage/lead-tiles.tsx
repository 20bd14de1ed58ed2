import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Countdown } from '../../shared/stats/countdown.js';
import { Rupees } from '../../ui/money.js';
import { Failure } from '../../ui/states.js';
import type { BoardLead, TeamAgent } from './board-query.js';
import { useChosenLeads } from './chosen-leads.js';
import { NamedOptions } from './named-options.js';
import { promiseOf } from './promise.js';
import { useReassign } from './reassign.js';

interface LeadTilesProps {
  leads: readonly BoardLead[];
  /** Those of `leads` whose place this is no more, by id, and what they are by now; undefined where they have left the board. */
  left?: ReadonlyMap<string, BoardLead | undefined>;
  agents: readonly TeamAgent[];
  className: string;
}

/** Leads, each with the choice of who has it. */
export function LeadTiles({ leads, left, agents, className }: LeadTilesProps) {
  return (
    <ul className={`mt-3 ${className}`}>
      {leads.map((lead) => (
        <li key={lead.id}>
          <LeadTile lead={lead} isLeft={left?.has(lead.id)}>
            {left?.has(lead.id) ? (
              <WhereNow lead={left.get(lead.id)} />
            ) : (
              <AssignedTo lead={lead} agents={agents} />
            )}
          </LeadTile>
        </li>
      ))}
    </ul>
  );
}

interface LeadTileProps {
  lead: BoardLead;
  isLeft?: boolean | undefined;
  children: ReactNode;
}

function LeadTile({ lead, isLeft = false, children }: LeadTileProps) {
  return (
    <article className="rounded-xl border border-line bg-surface p-3 text-sm">
      <div className="flex items-start justify-between gap-2">
        <Link
          to="/work/lead/$id"
          params={{ id: lead.id }}
          className="inline-flex min-h-6 items-center font-semibold hover:underline"
        >
          {lead.contact?.name ?? <FormattedMessage id="work.buyerUnnamed" />}
        </Link>
        <Choose lead={lead} isLeft={isLeft} />
      </div>
      <p className="text-muted">{lead.listing?.title ?? lead.project?.name}</p>
      {lead.listing && (
        <p className="tabular-nums">
          <Rupees amount={lead.listing.listPrice} />
        </p>
      )}
      <When lead={lead} />
      {children}
    </article>
  );
}

/** In the place of the choice, which is as high. */
function WhereNow({ lead }: { lead: BoardLead | undefined }) {
  const intl = useIntl();
  const stage = lead && intl.formatMessage({ id: `stage.${lead.stage}` });
  return (
    <p className="mt-2 flex min-h-11 items-center font-medium text-muted">
      {!lead && <FormattedMessage id="manage.left" />}
      {lead?.routingStatus === 'ASSIGNED' && <FormattedMessage id="manage.wentOn" values={{ stage }} />}
      {lead && lead.routingStatus !== 'ASSIGNED' && (
        <FormattedMessage id={`manage.status.${lead.routingStatus}`} />
      )}
    </p>
  );
}

function AssignedTo({ lead, agents }: { lead: BoardLead; agents: readonly TeamAgent[] }) {
  const intl = useIntl();
  const reassign = useReassign();
  return (
    <>
      <select
        value={lead.agent?.id ?? ''}
        aria-label={intl.formatMessage({ id: 'manage.assignedTo' })}
        disabled={reassign.isPending}
        onChange={({ target }) => reassign.mutate({ input: { leadId: lead.id, agentId: target.value } })}
        className="mt-2 min-h-11 w-full rounded-lg border border-line bg-ground px-2"
      >
        {!lead.agent && (
          <option value="">{intl.formatMessage({ id: `manage.status.${lead.routingStatus}` })}</option>
        )}
        <NamedOptions of={agents} />
      </select>
      {reassign.error && <Failure error={reassign.error} />}
    </>
  );
}

function Choose({ lead, isLeft }: { lead: BoardLead; isLeft: boolean }) {
  const intl = useIntl();
  const isChosen = useChosenLeads(({ ids }) => ids.has(lead.id));
  const toggle = useChosenLeads((state) => state.toggle);
  const name = lead.contact?.name ?? intl.formatMessage({ id: 'work.buyerUnnamed' });
  return (
    // Larger than the box: a finger need not aim.
    <label className="-m-2 flex size-11 shrink-0 items-center justify-center">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={isLeft}
        aria-label={intl.formatMessage({ id: 'manage.choose' }, { name })}
        onChange={() => toggle(lead.id)}
        className="size-5 accent-brand"
      />
    </label>
  );
}

/** How long what was promised may still take; of a lead without an open promise, since when it is there. */
function When({ lead }: { lead: BoardLead }) {
  const promise = promiseOf(lead);
  return (
    <p className="flex justify-between gap-2 text-muted">
      {promise ? (
        <>
          <FormattedMessage id={`manage.due.${promise.kind}`} />
          <Countdown until={promise.dueAt} />
        </>
      ) : (
        <FormattedMessage
          id="manage.since"
          values={{ date: <FormattedDate key="date" value={lead.createdAt} day="numeric" month="short" /> }}
        />
      )}
    </p>
  );
}
