import { describe, expect, it } from '@jest/globals';
import { ratesIn, segmentRatesOf } from './base-rates.js';
import { projectFacts } from './facts.fixture.js';
import { segmentOf } from './segments.js';

const AS_OF = '2024-01-01';
/** 15 units: weight log2(16) = 4. */
const project = (district: string, complaints: number, apartments = 15) =>
  projectFacts({ district, complaints, apartments, lastModified: null });
const valueOf = (complaints: number) => Math.exp(-(complaints / 15) * 50);

describe('segmentRatesOf', () => {
  it('means the values of the register by weight, drawn by 20 projects to one half', () => {
    const { market } = segmentRatesOf([project('Thane', 0), project('Pune', 1)], AS_OF);
    // Two projects of weight 4: the prior weighs 20 × 4.
    const good = 4 + 4 * valueOf(1);
    expect(market.COMPLAINTS).toBeCloseTo((good + 80 * 0.5) / (8 + 80), 10);
    expect(market.LITIGATION).toBeCloseTo((8 + 80 * 0.5) / (8 + 80), 10);
  });

  it('draws a segment by 20 of its own projects to the market', () => {
    const projects = [project('Thane', 0), project('Thane', 0, 3), project('Pune', 1)];
    const { market, segments } = segmentRatesOf(projects, AS_OF);
    const thane = segments['Thane|UP_TO_30_UNITS'];
    const pune = segments['Pune|UP_TO_30_UNITS'];
    expect(thane?.COMPLAINTS).toBeCloseTo((4 + 80 * market.COMPLAINTS) / (4 + 80), 10);
    expect(pune?.COMPLAINTS).toBeCloseTo((4 * valueOf(1) + 80 * market.COMPLAINTS) / (4 + 80), 10);
    // 3 units weigh log2(4) = 2, and so does its prior of 20 projects.
    expect(segments['Thane|UP_TO_12_UNITS']?.COMPLAINTS).toBeCloseTo(
      (2 + 40 * market.COMPLAINTS) / (2 + 40),
      10,
    );
    expect(Object.keys(segments)).toEqual(Object.keys(segments).toSorted());
  });

  it('expects one half where the register says nothing', () => {
    expect(segmentRatesOf([], AS_OF)).toEqual({
      market: { COMPLAINTS: 0.5, LITIGATION: 0.5, DISCLOSURE: 0.5 },
      segments: {},
    });
    const { market, segments } = segmentRatesOf([project('Thane', 0)], AS_OF);
    expect(market.DISCLOSURE).toBe(0.5);
    expect(segments['Thane|UP_TO_30_UNITS']?.DISCLOSURE).toBe(0.5);
  });
});

describe('ratesIn', () => {
  it('takes the market where the segment is not known', () => {
    const rates = segmentRatesOf([project('Thane', 0)], AS_OF);
    expect(ratesIn(rates, segmentOf(project('Thane', 0)))).toBe(rates.segments['Thane|UP_TO_30_UNITS']);
    expect(ratesIn(rates, segmentOf(project('Pune', 0)))).toBe(rates.market);
  });
});
