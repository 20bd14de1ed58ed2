import { describe, expect, it } from '@jest/globals';
import { CODES, FAMILIES } from './codes.js';
import { ACTIONS, improvementsOf } from './improvements.js';
import { explain, LANGUAGES, sentenceOf } from './sentences/index.js';
import { scoreSubject } from './trust-score.js';
import { standing } from './evidence.js';
import { en } from './sentences/en.js';
import { hi } from './sentences/hi.js';
import { mr } from './sentences/mr.js';

const TODAY = '2026-11-21';
const segment = (rates: Record<string, number>) => ({ segment: 'S', members: 50, cuts: [0, 50, 100], rates });
const placeholders = (phrase: string) => [...phrase.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('reasons', () => {
  const complaints = (value: number) => [
    standing('IDENTITY', 'REGISTRATION', 'REGISTRY', 1, { facts: { status: 'ACTIVE' } }),
    standing('CONDUCT', 'COMPLAINTS', 'REGISTRY', value, { facts: { complaints: 2, apartments: 40 } }),
  ];
  const codes = (value: number, usual: number) =>
    scoreSubject('PROJECT', { evidence: complaints(value), caps: [] }, TODAY, segment({ COMPLAINTS: usual }))
      .reasons.map(({ code }) => code)
      .filter((code) => code.startsWith('COMPLAINTS'));

  it('compare with what is usual in the segment', () => {
    expect(codes(0.7, 0.9)).toEqual(['COMPLAINTS_HIGH']);
    expect(codes(0.7, 0.5)).toEqual(['COMPLAINTS_LOW']);
  });

  it('say one thing per family, whatever the observations', () => {
    const evidence = Object.keys(FAMILIES).flatMap((kind) =>
      [0, 0.3, 0.6, 1].map((value) => standing('CONDUCT', kind, 'TRANSACTION', value)),
    );
    const { reasons } = scoreSubject('AGENT', { evidence, caps: [] }, TODAY);
    const families = reasons.map(({ code }) =>
      Object.keys(FAMILIES).find((kind) => FAMILIES[kind]?.bad === code || FAMILIES[kind]?.good === code),
    );
    const spoken = families.filter((family) => family !== undefined);
    expect(new Set(spoken).size).toBe(spoken.length);
  });

  it('are at most four against, worst first, and two for', () => {
    const evidence = [
      standing('IDENTITY', 'REGISTRATION', 'REGISTRY', 1),
      standing('CONDUCT', 'REPORT', 'TRANSACTION', 0),
      standing('DATA_ACCURACY', 'PRICE_CHECK', 'TRANSACTION', 0.1),
      standing('DATA_ACCURACY', 'DUPLICATE_CHECK', 'TRANSACTION', 0.5),
      standing('PARENT', 'AGENT_TRUST', 'DOCUMENT', 0.2),
      standing('PARENT', 'PROJECT_TRUST', 'REGISTRY', 0.9),
    ];
    const { reasons } = scoreSubject('LISTING', { evidence, caps: [] }, TODAY);
    const negative = reasons.filter(({ polarity }) => polarity === 'NEGATIVE');
    expect(negative.map(({ code }) => code)).toEqual([
      'PRICE_OUTLIER',
      'AGENT_WEAK',
      'DUPLICATE_LISTING',
      'LISTING_REPORTED',
    ]);
    // 100 × .3/.65 × 1 × .9 / (2 + 2): its part of what the factor loses.
    expect(negative[0]?.loss).toBeCloseTo(10.3846, 4);
    expect(reasons.length - negative.length).toBe(2);
  });
});

describe('improvementsOf', () => {
  it('promises the points the score then has', () => {
    const known = {
      evidence: [standing('IDENTITY', 'LICENCE', 'REGISTRY', 0)],
      caps: ['RERA_LAPSED' as const],
    };
    const before = scoreSubject('AGENT', known, TODAY).score;
    const renewed = { evidence: [standing('IDENTITY', 'LICENCE', 'REGISTRY', 1)], caps: [] };
    const promised = improvementsOf('AGENT', known, TODAY).find(
      ({ action }) => action === 'RENEW_REGISTRATION',
    );
    expect(promised?.points).toBeCloseTo(scoreSubject('AGENT', renewed, TODAY).score - before, 1);
  });

  it('promises nothing to the forged, the revoked and the fraudulent', () => {
    const caps = ['DOCUMENT_FORGED' as const];
    expect(improvementsOf('LISTING', { evidence: [], caps }, TODAY)).toEqual([]);
  });
});

describe('sentences', () => {
  it.each([
    ['Hindi', hi],
    ['Marathi', mr],
  ])('state in %s what they state in English', (_name, phrases) => {
    for (const code of CODES) expect(placeholders(phrases.codes[code])).toEqual(placeholders(en.codes[code]));
    for (const action of ACTIONS) expect(phrases.actions[action].length).toBeGreaterThan(3);
    for (const part of ['headline', 'headlineNew', 'ranked', 'raise'] as const) {
      expect(placeholders(phrases[part])).toEqual(placeholders(en[part]));
    }
  });

  it('are written in the script of their language', () => {
    for (const phrases of [hi, mr]) {
      for (const phrase of [...Object.values(phrases.codes), ...Object.values(phrases.actions)]) {
        expect(phrase).toMatch(/[\u0900-\u097F]/);
      }
    }
  });

  it('say the numbers and days of the source', () => {
    const facts = { projects: 12, late: 3, silent: 1_200 };
    expect(sentenceOf('DELAY_HIGH', facts, 'EN')).toBe(
      'Of 12 projects of this builder that were due, 3 are documented as late by more than 12 months; of 1,200 the register does not say whether they were completed.',
    );
    expect(sentenceOf('DISCLOSURE_STALE', { day: '2023-02-01' }, 'EN')).toContain('1 February 2023');
    expect(sentenceOf('DISCLOSURE_STALE', { day: '2023-02-01' }, 'HI')).toContain('1 फ़रवरी 2023');
    expect(sentenceOf('RERA_NOT_IN_FORCE', { status: 'LAPSED' }, 'EN')).toContain('lapsed');
    expect(sentenceOf('RERA_NOT_IN_FORCE', { status: 'LAPSED' }, 'MR')).toContain('कालबाह्य');
  });

  it.each([
    ['DATA_COMPLETE', { missing: 1, needed: 6 }, '5 of 6 facts a buyer needs are stated.'],
    ['DATA_COMPLETE', { missing: 5, needed: 6 }, '1 of 6 facts a buyer needs is stated.'],
    ['DATA_INCOMPLETE', { missing: 1, needed: 6 }, '1 of 6 facts a buyer needs is missing.'],
    ['DATA_INCOMPLETE', { missing: 4, needed: 6 }, '4 of 6 facts a buyer needs are missing.'],
    [
      'COMPLAINTS_LOW',
      { complaints: 1, apartments: 40 },
      'The register lists 1 complaint for 40 apartments.',
    ],
    [
      'COMPLAINTS_LOW',
      { complaints: 0, apartments: 40 },
      'The register lists 0 complaints for 40 apartments.',
    ],
    [
      'VISITS_KEPT',
      { count: 1, percent: 100 },
      'Of 1 agreed site visit 100 % was kept; recent ones count more.',
    ],
  ] as const)('%s of %j agree with their numbers', (code, facts, sentence) => {
    expect(sentenceOf(code, facts, 'EN')).toBe(sentence);
  });

  it('agree with their numbers in Hindi and Marathi', () => {
    const facts = { missing: 1, needed: 6 };
    expect(sentenceOf('DATA_INCOMPLETE', facts, 'HI')).toMatch(/6 तथ्यों में से 1 नहीं दिया गया है।$/);
    expect(sentenceOf('DATA_COMPLETE', facts, 'HI')).toMatch(/6 तथ्यों में से 5 दिए गए हैं।$/);
    expect(sentenceOf('DATA_INCOMPLETE', facts, 'MR')).toMatch(/6 पैकी 1 गोष्ट दिलेली नाही\.$/);
    expect(sentenceOf('DATA_COMPLETE', facts, 'MR')).toMatch(/6 पैकी 5 गोष्टी दिलेल्या आहेत\.$/);
  });

  it('say of what is in favour what is there, and no lack', () => {
    for (const { codes } of [en, hi, mr]) expect(codes.DATA_COMPLETE).not.toContain('{missing}');
  });

  it('say the place among comparable ones without a word of statistics', () => {
    const ranked = {
      score: 60,
      band: 'C',
      coverage: 0.5,
      percentile: 41,
      members: 16,
      reasons: [],
      improvements: [],
    };
    expect(explain(ranked, 'EN')).toContain('Its score is higher than that of 41 % of 16 comparable ones.');
  });

  it('state numbers where one code speaks for what is better and another for what is worse', () => {
    const pairs = [
      ['SLOW_RESPONSE', 'FAST_RESPONSE'],
      ['VISIT_NO_SHOW', 'VISITS_KEPT'],
      ['BOOKING_CANCELLED', 'PAYMENTS_MADE'],
      ['REVIEWS_LOW', 'REVIEWS_HIGH'],
    ] as const;
    for (const { codes } of [en, hi, mr])
      for (const [worse, better] of pairs) {
        expect(codes[worse]).toBe(codes[better]);
        expect(codes[worse]).toMatch(/\{count\}.*\{percent\}/);
      }
    for (const phrase of Object.values(en.codes)) expect(phrase).not.toMatch(/\b(most|some|many|few)\b/i);
  });

  it('never say that a project is late because the register is silent', () => {
    for (const phrase of Object.values(en.codes)) expect(phrase).not.toMatch(/past its|not completed\b/i);
  });

  it('explain a score in every language', () => {
    const score = {
      score: 71,
      band: 'B',
      coverage: 0.7,
      percentile: 64,
      members: 812,
      reasons: [],
      improvements: [],
    };
    for (const language of LANGUAGES) expect(explain(score, language)).toMatch(/71.*70.*(812.*64|64.*812)/);
  });
});
