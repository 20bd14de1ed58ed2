import { describe, expect, it } from '@jest/globals';
import { placeIn, quantilesBySegment } from './percentiles.js';
import type { Segment } from './segments.js';

const THANE: Segment = { district: 'Thane', size: 'UP_TO_12_UNITS' };
const PUNE: Segment = { district: 'Pune', size: 'UP_TO_12_UNITS' };
const upTo = (count: number, segment = THANE) =>
  Array.from({ length: count }, (_, value) => ({ segment, value }));

describe('quantilesBySegment', () => {
  it('keeps each district and all of them, sorted', () => {
    const quantiles = quantilesBySegment([
      { segment: THANE, value: 3 },
      { segment: PUNE, value: 1 },
      { segment: THANE, value: 2 },
    ]);
    expect(Object.entries(quantiles)).toEqual([
      ['ALL|UP_TO_12_UNITS', { members: 3, values: [1, 2, 3] }],
      ['Pune|UP_TO_12_UNITS', { members: 1, values: [1] }],
      ['Thane|UP_TO_12_UNITS', { members: 2, values: [2, 3] }],
    ]);
  });

  it('keeps up to 200 values as they are, and 201 at equal steps of more', () => {
    const valuesOf = (count: number) => quantilesBySegment(upTo(count))['Thane|UP_TO_12_UNITS'];
    expect(valuesOf(200)?.values).toHaveLength(200);
    expect(valuesOf(202)).toMatchObject({ members: 202 });
    expect(valuesOf(202)?.values).toHaveLength(201);
    const many = valuesOf(401)?.values;
    expect(many).toEqual(Array.from({ length: 201 }, (_, at) => 2 * at));
  });
});

describe('placeIn', () => {
  it('gives those with the same value the middle of their ranks', () => {
    const values = [1, 2, 2, 3].flatMap((value) =>
      Array.from({ length: 10 }, () => ({ segment: THANE, value })),
    );
    const quantiles = quantilesBySegment(values);
    expect(placeIn(quantiles, THANE, 2)).toEqual({ percentile: 50, segment: { ...THANE, members: 40 } });
    expect(placeIn(quantiles, THANE, 1).percentile).toBe(12.5);
    expect(placeIn(quantiles, THANE, 0).percentile).toBe(0);
    expect(placeIn(quantiles, THANE, 4).percentile).toBe(100);
  });

  it('compares within the district from 30 members on, over all districts below', () => {
    const quantiles = quantilesBySegment([...upTo(30, THANE), ...upTo(29, PUNE)]);
    expect(placeIn(quantiles, THANE, 5).segment).toEqual({ ...THANE, members: 30 });
    expect(placeIn(quantiles, PUNE, 5).segment).toEqual({ ...PUNE, district: 'ALL', members: 59 });
    expect(placeIn(quantiles, { ...PUNE, district: 'Raigad' }, 5).segment.district).toBe('ALL');
  });

  it('places nothing where there is nothing to compare with', () => {
    const none = { percentile: null, segment: { ...THANE, district: 'ALL', members: 0 } };
    expect(placeIn({}, THANE, 5)).toEqual(none);
    expect(placeIn({ 'ALL|UP_TO_12_UNITS': { members: 0, values: [] } }, THANE, 5)).toEqual(none);
    const one = { 'ALL|UP_TO_12_UNITS': { members: 1, values: [5] } };
    expect(placeIn(one, THANE, 5).percentile).toBe(50);
  });
});
