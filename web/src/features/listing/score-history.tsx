import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';

const ScoreHistoryQuery = graphql(`
  query ScoreHistory($id: ID!) {
    trustScoreHistory(subjectType: LISTING, subjectId: $id, first: 60) {
      id
      score
      asOf
      confidenceInterval {
        low
        high
      }
    }
  }
`);

const HEIGHT = 100;

interface Said {
  score: number;
  confidenceInterval: { low: number; high: number };
}

/** Whether both are written with the same numbers. */
function isSameToReaders(one: Said, other: Said): boolean {
  const written = ({ score, confidenceInterval: { low, high } }: Said) =>
    [score, low, high].map(Math.round).join();
  return written(one) === written(other);
}

/** How the score moved, with its interval as a band. Drawn to scale from 0 to 100; nothing where it never moved. */
export function ScoreHistory({ id }: { id: string }) {
  const intl = useIntl();
  const { data } = useGraph(ScoreHistoryQuery, { id });
  const said = [...(data?.trustScoreHistory ?? [])].reverse();
  const [first, last] = [said[0], said.at(-1)];
  if (!first || !last || said.every((one) => isSameToReaders(one, first))) return null;
  const start = Date.parse(first.asOf);
  const span = Math.max(1, Date.parse(last.asOf) - start);
  const x = (asOf: string) => ((Date.parse(asOf) - start) / span) * HEIGHT;
  const line = (of: (point: (typeof said)[number]) => number) =>
    said.map((point) => `${x(point.asOf).toFixed(2)},${(HEIGHT - of(point)).toFixed(2)}`);
  const band = [
    ...line(({ confidenceInterval }) => confidenceInterval.high),
    ...line(({ confidenceInterval }) => confidenceInterval.low).reverse(),
  ];
  const label = { from: Math.round(first.score), to: Math.round(last.score), count: said.length };
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id="history.title" />
      </h2>
      <p className="mt-1 text-muted">
        <FormattedMessage id="history.moved" values={label} />
      </p>
      <svg
        viewBox={`0 0 ${HEIGHT} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={intl.formatMessage({ id: 'history.moved' }, label)}
        className="mt-3 h-32 w-full rounded-xl bg-raised"
      >
        <polygon points={band.join(' ')} className="fill-brand/20" />
        <polyline
          points={line(({ score }) => score).join(' ')}
          fill="none"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
          className="stroke-brand-strong"
        />
      </svg>
      <p className="mt-1 flex justify-between text-xs text-muted">
        <FormattedDate value={first.asOf} dateStyle="medium" />
        <FormattedDate value={last.asOf} dateStyle="medium" />
      </p>
    </section>
  );
}
