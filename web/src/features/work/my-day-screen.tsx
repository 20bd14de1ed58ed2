import { Link } from '@tanstack/react-router';
import { BellRing, CalendarClock, Check, ChevronLeft, ChevronRight, ListTodo, Phone } from 'lucide-react';
import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { useGraph } from '../../lib/graph.js';
import { useHeld } from '../../lib/held.js';
import { fallbackInterval } from '../../lib/live.js';
import { Button } from '../../ui/button.js';
import { FreshNotice } from '../../ui/fresh-notice.js';
import { Empty, Failure, Pending } from '../../ui/states.js';
import { ConnectionState } from '../../ui/connection-state.js';
import { Countdown } from '../../shared/stats/countdown.js';
import { UpdateLeadTask, useLeadAction } from './lead-actions.js';
import { useFollowAssignments } from './live-assignments.js';
import { type DayItem, itemsOf } from './my-day-items.js';
import { MyDay } from './my-day-query.js';

const DAY_MS = 86_400_000;
const india = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' });
const shifted = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** What an agent has to do on a day: leads to accept and to contact, visits and tasks, what is lost first at the top. */
export function MyDayScreen({ agentId }: { agentId: string }) {
  const connection = useFollowAssignments(agentId);
  const today = india.format(Date.now());
  const [day, setDay] = useState(today);
  const { data, error, isPending, refetch } = useGraph(
    MyDay,
    { on: day },
    { refetchInterval: fallbackInterval(connection) },
  );
  return (
    <div className="mx-auto max-w-3xl space-y-6 px-4 py-6">
      <header className="flex items-center justify-between gap-3">
        <h1 className="text-2xl font-bold">
          {day === today ? (
            <FormattedMessage id="day.title" />
          ) : (
            <FormattedDate value={day} weekday="long" day="numeric" month="long" />
          )}
        </h1>
        <ConnectionState connection={connection} />
      </header>
      <DaySteps day={day} onChange={setDay} />
      {isPending && <Pending />}
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.myDay && <DayList key={day} items={itemsOf(data.myDay)} />}
    </div>
  );
}

function DaySteps({ day, onChange }: { day: string; onChange: (day: string) => void }) {
  const intl = useIntl();
  const steps = [
    { days: -1, label: 'day.before', Icon: ChevronLeft },
    { days: 1, label: 'day.after', Icon: ChevronRight },
  ] as const;
  return (
    <div className="flex items-center gap-2">
      {steps.map(({ days, label, Icon }) => (
        <Button
          key={days}
          variant="quiet"
          className="px-3"
          aria-label={intl.formatMessage({ id: label })}
          onClick={() => onChange(shifted(day, days))}
        >
          <Icon aria-hidden className="size-5" />
        </Button>
      ))}
      <p className="text-muted">
        <FormattedDate value={day} dateStyle="full" />
      </p>
    </div>
  );
}

/** It keeps still: what comes, and what is dealt with elsewhere, would move the buttons of the others. */
function DayList({ items }: { items: readonly DayItem[] }) {
  const named = items.map((item) => ({ id: `${item.kind} ${item.id}`, item }));
  const { shown, gone, fresh, show, leave } = useHeld(named, { isAlone: true });
  if (shown.length === 0 && fresh === 0) {
    return <Empty title={<FormattedMessage id="day.none" />} />;
  }
  return (
    <>
      <FreshNotice count={fresh} onShow={show} />
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {shown.map(({ id, item }) => (
          <li key={id}>
            <DayRow item={item} isGone={gone.has(id)} onDone={() => leave(id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

const ICONS = { ACCEPT: BellRing, CONTACT: Phone, VISIT: CalendarClock, TASK: ListTodo };

interface DayRowProps {
  item: DayItem;
  isGone: boolean;
  onDone: () => void;
}

function DayRow({ item: { kind, id, at, lead, title }, isGone, onDone }: DayRowProps) {
  const intl = useIntl();
  const done = useLeadAction(UpdateLeadTask);
  const Icon = ICONS[kind];
  const name = lead?.buyer?.name ?? lead?.contact?.name ?? intl.formatMessage({ id: 'work.buyerUnnamed' });
  return (
    <div className="flex items-center gap-3 p-4 sm:gap-4">
      <Icon
        aria-hidden
        className={kind === 'ACCEPT' ? 'size-6 shrink-0 text-accent' : 'size-6 shrink-0 text-muted'}
      />
      <div className="min-w-0 flex-1">
        <p className="text-sm text-muted">
          <FormattedMessage id={`day.kind.${kind}`} />
        </p>
        <p className="font-semibold">
          {lead ? (
            <Link to="/work/lead/$id" params={{ id: lead.id }} className="hover:underline">
              {title ?? name}
            </Link>
          ) : (
            (title ?? name)
          )}
        </p>
        <p className="line-clamp-2 text-sm text-muted">
          {title && `${name} · `}
          {lead?.listing?.title ?? lead?.project?.name}
        </p>
        {done.error && <Failure error={done.error} />}
      </div>
      <div className="text-right text-sm">
        <Due kind={kind} at={at} isGone={isGone} />
      </div>
      {kind === 'TASK' && !isGone && (
        <Button
          variant="quiet"
          className="px-3"
          busy={done.isPending}
          aria-label={intl.formatMessage({ id: 'day.done' }, { title })}
          onClick={() => done.mutate({ input: { taskId: id, status: 'DONE' } }, { onSuccess: onDone })}
        >
          <Check aria-hidden className="size-5" />
        </Button>
      )}
    </div>
  );
}

function Due({ kind, at, isGone }: Pick<DayItem, 'kind' | 'at'> & { isGone: boolean }) {
  if (isGone) return <FormattedMessage id="day.gone" />;
  return kind === 'VISIT' ? <FormattedDate value={at} timeStyle="short" /> : <Countdown until={at} />;
}
