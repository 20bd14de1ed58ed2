import { describe, expect, it } from '@jest/globals';
import { bandOf } from './band.js';
import { expectationOf, lowerBoundOf } from './beta.js';
import { percentileIn } from './segment.js';

const known = { coverage: 1, halfWidth: 5, ceiling: 100, caps: [], percentile: null };

describe('bandOf', () => {
  it.each([
    [80, 'A'],
    [79.99, 'B'],
    [65, 'B'],
    [64.99, 'C'],
    [50, 'C'],
    [49.99, 'D'],
  ])('gives people with a lower bound of %d the band %s', (lowerBound, band) => {
    expect(bandOf({ ...known, type: 'AGENT', lowerBound })).toBe(band);
  });

  it.each([
    [90, 'A'],
    [89, 'B'],
    [60, 'B'],
    [59, 'C'],
    [20, 'C'],
    [19, 'D'],
  ])('gives projects at percentile %d the band %s', (percentile, band) => {
    expect(bandOf({ ...known, type: 'PROJECT', lowerBound: 10, percentile })).toBe(band);
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
        bandOf({ ...known, type, lowerBound: 70, ...given });
      expect(of({ coverage, halfWidth })).toBe('B');
      expect(of({ coverage: coverage - 0.01, halfWidth })).toBe('NEW');
      expect(of({ coverage, halfWidth: halfWidth + 0.01 })).toBe('NEW');
    },
  );
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
