import { describe, expect, it } from '@jest/globals';
import { expectationOf, lowerBoundOf, scoreSubject, standing, type Evidence } from './index.js';

const NOW = new Date('2026-11-21T00:00:00Z');
const observations = (good: number, bad: number) => [
  ...Array.from({ length: good }, () => ({ weight: 1, value: 1 })),
  ...Array.from({ length: bad }, () => ({ weight: 1, value: 0 })),
];

describe('expectationOf', () => {
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

describe('scoreSubject', () => {
  it.each(['USER', 'AGENT', 'LISTING', 'PROJECT'] as const)(
    'knows a %s without evidence as 50, NEW',
    (type) => {
      const { score, band, reasons } = scoreSubject(type, { evidence: [], caps: [] }, NOW);
      expect(score).toBeCloseTo(50, 9);
      expect(band).toBe('NEW');
      expect(reasons.map(({ code }) => code)).toContain('THIN_EVIDENCE');
    },
  );

  it('weighs by source, credibility and age', () => {
    const review: Evidence = {
      factor: 'REVIEWS',
      kind: 'REVIEW',
      source: 'TRANSACTION',
      value: 1,
      credibility: 0.5,
      observedAt: '2025-11-21T00:00:00Z',
      halfLifeDays: 365,
      expiresOn: null,
    };
    // 1 × .5 × 2^(−365/365) = .25; p = (.25 + 1) / 2.25.
    const { factors } = scoreSubject('AGENT', { evidence: [review], caps: [] }, NOW);
    expect(factors.find(({ factor }) => factor === 'REVIEWS')).toMatchObject({
      evidenceWeight: 0.25,
      value: 1.25 / 2.25,
    });
  });

  it('forgets what expired and ignores factors that do not apply', () => {
    const expired = { ...standing('IDENTITY', 'IDENTITY_PROOF', 'DOCUMENT', 1), expiresOn: '2026-11-19' };
    const foreign = standing('DOCUMENTS', 'DOCUMENT', 'DOCUMENT', 1);
    expect(scoreSubject('USER', { evidence: [expired, foreign], caps: [] }, NOW).score).toBeCloseTo(50, 9);
  });

  const strong = Array.from({ length: 30 }, () => [
    standing('IDENTITY', 'IDENTITY_PROOF', 'REGISTRY', 1),
    standing('CONDUCT', 'RESPONSE', 'REGISTRY', 1),
    standing('DATA_ACCURACY', 'REPORT', 'REGISTRY', 1),
    standing('REVIEWS', 'REVIEW', 'REGISTRY', 1),
  ]).flat();

  it('bands by the lower bound', () => {
    const { score, lowerBound, band } = scoreSubject('AGENT', { evidence: strong, caps: [] }, NOW);
    expect(score).toBeCloseTo(100 * (91 / 92), 6);
    expect(lowerBound).toBeGreaterThan(80);
    expect(band).toBe('A');
  });

  it.each([
    ['FRAUD_CONFIRMED', 0],
    ['DOCUMENT_FORGED', 10],
    ['RERA_REVOKED', 20],
    ['RERA_LAPSED', 40],
    ['PHONE_UNVERIFIED', 50],
    ['DISPUTE_SEVERE', 60],
  ] as const)('caps by %s at %d', (cap, ceiling) => {
    const { score, interval, reasons } = scoreSubject('AGENT', { evidence: strong, caps: [cap] }, NOW);
    expect(score).toBe(ceiling);
    expect(interval[1]).toBe(ceiling);
    expect(reasons[0]?.code).toBe(cap);
  });

  it('explains by loss: four against at most, two for', () => {
    const evidence = [
      standing('IDENTITY', 'REGISTRATION', 'REGISTRY', 1),
      standing('CONDUCT', 'REPORT', 'TRANSACTION', 0),
      standing('DATA_ACCURACY', 'PRICE_CHECK', 'TRANSACTION', 0.1),
      standing('DATA_ACCURACY', 'DUPLICATE_CHECK', 'TRANSACTION', 0.5),
      standing('PARENT', 'AGENT_TRUST', 'DOCUMENT', 0.2),
      standing('PARENT', 'PROJECT_TRUST', 'REGISTRY', 0.9),
    ];
    const { reasons } = scoreSubject('LISTING', { evidence, caps: [] }, NOW);
    const negative = reasons.filter(({ polarity }) => polarity === 'NEGATIVE');
    expect(negative.map(({ code }) => code).slice(0, 2)).toEqual(['DOC_MISSING', 'PRICE_OUTLIER']);
    expect(negative.length).toBeLessThanOrEqual(4);
    expect(reasons.length - negative.length).toBe(2);
    // 100 × .3 × .5: nothing is known about documents.
    expect(negative[0]?.loss).toBeCloseTo(15, 6);
  });
});
