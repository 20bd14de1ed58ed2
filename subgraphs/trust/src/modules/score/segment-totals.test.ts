import { describe, expect, it } from '@jest/globals';
import { cutsOf, rateOf } from './segment-totals.js';

/** Of Postgres: the first value whose share of the rows, itself included, is at least `fraction`. */
function percentileDisc(sorted: readonly number[], fraction: number): number {
  return sorted[Math.max(1, Math.ceil(fraction * sorted.length)) - 1] as number;
}

describe('cutsOf', () => {
  it.each([1, 2, 7, 99, 100, 101, 2_345])('has the quantiles of %i scores', (members) => {
    const scores = Array.from({ length: members }, (_, n) => (n * 7_919) % 10_001);
    const counts = new Map<number, number>();
    for (const score of scores) counts.set(score, (counts.get(score) ?? 0) + 1);
    const sorted = scores.toSorted((a, b) => a - b);
    const expected = Array.from({ length: 101 }, (_, step) => percentileDisc(sorted, step / 100) / 100);
    expect(cutsOf(counts)).toEqual({ members, cuts: expected });
  });

  it('counts equal scores once each', () => {
    const { cuts } = cutsOf(new Map([[5_000, 99], [9_000, 1]])); // prettier-ignore
    expect([cuts[0], cuts[99], cuts[100]]).toEqual([50, 50, 90]);
  });

  it('has none of nothing', () => {
    expect(cutsOf(new Map())).toEqual({ members: 0, cuts: [] });
  });
});

describe('rateOf', () => {
  it('is the mean to four decimals, half up', () => {
    expect(rateOf({ sum: 10_000, count: 3 })).toBe(0.3333);
    expect(rateOf({ sum: 1, count: 2 })).toBe(0.0001);
    expect(rateOf({ sum: 20_000, count: 2 })).toBe(1);
  });
});
