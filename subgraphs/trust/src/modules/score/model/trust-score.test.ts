import { describe, expect, it } from '@jest/globals';
import { HALF_LIFE_DAYS, type CapCode } from './parameters.js';
import { scoreSubject } from './trust-score.js';
import { standing, type Evidence } from './evidence.js';

const TODAY = '2026-11-21';
const daysAgo = (days: number) =>
  new Date(Date.parse(`${TODAY}T10:00:00+05:30`) - days * 86_400_000).toISOString();
const observed = (
  given: Pick<Evidence, 'factor' | 'kind' | 'value' | 'halfLifeDays'>,
  days: number,
): Evidence => ({
  source: 'TRANSACTION',
  credibility: 1,
  observedAt: daysAgo(days),
  expiresOn: null,
  ...given,
});
const times = (count: number, one: Evidence) => Array.from({ length: count }, () => one);

/**
 * Worked by hand: per factor E = Σ e, r = Σ e·v, p = (r + 1)/(E + 2), Var = p(1 − p)/(E + 3); κ = min(1, E / 2),
 * ω' = ω·κ / Σ ω·κ of the known factors; T = 100 Σ ω'p; SE = 100 √Σ ω'²Var; LCB = T − 1.645 SE; interval T ± 1.96 SE.
 */
describe('scoreSubject, worked by hand', () => {
  it('scores a user', () => {
    const visit = { factor: 'CONDUCT' as const, kind: 'VISIT', halfLifeDays: HALF_LIFE_DAYS.BEHAVIOUR };
    const evidence = [
      standing('IDENTITY', 'PHONE', 'TRANSACTION', 1),
      standing('IDENTITY', 'IDENTITY_PROOF', 'DOCUMENT', 1),
      // 180 days are one half-life: e = .5.
      observed({ ...visit, value: 1 }, 180),
      observed({ ...visit, value: 0 }, 0),
    ];
    // Identity E 3, r 3: p .8, Var .026667. Conduct E 1.5, r .5: p .428571, Var .054422. κ 1, .75: ω' .4/.6625, .2625/.6625.
    const result = scoreSubject('USER', { evidence, caps: [] }, TODAY);
    expect(result.coverage).toBeCloseTo(0.75, 9);
    expect(result.score).toBeCloseTo(65.283, 3);
    expect(result.lowerBound).toBeCloseTo(43.0511, 3);
    expect(result.interval[0]).toBeCloseTo(38.7939, 3);
    expect(result.interval[1]).toBeCloseTo(91.7721, 3);
    expect(result.band).toBe('NEW');
  });

  it('scores an agent', () => {
    const review = { factor: 'REVIEWS' as const, kind: 'REVIEW', halfLifeDays: HALF_LIFE_DAYS.REVIEW };
    const evidence = [
      standing('IDENTITY', 'LICENCE', 'REGISTRY', 1),
      ...times(20, standing('CONDUCT', 'RESPONSE', 'TRANSACTION', 1)),
      // 365 days are one half-life: four reviews weigh 2.
      ...times(4, observed({ ...review, value: 0.75 }, 365)),
    ];
    // Identity p .8, Var .026667. Conduct E 20: p .954545, Var .001886. Reviews E 2, r 1.5: p .625, Var .046875.
    // ω' .25/.85, .35/.85, .25/.85.
    const result = scoreSubject('AGENT', { evidence, caps: [] }, TODAY);
    expect(result.coverage).toBeCloseTo(0.85, 9);
    expect(result.score).toBeCloseTo(81.2166, 3);
    expect(result.lowerBound).toBeCloseTo(67.7702, 3);
    expect(result.interval[0]).toBeCloseTo(65.1953, 3);
    expect(result.interval[1]).toBeCloseTo(97.2378, 3);
    expect(result.band).toBe('B');
  });

  it('scores a listing', () => {
    const evidence = [
      standing('IDENTITY', 'LICENCE', 'REGISTRY', 1),
      standing('DOCUMENTS', 'TITLE', 'DOCUMENT', 1),
      standing('DOCUMENTS', 'ENCUMBRANCE', 'DOCUMENT', 1),
      standing('DATA_ACCURACY', 'PRICE_CHECK', 'TRANSACTION', 0.9),
      standing('DATA_ACCURACY', 'DUPLICATE_CHECK', 'TRANSACTION', 0.5),
      standing('DATA_ACCURACY', 'COMPLETENESS', 'TRANSACTION', 1),
      standing('PARENT', 'AGENT_TRUST', 'DOCUMENT', 0.7, { credibility: 0.8 }),
    ];
    // Documents E 4: p .833333. Accuracy E 3, r 2.4: p .68. Parent E 1.6, r 1.12: p .588889. Conduct is not known.
    const result = scoreSubject('LISTING', { evidence, caps: [] }, TODAY);
    expect(result.coverage).toBeCloseTo(0.9, 9);
    expect(result.score).toBeCloseTo(73.0491, 3);
    expect(result.lowerBound).toBeCloseTo(57.4347, 3);
    expect(result.interval[0]).toBeCloseTo(54.4447, 3);
    expect(result.interval[1]).toBeCloseTo(91.6535, 3);
    expect(result.band).toBe('C');
  });

  it('scores a project', () => {
    const evidence = [
      standing('IDENTITY', 'REGISTRATION', 'REGISTRY', 1),
      standing('CONDUCT', 'DELIVERY', 'REGISTRY', 0.8, { credibility: 0.5 }),
      standing('CONDUCT', 'COMPLAINTS', 'REGISTRY', 0.6),
      standing('CONDUCT', 'LITIGATION', 'REGISTRY', 1),
      standing('DATA_ACCURACY', 'COMPLETENESS', 'TRANSACTION', 5 / 6),
      standing('DATA_ACCURACY', 'DISCLOSURE', 'REGISTRY', 0.5),
      standing('PARENT', 'BUILDER_REPUTATION', 'REGISTRY', 0.9, { credibility: 0.5 }),
    ];
    const result = scoreSubject('PROJECT', { evidence, caps: [] }, TODAY);
    expect(result.coverage).toBeCloseTo(0.7, 9);
    expect(result.score).toBeCloseTo(71.329, 3);
    expect(result.lowerBound).toBeCloseTo(56.8766, 3);
    expect(result.interval[0]).toBeCloseTo(54.1092, 3);
    expect(result.interval[1]).toBeCloseTo(88.5488, 3);
    expect(result.band).toBe('C');
  });

  it.each(['USER', 'AGENT', 'LISTING', 'PROJECT'] as const)(
    'knows nothing of a %s without evidence',
    (type) => {
      const result = scoreSubject(type, { evidence: [], caps: [] }, TODAY);
      expect(result).toMatchObject({
        score: 50,
        lowerBound: 0,
        interval: [0, 100],
        band: 'NEW',
        coverage: 0,
      });
      expect(result.reasons.map(({ code }) => code)).toContain('THIN_EVIDENCE');
    },
  );

  it('forgets what expired and ignores factors that do not apply', () => {
    const expired = { ...standing('IDENTITY', 'IDENTITY_PROOF', 'DOCUMENT', 1), expiresOn: '2026-11-20' };
    const lasting = { ...expired, expiresOn: TODAY };
    const foreign = standing('DOCUMENTS', 'DOCUMENT', 'DOCUMENT', 1);
    expect(scoreSubject('USER', { evidence: [expired, foreign], caps: [] }, TODAY).coverage).toBe(0);
    expect(scoreSubject('USER', { evidence: [lasting], caps: [] }, TODAY).coverage).toBe(0.4);
  });

  it('counts days by the calendar of India', () => {
    const visit = {
      factor: 'CONDUCT' as const,
      kind: 'VISIT',
      value: 1,
      halfLifeDays: HALF_LIFE_DAYS.BEHAVIOUR,
    };
    const at = (observedAt: string) => {
      const evidence = [{ ...observed(visit, 0), observedAt }];
      return scoreSubject('USER', { evidence, caps: [] }, TODAY).factors.find(
        ({ factor }) => factor === 'CONDUCT',
      );
    };
    // 18:29 UTC of the 20th is 23:59 of that day in India; a minute later it is today.
    expect(at('2026-11-20T18:29:00Z')?.evidenceWeight).toBeCloseTo(2 ** (-1 / 180), 9);
    expect(at('2026-11-20T18:30:00Z')?.evidenceWeight).toBe(1);
  });
});

