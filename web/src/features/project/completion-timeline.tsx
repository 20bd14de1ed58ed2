import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';

interface CompletionDates {
  proposed: string | null;
  revised: string | null;
  extended: string | null;
  /** Occupancy certificate, or completion as the register documents it. */
  completed: string | null;
}

const STEPS = ['proposed', 'revised', 'extended', 'completed'] as const;
const marks = {
  proposed: 'fill-brand',
  revised: 'fill-accent',
  extended: 'fill-danger',
  completed: 'fill-band-a',
} as const;

const YEAR_MS = 365.25 * 24 * 3600 * 1000;
const WIDTH = 100;
const MARGIN = 4;

/** The dates a project was promised for, to scale, with today; how far the last lies behind the first stands in words. */
export function CompletionTimeline(dates: CompletionDates) {
  const intl = useIntl();
  const steps = STEPS.flatMap((id) => (dates[id] ? [{ id, at: Date.parse(dates[id]) }] : []));
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last || !dates.proposed) return null;
  const now = Date.now();
  const from = Math.min(now, ...steps.map(({ at }) => at));
  const span = Math.max(now, ...steps.map(({ at }) => at)) - from || YEAR_MS;
  const x = (at: number) => MARGIN + ((at - from) / span) * (WIDTH - 2 * MARGIN);
  const months = Math.round(((last.at - first.at) / YEAR_MS) * 12);
  return (
    <section className="space-y-3">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="delivery.dates" />
      </h2>
      <p>
        <FormattedMessage
          id={
            dates.completed ? 'delivery.completedAfter' : months > 0 ? 'delivery.moved' : 'delivery.notMoved'
          }
          // One that was completed before its date kept it.
          values={{ months: Math.max(0, months) }}
        />
        {!dates.completed && last.at < now && (
          <>
            {' '}
            <FormattedMessage
              id="delivery.pastDue"
              values={{ months: Math.round(((now - last.at) / YEAR_MS) * 12) }}
            />
          </>
        )}
      </p>
      <svg viewBox={`0 0 ${WIDTH} 8`} aria-hidden className="w-full overflow-visible">
        <rect x={MARGIN} y="3.6" width={WIDTH - 2 * MARGIN} height="0.8" rx="0.4" className="fill-line" />
        <rect
          x={x(first.at)}
          y="3.3"
          width={Math.max(x(last.at) - x(first.at), 0)}
          height="1.4"
          className="fill-accent/40"
        />
        <line x1={x(now)} x2={x(now)} y1="1.5" y2="6.5" strokeWidth="0.3" className="stroke-ink" />
        {steps.map(({ id, at }) => (
          <circle key={id} cx={x(at)} cy="4" r="1.3" className={marks[id]} />
        ))}
      </svg>
      <ol className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {steps.map(({ id, at }) => (
          <li key={id} className="flex items-center gap-2">
            <svg viewBox="0 0 10 10" aria-hidden className="size-3">
              <circle cx="5" cy="5" r="5" className={marks[id]} />
            </svg>
            <span className="text-muted">
              <FormattedMessage id={`delivery.${id}Date`} />
            </span>
            <FormattedDate value={at} dateStyle="medium" />
          </li>
        ))}
        <li className="flex items-center gap-2">
          <span aria-hidden className="h-3 w-0.5 bg-ink" />
          <span className="text-muted">{intl.formatMessage({ id: 'delivery.today' })}</span>
        </li>
      </ol>
    </section>
  );
}
