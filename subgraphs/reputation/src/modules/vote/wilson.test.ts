import { describe, expect, it } from '@jest/globals';
import { wilsonLowerBound } from './wilson.js';

describe('wilsonLowerBound', () => {
  it.each([
    [1, 0],
    [10, 0],
    [40, 5],
    [50, 50],
    [3, 997],
  ])('of %d helpful and %d other votes solves (share − p)² = z² p (1 − p) / n', (helpful, unhelpful) => {
    const votes = helpful + unhelpful;
    const share = helpful / votes;
    const bound = wilsonLowerBound(helpful, unhelpful);
    expect(bound).toBeLessThan(share);
    expect((share - bound) ** 2).toBeCloseTo((1.96 ** 2 * bound * (1 - bound)) / votes, 12);
  });

  it('is 0 without votes or helpful ones, and grows with more votes of the same share', () => {
    expect(wilsonLowerBound(0, 0)).toBe(0);
    expect(wilsonLowerBound(0, 3)).toBe(0);
    expect(wilsonLowerBound(90, 10)).toBeGreaterThan(wilsonLowerBound(9, 1));
  });
});
