import { describe, expect, it } from '@jest/globals';
import { type Evidence, standing, weigh, weightOf } from './evidence.js';

const TODAY = '2026-11-21';
const lasting = standing('CONDUCT', 'VISIT', 'TRANSACTION', 1);
const signal = standing('CONDUCT', 'WORD', 'SIGNAL', 1);
const weights = (evidence: readonly Evidence[]) => weigh(evidence, TODAY).map(({ weight }) => weight);

describe('weightOf', () => {
  it('does not decay what holds now, whatever its half-life', () => {
    expect(weightOf({ ...lasting, halfLifeDays: 180 }, TODAY)).toBe(1);
  });

  it('weighs what is of today, or of a day to come, in full', () => {
    const of = (observedAt: string) => weightOf({ ...lasting, halfLifeDays: 1, observedAt }, TODAY);
    expect(of('2026-11-21T09:00:00Z')).toBe(1);
    expect(of('2026-12-24T09:00:00Z')).toBe(1);
    expect(of('2026-11-20T09:00:00Z')).toBe(0.5);
  });

  it('begins the day in India at half past six of the evening before, UTC', () => {
    const of = (observedAt: string) => weightOf({ ...lasting, halfLifeDays: 1, observedAt }, TODAY);
    expect(of('2026-11-20T18:30:00.000Z')).toBe(1);
    expect(of('2026-11-20T18:29:59.999Z')).toBe(0.5);
  });
});

describe('weigh', () => {
  it('lets many signals weigh no more together than one', () => {
    expect(weights([signal])).toEqual([0.25]);
    expect(weights([signal, signal, signal, signal])).toEqual([0.0625, 0.0625, 0.0625, 0.0625]);
  });

  it('lets signals weigh a twentieth of other evidence, where that is more', () => {
    const others = Array.from({ length: 20 }, () => lasting);
    // 20 others: a twentieth is 1, four signals of a quarter each.
    expect(weights([...others, signal, signal, signal, signal]).slice(20)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(weights([...others, ...Array.from({ length: 8 }, () => signal)]).slice(20)).toEqual(
      Array.from({ length: 8 }, () => 0.125),
    );
  });

  it('never scales a signal up, and drops what weighs nothing', () => {
    expect(weights([...Array.from({ length: 100 }, () => lasting), signal]).at(-1)).toBe(0.25);
    expect(weights([{ ...lasting, credibility: 0 }])).toEqual([]);
  });
});

it('gives what stands no facts of its own', () => {
  expect(Object.keys(lasting)).not.toContain('facts');
  expect(standing('CONDUCT', 'VISIT', 'TRANSACTION', 1, { facts: { days: 3 } }).facts).toEqual({ days: 3 });
  expect(lasting).toMatchObject({ credibility: 1, observedAt: null, halfLifeDays: null, expiresOn: null });
});
