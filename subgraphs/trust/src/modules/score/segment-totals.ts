/** Steps of the quantiles 0, .01, …, 1. */
const STEPS = 100;
/** Scores are kept with two decimals, signals with four. */
const SCORE_UNITS = 100;
const SIGNAL_UNITS = 10_000;

/** The quantiles of scores that are counted by their hundredths, as Postgres' `percentile_disc` has them. */
export function cutsOf(countByScore: ReadonlyMap<number, number>): { members: number; cuts: number[] } {
  const ascending = [...countByScore].sort(([a], [b]) => a - b);
  const members = ascending.reduce((sum, [, count]) => sum + count, 0);
  const cuts: number[] = [];
  let place = 0;
  let reached = ascending[0]?.[1] ?? 0;
  for (let step = 0; step <= STEPS && members > 0; step++) {
    const rank = Math.max(1, Math.ceil((step / STEPS) * members));
    while (reached < rank) reached += ascending[++place]?.[1] ?? members;
    cuts.push((ascending[place]?.[0] ?? 0) / SCORE_UNITS);
  }
  return { members, cuts };
}

/** The mean of a signal, to four decimals, half up; exact. */
export function rateOf({ sum, count }: { sum: number; count: number }): number {
  return Math.floor((2 * sum + count) / (2 * count)) / SIGNAL_UNITS;
}
