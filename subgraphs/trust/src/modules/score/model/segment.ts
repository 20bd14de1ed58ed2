import { type Band, PERCENTILE_BANDS } from './parameters.js';

/** What is usual among comparable subjects. */
export interface SegmentStatistics {
  segment: string;
  members: number;
  /** Scores at the quantiles 0, .01, …, 1, ascending. */
  cuts: readonly number[];
  /** Mean value per kind of observation: what a reason is compared with. */
  rates: Readonly<Record<string, number>>;
}

/**
 * Share of the segment below a score, those with the same score counted half, 0 to 100 in whole numbers. Stored scores have
 * two digits; the same score must have the same percentile.
 */
export function percentileIn({ cuts }: Pick<SegmentStatistics, 'cuts'>, points: number): number {
  const score = Math.round(points * 100) / 100;
  const below = cuts.filter((cut) => cut < score).length;
  const equal = cuts.filter((cut) => cut === score).length;
  return Math.round((100 * (below + equal / 2)) / cuts.length);
}

export function bandOfPercentile(percentile: number): Band {
  return PERCENTILE_BANDS.find(([, least]) => percentile >= least)?.[0] ?? 'D';
}
