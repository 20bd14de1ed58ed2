import { describe, expect, it } from '@jest/globals';
import { baseRateOf, deliveryMarketOf, evidenceOf, lateProbability, logit } from './delivery.js';
import { projectFacts } from './facts.fixture.js';

const AS_OF = '2024-01-01';
const due = (given: Parameters<typeof projectFacts>[0]) =>
  projectFacts({ proposedCompletion: '2022-12-31', ...given });
const outcome = (given: Parameters<typeof projectFacts>[0]) => evidenceOf(due(given), AS_OF)?.outcome;

describe('evidenceOf', () => {
  it('says nothing until six months after the registered date', () => {
    expect(evidenceOf(projectFacts({ proposedCompletion: '2023-07-15' }), AS_OF)).toBeNull();
    expect(evidenceOf(projectFacts({ proposedCompletion: '2023-06-15' }), AS_OF)).not.toBeNull();
    expect(evidenceOf(projectFacts({ proposedCompletion: null }), AS_OF)).toBeNull();
  });

  it('measures from the date revised at registration, else the proposed one', () => {
    expect(outcome({ proposedCompletion: '2019-12-31', revisedCompletion: '2022-12-31' })).toBe('SILENT');
    expect(outcome({ revisedCompletion: '2025-12-31' })).toBeUndefined();
  });

  it.each([
    ['an extension of twelve months', { extendedCompletion: '2023-12-31' }, 'SILENT'],
    ['an extension of a day more', { extendedCompletion: '2024-01-01' }, 'LATE'],
    ['silence, however long', { proposedCompletion: '2018-12-31' }, 'SILENT'],
    ['a completion in time', { completedOn: '2023-06-30' }, 'COMPLETED'],
    ['a completion too late, whatever the extension', { completedOn: '2024-01-01' }, 'LATE'],
    [
      'a completion in time after a long extension',
      { completedOn: '2023-06-30', extendedCompletion: '2025-12-31' },
      'COMPLETED',
    ],
    ['a lapse', { lapsedOn: '2023-01-31' }, 'LATE'],
    ['standing completed without a day', { status: 'COMPLETED' }, 'COMPLETED'],
  ])('takes %s for what is documented', (_name, given, expected) => {
    expect(outcome(given)).toBe(expected);
  });

  it('counts twelve calendar months over a leap day', () => {
    const given = { proposedCompletion: '2019-12-31', extendedCompletion: '2020-12-31' };
    expect(outcome(given)).toBe('SILENT');
  });

  it('halves the weight every five years', () => {
    expect(evidenceOf(due({ proposedCompletion: '2019-01-01' }), AS_OF)?.weight).toBeCloseTo(0.5, 3);
  });
});

describe('deliveryMarketOf', () => {
  const many = (count: number, late: number, given: Parameters<typeof projectFacts>[0]) =>
    Array.from({ length: count }, (_, place) =>
      due({ ...given, ...(place < late && { extendedCompletion: '2026-12-31' }) }),
    );
  const register = [
    ...many(80, 60, { district: 'Thane', apartments: 10, pinCode: '400601' }),
    ...many(80, 20, { district: 'Pune', apartments: 100, pinCode: '411001' }),
  ];
  const market = deliveryMarketOf(register, AS_OF);

  it('draws the rate of a group towards the market’s by 20 projects', () => {
    expect(market.rate).toBeCloseTo(81 / 162, 10);
    const expected = logit((60 + 20 * market.rate) / 100) - logit(market.rate);
    expect(market.shifts['district|Thane']).toBeCloseTo(expected, 10);
    expect(market.shifts['size|UP_TO_12_UNITS']).toBeCloseTo(expected, 10);
    expect(market.shifts['pin|400601']).toBeCloseTo(expected, 10);
  });

  it('adds the logits of district, size and PIN', () => {
    const shift = 3 * (logit(0.7) - logit(0.5));
    const rate = baseRateOf(register[0] as never, market);
    expect(rate).toBeCloseTo(1 / (1 + Math.exp(-shift)), 10);
    const unknown = projectFacts({ district: 'Nagpur', pinCode: null, apartments: 25 });
    expect(baseRateOf(unknown, market)).toBeCloseTo(market.rate, 10);
  });
});

describe('lateProbability', () => {
  it('weighs the base rate as four projects', () => {
    expect(lateProbability(0.3, [])).toBeCloseTo(0.3, 10);
    const late = { outcome: 'LATE' as const, late: 1, weight: 1 };
    const silent = { outcome: 'SILENT' as const, late: 0, weight: 0.5 };
    expect(lateProbability(0.3, [late, silent])).toBeCloseTo((1 + 1.2) / 5.5, 10);
  });

  it('does not fall when a deadline is missed', () => {
    const before = evidenceOf(due({}), '2022-12-30');
    const after = evidenceOf(due({}), '2023-01-01');
    expect([before, after]).toEqual([null, null]);
  });
});
