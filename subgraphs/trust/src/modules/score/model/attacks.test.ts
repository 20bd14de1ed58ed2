import { describe, expect, it } from '@jest/globals';
import type { HeldBand } from './band.js';
import { scoreSubject } from './trust-score.js';
import { standing, type Evidence } from './evidence.js';
import { type SubjectType } from './parameters.js';

const TODAY = '2026-11-21';
const times = (count: number, one: Evidence) => Array.from({ length: count }, () => one);
const segment = {
  segment: 'S',
  members: 101,
  cuts: Array.from({ length: 101 }, (_, n) => 30 + n / 2),
  rates: {},
};

const honest: Record<SubjectType, Evidence[]> = {
  USER: [
    standing('IDENTITY', 'PHONE', 'TRANSACTION', 1),
    standing('IDENTITY', 'IDENTITY_PROOF', 'DOCUMENT', 1),
    ...times(12, standing('CONDUCT', 'VISIT', 'TRANSACTION', 1)),
  ],
  AGENT: [
    standing('IDENTITY', 'LICENCE', 'REGISTRY', 1),
    standing('IDENTITY', 'IDENTITY_PROOF', 'DOCUMENT', 1),
    ...times(40, standing('CONDUCT', 'RESPONSE', 'TRANSACTION', 1)),
  ],
  LISTING: [
    standing('IDENTITY', 'REGISTRATION', 'REGISTRY', 1),
    standing('DATA_ACCURACY', 'PRICE_CHECK', 'TRANSACTION', 0.9),
    standing('DATA_ACCURACY', 'DUPLICATE_CHECK', 'TRANSACTION', 1),
    standing('PARENT', 'AGENT_TRUST', 'DOCUMENT', 0.8, { credibility: 0.8 }),
  ],
  PROJECT: [
    standing('IDENTITY', 'REGISTRATION', 'REGISTRY', 1),
    standing('CONDUCT', 'COMPLAINTS', 'REGISTRY', 0.9),
    standing('PARENT', 'BUILDER_REPUTATION', 'REGISTRY', 0.7),
  ],
};

/** What people without a transaction can say: reviews of visitors, words of one side, unconfirmed reports. */
const signals = (factor: Evidence['factor'], kind: string, count: number, value: number) =>
  times(count, standing(factor, kind, 'SIGNAL', value));

const ATTACKS = [
  ['a ring of 50 fakes', 'AGENT', 'REVIEWS', 'REVIEW', 50, 0],
  ['4 bad reviews a day for a month', 'AGENT', 'REVIEWS', 'REVIEW', 120, 0],
  ['slow drift over a year', 'AGENT', 'REVIEWS', 'REVIEW', 52, 0],
  ['no-shows an agent claims', 'USER', 'CONDUCT', 'VISIT', 200, 0],
  ['visits an agent makes up', 'AGENT', 'CONDUCT', 'VISIT', 1_000, 1],
  ['unconfirmed reports by rivals', 'LISTING', 'CONDUCT', 'REPORT', 500, 0],
  ['good reviews of own people', 'AGENT', 'REVIEWS', 'REVIEW', 500, 1],
  ['complaints of rivals', 'PROJECT', 'CONDUCT', 'REPORT', 500, 0],
] as const;

describe('no number of strangers moves a score by 3 points or changes its band', () => {
  it.each(ATTACKS)('%s', (_name, type, factor, kind, count, value) => {
    const of = (evidence: Evidence[]) => scoreSubject(type, { evidence, caps: [] }, TODAY, segment);
    const before = of(honest[type]);
    const after = of([...honest[type], ...signals(factor, kind, count, value)]);
    expect(before.band).not.toBe('NEW');
    expect(Math.abs(after.score - before.score)).toBeLessThan(3);
    expect(after.band).toBe(before.band);
    // It is not that nothing is heard.
    expect(after.score).not.toBe(before.score);
  });

  it('lets 30 buyers with a transaction outweigh 50 fakes', () => {
    const heard = [...honest.AGENT, ...times(30, standing('REVIEWS', 'REVIEW', 'TRANSACTION', 0.875))];
    const of = (evidence: Evidence[]) => scoreSubject('AGENT', { evidence, caps: [] }, TODAY);
    const before = of(heard);
    const after = of([...heard, ...signals('REVIEWS', 'REVIEW', 50, 0)]);
    expect(before.score - after.score).toBeLessThan(3);
    expect(after.band).toBe(before.band);
  });
});

describe('a subject half a point from the edge of its band keeps it', () => {
  /** The honest record among others of which the share below it is `percentile`, half a point beyond. */
  const segmentAt = (score: number, percentile: number, side: number) => ({
    ...segment,
    cuts: Array.from({ length: 101 }, (_, n) => score - side / 2 + (n - percentile) / 4),
  });
  const changesBand = (
    [, type, factor, kind, count, value]: (typeof ATTACKS)[number],
    [percentile, side]: readonly [number, number],
    isHeld: boolean,
  ) => {
    const attacked = [...honest[type], ...signals(factor, kind, count, value)];
    const scoreOf = (evidence: Evidence[]) => scoreSubject(type, { evidence, caps: [] }, TODAY).score;
    const own = segmentAt(scoreOf(honest[type]), percentile, side);
    const of = (evidence: Evidence[], held?: HeldBand) =>
      scoreSubject(type, { evidence, caps: [] }, TODAY, own, held).band;
    const before = of(honest[type]);
    expect(before).not.toBe('NEW');
    return of(attacked, isHeld ? { band: before, isRanked: true } : undefined) !== before;
  };
  const ranked = ATTACKS.filter(([, type]) => type === 'LISTING' || type === 'PROJECT');
  const edges = [20, 60, 90].flatMap((edge) => [1, -1].map((side) => [edge, side] as const));

  it.each(ranked)('%s', (...attack) => {
    for (const edge of edges) expect(changesBand(attack, edge, true)).toBe(false);
    // Without what it has, it would change it: the attacks reach the edge.
    expect(edges.some((edge) => changesBand(attack, edge, false))).toBe(true);
  });

  it.each(ATTACKS.filter(([, type]) => type === 'AGENT' || type === 'USER'))(
    '%s, of people, at every lower bound there is',
    (_name, type, factor, kind, count, value) => {
      let changedWithout = 0;
      for (let late = 0; late <= 60; late++) {
        const record = [
          ...honest[type],
          ...times(late, standing('CONDUCT', 'RESPONSE', 'TRANSACTION', 0)),
          ...times(5, standing('REVIEWS', 'REVIEW', 'TRANSACTION', 0.75)),
        ];
        const of = (evidence: Evidence[], held?: HeldBand) =>
          scoreSubject(type, { evidence, caps: [] }, TODAY, undefined, held).band;
        const before = of(record);
        const attacked = [...record, ...signals(factor, kind, count, value)];
        expect(of(attacked, { band: before, isRanked: false })).toBe(before);
        if (of(attacked) !== before) changedWithout++;
      }
      expect(changedWithout).toBeGreaterThan(0);
    },
  );
});
