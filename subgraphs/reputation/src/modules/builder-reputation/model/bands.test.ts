import { describe, expect, it } from '@jest/globals';
import { bandOf, isRated, type Band } from './bands.js';
import type { BuilderScore } from './builder-score.js';

const score = (given: Partial<BuilderScore> = {}) =>
  ({ caps: [], coverage: 0.5, interval: [40, 80], raw: 60, error: 4, ...given }) as unknown as BuilderScore;
const at = (percentile: number | null) => () => percentile;

describe('bandOf', () => {
  it.each([
    [100, 'A'],
    [80, 'A'],
    [79.9, 'B'],
    [50, 'B'],
    [49.9, 'C'],
    [20, 'C'],
    [19.9, 'D'],
    [0, 'D'],
  ])('begins bands at percentile %d: %s', (percentile, band) => {
    expect(bandOf(score(), at(percentile))).toBe(band);
  });

  it('is NEW below half of the weights, over a half-width of 20, or without a place', () => {
    expect(isRated(score())).toBe(true);
    expect(bandOf(score({ coverage: 0.49 }), at(90))).toBe('NEW');
    expect(bandOf(score({ interval: [40, 80.1] }), at(90))).toBe('NEW');
    expect(bandOf(score(), at(null))).toBe('NEW');
    expect(bandOf(score({ caps: [{ code: 'OC_PENDING', score: 60 }] }), at(null))).toBe('D');
  });
});

describe('the band that a builder has', () => {
  /** Two percentiles a point, 50 at 60 points. */
  const place = (raw: number) => Math.min(100, Math.max(0, 50 + 2 * (raw - 60)));
  const band = (raw: number, held?: Band, given: Partial<BuilderScore> = {}) =>
    bandOf(score({ raw, ...given }), place, held && { band: held, isRenewed: false });

  it.each([
    ['B', 59.9, 'B'],
    ['B', 56.01, 'B'],
    ['B', 55.9, 'C'],
    ['C', 60, 'C'],
    ['C', 63.9, 'C'],
    ['C', 64.1, 'B'],
    ['A', 71, 'A'],
    ['A', 70.9, 'B'],
    ['D', 48.9, 'D'],
    ['D', 49.1, 'C'],
  ] as const)('%s stays at %d points: %s, since an error is 4', (held, raw, expected) => {
    expect(band(raw, held)).toBe(expected);
  });

  it.each([
    [0.5, 57.1, 'B'],
    [0.5, 56.9, 'C'],
    [9, 55.1, 'B'],
    [9, 54.9, 'C'],
  ])('with an error of %d holds to %d points at the most: %s', (error, raw, expected) => {
    expect(band(raw, 'B', { error })).toBe(expected);
  });

  it('yields to a rank more than ten percentiles away, where many lie close together', () => {
    const dense = (raw: number) => Math.min(100, Math.max(0, 50 + 20 * (raw - 60)));
    const held = { band: 'B', isRenewed: false } as const;
    expect(bandOf(score({ raw: 59.5 }), dense, held)).toBe('B');
    expect(bandOf(score({ raw: 59.4 }), dense, held)).toBe('C');
  });

  it('yields to a rank more than two percentiles away in a market that was computed since', () => {
    const held = { band: 'B', isRenewed: true } as const;
    expect(bandOf(score({ raw: 59 }), place, held)).toBe('B');
    expect(bandOf(score({ raw: 58.9 }), place, held)).toBe('C');
  });

  it('holds no band where there was none, and none against a cap', () => {
    expect(band(60, 'NEW')).toBe('B');
    expect(band(90, 'A', { caps: [{ code: 'OC_PENDING', score: 60 }] })).toBe('D');
  });

  it('becomes NEW when a tenth less is known than a band asks for', () => {
    expect(band(60, 'B', { coverage: 0.46 })).toBe('B');
    expect(band(60, 'NEW', { coverage: 0.46 })).toBe('NEW');
    expect(band(60, 'B', { coverage: 0.45 })).toBe('NEW');
    expect(band(60, 'B', { interval: [38.1, 82] })).toBe('B');
    expect(band(60, 'B', { interval: [37.9, 82] })).toBe('NEW');
  });
});
