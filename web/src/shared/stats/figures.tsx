import type { ReactNode } from 'react';
import { FormattedNumber } from 'react-intl';
import { Duration } from './duration.js';
import type { LeadFigure } from './lead-figures-query.js';

/** What is shown of leads: ids of the messages that name it, and its value. */
export const FIGURES: readonly [label: string, show: (figure: LeadFigure) => ReactNode][] = [
  ['figures.leads', ({ leads }) => <FormattedNumber value={leads} />],
  ['figures.toAccept', ({ medianSecondsToAccept }) => <Duration seconds={medianSecondsToAccept} />],
  ['figures.toContact', ({ medianSecondsToContact }) => <Duration seconds={medianSecondsToContact} />],
  ['figures.slaKept', ({ slaKept, leads }) => <Share part={slaKept} of={leads} />],
  ['figures.visited', ({ visited, leads }) => <Share part={visited} of={leads} />],
  ['figures.booked', ({ booked, leads }) => <Share part={booked} of={leads} />],
];

/** A part of all; of nothing there is no part. */
function Share({ part, of }: { part: number; of: number }) {
  return of === 0 ? <>–</> : <FormattedNumber value={part / of} style="percent" maximumFractionDigits={0} />;
}