describe('caps', () => {
  const strong = (type: 'AGENT' | 'PROJECT') =>
    times(30, standing('IDENTITY', 'LICENCE', 'REGISTRY', 1)).concat(
      times(30, standing('CONDUCT', 'RESPONSE', 'REGISTRY', 1)),
      type === 'AGENT' ? times(30, standing('REVIEWS', 'REVIEW', 'REGISTRY', 1)) : [],
    );

  it.each([
    ['FRAUD_CONFIRMED', 0, 'D'],
    ['DOCUMENT_FORGED', 10, 'D'],
    ['RERA_REVOKED', 20, 'D'],
    ['RERA_LAPSED', 40, 'D'],
    ['PHONE_UNVERIFIED', 50, 'C'],
    ['DISPUTE_SEVERE', 60, 'C'],
  ] as const)('%s limits score, bound and interval to %d', (cap, ceiling, band) => {
    const result = scoreSubject('AGENT', { evidence: strong('AGENT'), caps: [cap] }, TODAY);
    expect(result).toMatchObject({ score: ceiling, lowerBound: ceiling, interval: [ceiling, ceiling], band });
    expect(result.reasons[0]?.code).toBe(cap);
  });

  it('come worst first, and hold a ranked subject down', () => {
    const caps: CapCode[] = ['DISPUTE_SEVERE', 'RERA_LAPSED', 'DISPUTE_SEVERE', 'RERA_REVOKED'];
    const best = { segment: 'S', members: 100, cuts: [0, 1], rates: {} };
    const result = scoreSubject('PROJECT', { evidence: strong('PROJECT'), caps }, TODAY, best);
    expect(result.caps).toEqual(['RERA_REVOKED', 'RERA_LAPSED', 'DISPUTE_SEVERE']);
    expect(result.reasons.slice(0, 3).map(({ code }) => code)).toEqual(result.caps);
    expect(result).toMatchObject({ percentile: 100, band: 'D' });
  });
});
