import type { ReactNode } from 'react';
import { FormattedMessage, FormattedNumber } from 'react-intl';
import { Duration } from './duration.js';
import type { LeadFigure } from './lead-figures-query.js';

/** What a period came to: how many leads, how fast they were answered, and what became of them. */
export function FigureTiles({ total }: { total: LeadFigure }) {
  const tiles: [label: string, value: ReactNode][] = [
    ['figures.leads', <FormattedNumber key="n" value={total.leads} />],
    ['figures.toAccept', <Duration key="n" seconds={total.medianSecondsToAccept} />],
    ['figures.toContact', <Duration key="n" seconds={total.medianSecondsToContact} />],
    ['figures.slaKept', <Share key="n" part={total.slaKept} of={total.leads} />],
    ['figures.visited', <Share key="n" part={total.visited} of={total.leads} />],
    ['figures.booked', <Share key="n" part={total.booked} of={total.leads} />],
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      {tiles.map(([label, value]) => (
        <div key={label} className="rounded-card border border-line bg-surface p-4">
          <dt className="text-sm text-muted">
            <FormattedMessage id={label} />
          </dt>
          <dd className="mt-1 text-2xl font-bold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of all; of nothing there is no part. */
export function Share({ part, of }: { part: number; of: number }) {
  return of === 0 ? <>–</> : <FormattedNumber value={part / of} style="percent" maximumFractionDigits={0} />;
}
