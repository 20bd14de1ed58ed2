import { FormattedMessage } from 'react-intl';
import { FIGURES } from './figures.js';
import type { LeadFigure } from './lead-figures-query.js';

/** What a period came to: how many leads, how fast they were answered, and what became of them. */
export function FigureTiles({ total }: { total: LeadFigure }) {
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      {FIGURES.map(({ label, show }) => (
        <div key={label} className="rounded-card border border-line bg-surface p-4">
          <dt className="text-sm text-muted">
            <FormattedMessage id={label} />
          </dt>
          <dd className="mt-1 text-2xl font-bold tabular-nums">{show(total)}</dd>
        </div>
      ))}
    </dl>
  );
}
