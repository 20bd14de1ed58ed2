import { describe, expect, it } from '@jest/globals';
import { standing } from './evidence.js';
import { scoreSubject } from './trust-score.js';

const TODAY = '2026-11-21';

describe('what a score shows of its factors', () => {
  it('names those that apply to the subject, known or not', () => {
    const evidence = [
      standing('IDENTITY', 'LICENCE', 'REGISTRY', 1),
      standing('IDENTITY', 'PHONE', 'TRANSACTION', 0),
    ];
    const { factors } = scoreSubject('USER', { evidence, caps: [] }, TODAY);
    const unknown = { weight: 0, value: 0.5, evidenceWeight: 0, evidenceCount: 0 };
    expect(factors).toEqual([
      // r 3, E 4: p = (3 + 1) / (4 + 2).
      {
        factor: 'IDENTITY',
        weight: 1,
        value: expect.closeTo(2 / 3, 10),
        evidenceWeight: 4,
        evidenceCount: 2,
      },
      { factor: 'CONDUCT', ...unknown },
      { factor: 'DATA_ACCURACY', ...unknown },
      { factor: 'REVIEWS', ...unknown },
    ]);
  });

  it('means the values per kind of observation, by weight, in the order of the alphabet', () => {
    const evidence = [
      standing('CONDUCT', 'VISIT', 'TRANSACTION', 1),
      standing('CONDUCT', 'VISIT', 'REGISTRY', 0.2),
      standing('IDENTITY', 'LICENCE', 'REGISTRY', 0.5),
    ];
    const { signals } = scoreSubject('USER', { evidence, caps: [] }, TODAY);
    expect(Object.keys(signals)).toEqual(['LICENCE', 'VISIT']);
    expect(signals['LICENCE']).toBeCloseTo(0.5, 10);
    expect(signals['VISIT']).toBeCloseTo((1 + 3 * 0.2) / 4, 10);
  });

  it('places a score with two digits, as it is stored', () => {
    // p = (3 × .123456 + 1) / 5: 27.40736 without rounding.
    const evidence = [standing('IDENTITY', 'REGISTRATION', 'REGISTRY', 0.123456)];
    const placed = (cuts: number[]) => {
      const segment = { segment: 'S', members: 9, cuts, rates: {} };
      return scoreSubject('PROJECT', { evidence, caps: [] }, TODAY, segment).percentile;
    };
    expect(placed([27.41, 90])).toBe(25);
    expect(placed([27.4, 90])).toBe(50);
    expect(placed([27.42, 90])).toBe(0);
  });

  it('cuts the interval of what is hardly known at 0 and 100', () => {
    const evidence = [standing('IDENTITY', 'PHONE', 'TRANSACTION', 0.5, { credibility: 0.01 })];
    const { interval, lowerBound } = scoreSubject('USER', { evidence, caps: [] }, TODAY);
    // p .5, E .01: SE = 100 √(.25 / 3.01).
    const error = 100 * Math.sqrt(0.25 / 3.01);
    expect(interval).toEqual([0, 100]);
    expect(lowerBound).toBeCloseTo(50 - 1.645 * error, 10);
  });
});
