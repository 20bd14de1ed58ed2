import { FormattedDate, FormattedMessage } from 'react-intl';
import type { Panel, Series } from './dashboard-query.js';
import { PanelValue } from './panel-value.js';

const WIDTH = 100;
const HEIGHT = 100;
/** Of the highest value: a line at the edge would be cut in half. */
const ROOM = 1.05;

/** Of lines, and of the marks beside their names; those after the last begin anew, dashed. */
const COLOURS = [
  ['stroke-brand', 'bg-brand'],
  ['stroke-accent', 'bg-accent'],
  ['stroke-band-b', 'bg-band-b'],
  ['stroke-band-a', 'bg-band-a'],
  ['stroke-band-c', 'bg-band-c'],
  ['stroke-band-new', 'bg-band-new'],
] as const;
const colourOf = (place: number) => COLOURS[place % COLOURS.length] as (typeof COLOURS)[number];

interface PanelChartProps {
  panel: Panel;
  from: string;
  to: string;
}

/** Lines over time, drawn to scale from nought; what each is now, and the highest value, stand beside them. */
export function PanelChart({
  panel: { title, description, unit, limit, series },
  from,
  to,
}: PanelChartProps) {
  const highest = highestOf(series ?? []);
  const top = Math.max(highest ?? 0, limit ?? 0) * ROOM || 1;
  return (
    <article className="h-full rounded-card border border-line bg-surface p-4">
      <header lang="en">
        <h3 className="font-semibold">{title}</h3>
        <p className="text-sm text-muted">{description}</p>
      </header>
      {!series ? (
        <p className="mt-3 font-semibold text-danger">
          <FormattedMessage id="system.noAnswer" />
        </p>
      ) : highest === null ? (
        <p className="mt-3 text-muted">
          <FormattedMessage id="system.noValues" />
        </p>
      ) : (
        <>
          <Lines series={series} top={top} limit={limit} />
          <p className="mt-1 flex justify-between gap-2 border-t border-line pt-1 text-xs tabular-nums text-muted">
            <Moment at={from} />
            <FormattedMessage
              id="system.highest"
              values={{ value: <PanelValue key="value" value={highest} unit={unit} /> }}
            />
            <Moment at={to} />
          </p>
          <ul lang="en" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {series.map(({ name, values }, place) => (
              <li key={name} className="flex items-center gap-2">
                <span aria-hidden className={`h-1 w-4 rounded-full ${colourOf(place)[1]}`} />
                <span className="break-all">{name}</span>
                <span className="font-semibold tabular-nums">
                  <PanelValue value={values.at(-1) ?? null} unit={unit} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function Lines({ series, top, limit }: { series: readonly Series[]; top: number; limit: number | null }) {
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
      className="mt-3 h-32 w-full rounded-xl bg-raised"
    >
      {limit !== null && <rect width={WIDTH} height={y(limit)} className="fill-danger/10" />}
      {series.map(({ name, values }, place) => (
        <path
          key={name}
          d={pathOf(values, y)}
          fill="none"
          strokeWidth="2"
          strokeLinecap="round"
          strokeDasharray={place < COLOURS.length ? undefined : '6 4'}
          vectorEffect="non-scaling-stroke"
          className={colourOf(place)[0]}
        />
      ))}
    </svg>
  );
}

/** A line that is broken where nothing is known. */
function pathOf(values: readonly (number | null)[], y: (value: number) => number): string {
  const step = WIDTH / Math.max(1, values.length - 1);
  return values
    .map((value, place) => {
      if (value === null) return '';
      const point = `${(place * step).toFixed(2)} ${y(value).toFixed(2)}`;
      // One value alone is a dot.
      return (values[place - 1] ?? null) === null ? `M${point}L${point}` : `L${point}`;
    })
    .join('');
}

function highestOf(series: readonly Series[]): number | null {
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null));
  return known.length > 0 ? Math.max(...known) : null;
}

const Moment = ({ at }: { at: string }) => (
  <FormattedDate value={at} month="short" day="numeric" hour="numeric" minute="2-digit" />
);
