import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { focusOnMount } from '../../ui/focus-on-mount.js';
import { Failure } from '../../ui/states.js';
import type { TeamAgent } from './board-query.js';
import { useChosenLeads } from './chosen-leads.js';
import { HandOverLeads } from './hand-over-leads.js';
import { NamedOptions } from './named-options.js';

interface HandOverChosenProps {
  /** Leads on the board: what has left it meanwhile is not handed over. */
  onBoard: ReadonlySet<string>;
  agents: readonly TeamAgent[];
}

/** Hands the chosen leads to one agent, or each to whom the rules choose. It lies over the screen: nothing on the board moves. */
export function HandOverChosen({ onBoard, agents }: HandOverChosenProps) {
  const intl = useIntl();
  const { ids, clear } = useChosenLeads();
  const [to, setTo] = useState('');
  const handOver = useAction(HandOverLeads, ['ManagerBoard', 'ManagedTeam', 'LeadAlerts']);
  useEffect(() => clear, [clear]);
  const leadIds = [...ids].filter((id) => onBoard.has(id));
  const done = handOver.data?.reassignLeads;
  const submit = () =>
    handOver.mutate({ input: { leadIds, ...(to && { agentId: to }) } }, { onSuccess: clear });
  return (
    <div className="pointer-events-none sticky bottom-18 z-20 flex justify-center sm:bottom-4">
      <div role="status" className="pointer-events-auto empty:hidden">
        {leadIds.length === 0 && done && (
          <p
            ref={focusOnMount}
            tabIndex={-1}
            className="rounded-full border border-line bg-surface px-5 py-3 font-medium shadow-card"
          >
            <FormattedMessage
              id="manage.handedOver"
              values={{ count: done.leadIds?.length ?? 0, refused: done.refused?.length ?? 0 }}
            />
          </p>
        )}
      </div>
      {leadIds.length > 0 && (
        <form
          aria-label={intl.formatMessage({ id: 'manage.handOver' })}
          className="pointer-events-auto flex flex-wrap items-center justify-center gap-2 rounded-card border border-brand bg-surface p-3 shadow-card"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <select
            value={to}
            aria-label={intl.formatMessage({ id: 'manage.handOverTo' })}
            onChange={({ target }) => setTo(target.value)}
            className="min-h-11 max-w-full rounded-lg border border-line bg-ground px-2"
          >
            <option value="">{intl.formatMessage({ id: 'manage.byRules' })}</option>
            <NamedOptions of={agents} />
          </select>
          <Button type="submit" busy={handOver.isPending}>
            <FormattedMessage id="manage.handOverCount" values={{ count: leadIds.length }} />
          </Button>
          <Button variant="quiet" onClick={clear}>
            <FormattedMessage id="manage.chooseNone" />
          </Button>
          {handOver.error && <Failure error={handOver.error} />}
        </form>
      )}
    </div>
  );
}
