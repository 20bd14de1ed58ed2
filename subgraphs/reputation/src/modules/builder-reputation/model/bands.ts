import type { BuilderScore } from './builder-score.js';
import { BAND_COVERAGE, BAND_HALF_WIDTH, BANDS, HELD } from './parameters.js';

export type Band = (typeof BANDS)[number][0] | 'NEW';

/** The band a builder has, as far as it holds the next one. */
export interface HeldBand {
  band: Band;
  /** Whether the market has been computed since: then ranks are those of another population. */
  isRenewed: boolean;
}
const NO_BAND: HeldBand = { band: 'NEW', isRenewed: false };

/** Whether enough is known of a builder to be compared; a little less is enough for one that has a band. */
export function isRated({ coverage, interval: [low, high] }: BuilderScore, held = NO_BAND): boolean {
  const slack = held.band === 'NEW' ? 1 : HELD.slack;
  return coverage >= BAND_COVERAGE / slack && (high - low) / 2 <= BAND_HALF_WIDTH * slack;
}

/**
 * The band of a percentile within the segment; a cap is certain, and puts a builder into the last one. `placeOf` says the
 * percentile of other scores. A builder leaves the band it had, `held`, once its score lies beyond that band's edge by more
 * than its standard error, at least `HELD.least` and at most `HELD.most` points (ADR 0047).
 */
export function bandOf(score: BuilderScore, placeOf: (raw: number) => number | null, held = NO_BAND): Band {
  if (score.caps.length > 0) return 'D';
  const percentile = placeOf(score.raw);
  if (percentile === null || !isRated(score, held)) return 'NEW';
  const band = bandAt(percentile);
  if (held.band === 'NEW' || held.band === band) return band;
  const margin = Math.min(HELD.most, Math.max(HELD.least, score.error));
  const most = held.isRenewed ? HELD.mostPercentilesRenewed : HELD.mostPercentiles;
  const isBetter = isAtLeast(held.band, band);
  const reached = bandAt(placeOf(score.raw + (isBetter ? margin : -margin)) ?? percentile);
  const near = bandAt(percentile + (isBetter ? most : -most));
  const isWithin = isBetter
    ? isAtLeast(reached, held.band) && isAtLeast(near, held.band)
    : isAtLeast(held.band, reached) && isAtLeast(held.band, near);
  return isWithin ? held.band : band;
}

function bandAt(percentile: number): Band {
  return BANDS.find(([, from]) => percentile >= from)?.[0] ?? 'D';
}

function isAtLeast(band: Band, other: Band): boolean {
  const place = (one: Band) => BANDS.findIndex(([name]) => name === one);
  return place(band) <= place(other);
}
