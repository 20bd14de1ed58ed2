import type { ReactNode } from 'react';
import { FormattedNumber } from 'react-intl';
import { Duration } from './duration.js';
import type { LeadFigure } from './lead-figures-query.js';

interface Figure {
  /** Id of the message that names it. */
  label: string;
  show: (figure: LeadFigure) => ReactNode;
  /** As a part of all, 0 to 1, for a bar; undefined where it is none. */
  shareOf?: (figure: LeadFigure) => number;
}

/** What is shown of leads. */
export const FIGURES: readonly Figure[] = [
  { label: 'figures.leads', show: ({ leads }) => <FormattedNumber value={leads} /> },
  {
    label: 'figures.toAccept',
    show: ({ medianSecondsToAccept }) => <Duration seconds={medianSecondsToAccept} />,
  },
  {
    label: 'figures.toContact',
    show: ({ medianSecondsToContact }) => <Duration seconds={medianSecondsToContact} />,
  },
  share('figures.slaKept', ({ slaKept }) => slaKept),
  share('figures.visited', ({ visited }) => visited),
  share('figures.booked', ({ booked }) => booked),
];

/** A part of the leads; of none there is no part. */
function share(label: string, partOf: (figure: LeadFigure) => number): Figure {
  const shareOf = (figure: LeadFigure) => (figure.leads === 0 ? 0 : partOf(figure) / figure.leads);
  return {
    label,
    shareOf,
    show: (figure) =>
      figure.leads === 0 ? (
        <>–</>
      ) : (
        <FormattedNumber value={shareOf(figure)} style="percent" maximumFractionDigits={0} />
      ),
  };
}
