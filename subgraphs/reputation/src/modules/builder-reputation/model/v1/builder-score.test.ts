import { describe, expect, it } from '@jest/globals';
import { baseRatesOf } from './base-rates.js';
import { scoreBuilder } from './builder-score.js';
import { valuesOfProject, type ProjectFacts } from './project-values.js';

const AS_OF = '2024-01-01';
const RATES = { DELIVERY: 0.5, COMPLAINTS: 0.5, LITIGATION: 0.5, DISCLOSURE: 0.5 };

function project(given: Partial<ProjectFacts>): ProjectFacts {
  return {
    projectId: 'p',
    builderId: 'b',
    status: 'ACTIVE',
    apartments: 15,
    cases: null,
    complaints: null,
    proposedCompletion: '2026-01-01',
    revisedCompletion: null,
    extendedCompletion: null,
    lastModified: AS_OF,
    occupancyCertificate: null,
    revokedOn: null,
    ...given,
  };
}

describe('valuesOfProject', () => {
  it('weighs 15 apartments as log2(16) = 4, at most 8, and nothing without apartments', () => {
    expect(valuesOfProject(project({}), AS_OF).weight).toBe(4);
    expect(valuesOfProject(project({ apartments: 100_000 }), AS_OF).weight).toBe(8);
    expect(valuesOfProject(project({ apartments: null }), AS_OF).weight).toBe(0);
  });

  it('halves the weight for every five years since the original due date', () => {
    // 1,826 days are 5 years but for 0.25 days.
    expect(valuesOfProject(project({ proposedCompletion: '2019-01-01' }), AS_OF).weight).toBeCloseTo(2, 2);
  });

  it('says nothing about delivery before the due date of a project that did not slip', () => {
    expect(valuesOfProject(project({}), AS_OF).values.DELIVERY).toBeNull();
  });

  it('counts the months from the proposed to the latest date as slip', () => {
    // 2026-01-01 → 2028-01-01 is 730 days = 23.98 months of 30.4375 days.
    const { slipMonths, values } = valuesOfProject(
      project({ revisedCompletion: '2027-01-01', extendedCompletion: '2028-01-01' }),
      AS_OF,
    );
    expect(slipMonths).toBeCloseTo(23.98, 2);
    expect(values.DELIVERY).toBeCloseTo(0.368, 3);
  });

  it('adds the months since the latest date while it is not completed', () => {
    // Slip 365 days and overdue 365 days: 23.98 months.
    const late = project({ proposedCompletion: '2022-01-01', revisedCompletion: '2023-01-01' });
    expect(valuesOfProject(late, AS_OF).values.DELIVERY).toBeCloseTo(0.368, 3);
    expect(valuesOfProject({ ...late, status: 'COMPLETED' }, AS_OF).values.DELIVERY).toBeCloseTo(0.607, 3);
  });

  it('relates cases and complaints to 100 apartments', () => {
    const { values } = valuesOfProject(project({ apartments: 100, cases: 2, complaints: 4 }), AS_OF);
    expect(values.LITIGATION).toBeCloseTo(Math.exp(-1), 6);
    expect(values.COMPLAINTS).toBeCloseTo(Math.exp(-2), 6);
  });

  it('keeps disclosure fresh for 120 days', () => {
    expect(valuesOfProject(project({ lastModified: '2023-09-03' }), AS_OF).values.DISCLOSURE).toBe(1);
    // 300 days: 180 too many.
    const stale = project({ lastModified: '2023-03-07' });
    expect(valuesOfProject(stale, AS_OF).values.DISCLOSURE).toBeCloseTo(Math.exp(-1), 6);
  });
});

describe('baseRatesOf', () => {
  it('is the mean weighted by project, over those that say something', () => {
    const values = [
      valuesOfProject(project({ apartments: 15, complaints: 0 }), AS_OF),
      valuesOfProject(project({ apartments: 3, complaints: 100 }), AS_OF),
    ];
    // Weights 4 and 2, values 1 and practically 0.
    expect(baseRatesOf(values).COMPLAINTS).toBeCloseTo(4 / 6, 6);
    expect(baseRatesOf(values).DELIVERY).toBe(0.5);
  });
});

describe('scoreBuilder', () => {
  it('is the market’s average without evidence', () => {
    // 100 × (.8 × .5 + .2 × .7)
    expect(scoreBuilder([], [], RATES, AS_OF).score).toBeCloseTo(54, 6);
  });

  it('is what the formula gives by hand for one project', () => {
    const { score, factors, interval, lowerBound } = scoreBuilder([project({})], [], RATES, AS_OF);
    // Weight 4, v = 1 for complaints, litigation and disclosure: p = (4 + 4 × .5) / (4 + 4) = .75.
    expect(factors.map(({ value }) => value)).toEqual([0.5, 0.75, 0.75, 0.75, 0.7]);
    expect(score).toBeCloseTo(100 * (0.35 * 0.5 + 0.45 * 0.75 + 0.2 * 0.7), 6);
    // Variances .25/5, .1875/9 three times, .21/5.
    const se =
      100 * Math.sqrt(0.35 ** 2 * 0.05 + (0.2 ** 2 + 0.15 ** 2 + 0.1 ** 2) * (0.1875 / 9) + 0.2 ** 2 * 0.042);
    expect(interval[1] - interval[0]).toBeCloseTo(2 * 1.96 * se, 6);
    expect(lowerBound).toBeCloseTo(score - 1.645 * se, 6);
  });

  it('hears verified buyers', () => {
    const reviews = [5, 5, 5, 5].map((stars) => ({ stars, submittedAt: '2024-01-01T10:00:00Z' }));
    // (4 × 1 + 4 × .7) / 8
    expect(scoreBuilder([], reviews, RATES, AS_OF).factors[4]?.value).toBeCloseTo(0.85, 6);
  });

  it('caps at 40 for three years after a revocation', () => {
    const good = Array.from({ length: 20 }, () => project({ apartments: 500 }));
    const revoked = project({ status: 'REVOKED', apartments: null });
    const capped = scoreBuilder([...good, { ...revoked, revokedOn: '2022-01-01' }], [], RATES, AS_OF);
    expect(capped.score).toBe(40);
    expect(capped.reasons[0]).toMatchObject({ code: 'RERA_REVOKED', polarity: 'NEGATIVE' });
    expect(
      scoreBuilder([...good, { ...revoked, revokedOn: '2020-01-01' }], [], RATES, AS_OF).score,
    ).toBeGreaterThan(40);
    expect(scoreBuilder([...good, revoked], [], RATES, AS_OF).score).toBe(40);
  });

  it('caps at 60 when a certificate is known to be missing two years after the due date', () => {
    const good = Array.from({ length: 20 }, () => project({ apartments: 500 }));
    const late = project({ proposedCompletion: '2021-12-01', apartments: null });
    expect(scoreBuilder([...good, { ...late, occupancyCertificate: false }], [], RATES, AS_OF).score).toBe(
      60,
    );
    expect(scoreBuilder([...good, late], [], RATES, AS_OF).score).toBeGreaterThan(60);
  });
});
