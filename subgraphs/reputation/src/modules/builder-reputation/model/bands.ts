import type { BuilderScore } from './builder-score.js';
import { BAND_COVERAGE, BAND_HALF_WIDTH, BANDS } from './parameters.js';

export type Band = (typeof BANDS)[number][0] | 'NEW';

/** Whether enough is known of a builder to be compared. */
export function isRated({ coverage, interval: [low, high] }: BuilderScore): boolean {
  return coverage >= BAND_COVERAGE && (high - low) / 2 <= BAND_HALF_WIDTH;
}

/** The band of a percentile within the segment; a cap is certain, and puts a builder into the last one. */
export function bandOf(score: BuilderScore, percentile: number | null): Band {
  if (score.caps.length > 0) return 'D';
  if (percentile === null || !isRated(score)) return 'NEW';
  return BANDS.find(([, from]) => percentile >= from)?.[0] ?? 'D';
}
