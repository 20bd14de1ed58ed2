import { describe, expect, it } from '@jest/globals';
import { bandOf, type BandInputs } from './band.js';
import { expectationOf, lowerBoundOf } from './beta.js';
import type { Band } from './parameters.js';
import { percentileIn } from './segment.js';

const known = { score: 60, lowerBound: 50, coverage: 1, error: 2, ceiling: 100, caps: [] };
/** A percentile for every half point from 30 on. */
const segment = { cuts: Array.from({ length: 101 }, (_, n) => 30 + n / 2) };
const scoreAt = (percentile: number) => 30 + percentile / 2;
const bandFor = (given: Partial<BandInputs> & Pick<BandInputs, 'type'>) =>
  bandOf({ ...known, ...given }).band;

describe('bandOf', () => {
  it.each([
    [80, 'A'],
    [79.99, 'B'],
    [65, 'B'],
    [64.99, 'C'],
    [50, 'C'],
    [49.99, 'D'],
  ])('gives people with a lower bound of %d the band %s', (lowerBound, band) => {
    expect(bandFor({ type: 'AGENT', lowerBound })).toBe(band);
  });

  it.each([
    [90, 'A'],
    [88, 'B'],
    [60, 'B'],
    [58, 'C'],
    [20, 'C'],
    [18, 'D'],
  ])('gives projects at percentile %d the band %s', (percentile, band) => {
    expect(bandFor({ type: 'PROJECT', segment, score: scoreAt(percentile) })).toBe(band);
  });

  it.each([
    ['USER', 0.4, 20],
    ['AGENT', 0.4, 20],
    ['LISTING', 0.25, 45],
    ['PROJECT', 0.4, 45],
  ] as const)(
    'is NEW for a %s under a coverage of %d or over a half-width of %d',
    (type, coverage, halfWidth) => {
      const of = (given: { coverage: number; halfWidth: number }) =>
        bandFor({ type, lowerBound: 70, coverage: given.coverage, error: given.halfWidth / 1.96 });
      expect(of({ coverage, halfWidth })).toBe('B');
      expect(of({ coverage: coverage - 0.01, halfWidth })).toBe('NEW');
      expect(of({ coverage, halfWidth: halfWidth + 0.01 })).toBe('NEW');
    },
  );
});

describe('the band a subject has', () => {
  const person = (lowerBound: number, band: Band, given: Partial<BandInputs> = {}) =>
    bandFor({ type: 'AGENT', lowerBound, held: { band, isRanked: false }, ...given });
  const ranked = (score: number, band: Band, given: Partial<BandInputs> = {}) =>
    bandFor({ type: 'PROJECT', segment, score, held: { band, isRanked: true }, ...given });

  it.each([
    ['B', 64.5, 2, 'B'],
    ['B', 62, 2, 'B'],
    ['B', 61.9, 2, 'C'],
    ['B', 61.1, 4, 'B'],
    ['B', 60.9, 4, 'C'],
    ['B', 60, 8, 'B'],
    ['B', 59.9, 8, 'C'],
    ['C', 65.5, 2, 'C'],
    ['C', 67.9, 2, 'C'],
    ['C', 68, 2, 'B'],
    ['A', 40, 2, 'D'],
  ] as const)(
    '%s, with a lower bound of %d and an error of %d, becomes %s',
    (held, lowerBound, error, band) => {
      expect(person(lowerBound, held, { error })).toBe(band);
    },
  );

  it.each([
    ['B', scoreAt(58), 'B'],
    ['B', scoreAt(54), 'B'],
    ['B', scoreAt(52), 'C'],
    ['C', scoreAt(64), 'C'],
    ['C', scoreAt(67), 'B'],
  ] as const)('by percentile: %s at %d points becomes %s', (held, score, band) => {
    expect(ranked(score, held)).toBe(band);
  });

  it('yields to a rank more than ten percentiles away, where many lie close together', () => {
    const dense = { cuts: Array.from({ length: 101 }, (_, n) => 50 + n / 20) };
    expect(ranked(52.6, 'B', { segment: dense })).toBe('B');
    expect(ranked(52.4, 'B', { segment: dense })).toBe('C');
  });

  it('yields to a rank more than two percentiles away where the segment was renewed', () => {
    const held = { band: 'B', isRanked: true, isRenewed: true } as const;
    expect(ranked(scoreAt(58), 'B', { held })).toBe('B');
    expect(ranked(scoreAt(56), 'B', { held })).toBe('C');
  });

  it('holds no band of the other kind, and none where there was none', () => {
    expect(person(64.5, 'B', { held: { band: 'B', isRanked: true } })).toBe('C');
    expect(ranked(scoreAt(58), 'B', { held: { band: 'B', isRanked: false } })).toBe('C');
    expect(person(64.5, 'NEW')).toBe('C');
  });

  it('yields to a cap at once, and comes back when that ends', () => {
    const capped = bandOf({
      ...known,
      type: 'AGENT',
      lowerBound: 78,
      held: { band: 'A', isRanked: false },
      ceiling: 10,
      caps: ['DOCUMENT_FORGED'],
    });
    expect(capped).toEqual({ band: 'D', uncapped: 'A' });
    expect(person(78, capped.uncapped)).toBe('A');
  });

  it('is that of its own lower bound where that is below the cap', () => {
    const capped = { type: 'AGENT', ceiling: 60, caps: ['DISPUTE_SEVERE'] } as const;
    expect(bandFor({ ...capped, lowerBound: 49.5 })).toBe('D');
    expect(bandFor({ ...capped, lowerBound: 90 })).toBe('C');
  });

  it('becomes NEW when the interval is a tenth wider than a band asks for', () => {
    expect(person(70, 'B', { error: 21.9 / 1.96 })).toBe('B');
    expect(person(70, 'B', { error: 22.1 / 1.96 })).toBe('NEW');
    expect(person(70, 'NEW', { error: 21.9 / 1.96 })).toBe('NEW');
  });
});

describe('percentileIn', () => {
  it('counts those with the same score half', () => {
    expect(percentileIn({ cuts: [10, 20, 20, 30] }, 20)).toBe(50);
    expect(percentileIn({ cuts: [10, 20, 20, 30] }, 9)).toBe(0);
    expect(percentileIn({ cuts: [10, 20, 20, 30] }, 31)).toBe(100);
  });
});

describe('expectationOf', () => {
  const observations = (good: number, bad: number) => [
    ...Array.from({ length: good }, () => ({ weight: 1, value: 1 })),
    ...Array.from({ length: bad }, () => ({ weight: 1, value: 0 })),
  ];

  it.each([
    [0, 0, 0.5, undefined],
    [5, 0, 0.857, 0.654],
    [50, 2, 0.944, 0.894],
  ])('makes of %d good and %d bad an expectation of %d', (good, bad, expected, lower) => {
    const expectation = expectationOf(observations(good, bad));
    expect(expectation.value).toBeCloseTo(expected, 3);
    if (lower !== undefined) expect(lowerBoundOf(expectation)).toBeCloseTo(lower, 3);
  });
});
