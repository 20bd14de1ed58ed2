import { calendarDay } from '@propmubi/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseAgent } from '../src/modules/routing/choose-agent.js';
import { matchOf, type Candidate } from '../src/modules/routing/match.js';
import { pickInTurn } from '../src/modules/routing/round-robin.js';
import { matchRule } from '../src/modules/routing/rules.js';
import { addWorkingTime, isOpen, nextOpening } from '../src/modules/settings/working-hours.js';
import type { RoundRobinState } from '../src/modules/settings/round-robin-state.js';

// The same cases in every run; FUZZ_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });

const CHEMBUR = 'c0000000-0000-4000-8000-000000000001';
const POWAI = 'c0000000-0000-4000-8000-000000000002';
const candidate = (given: Partial<Candidate> = {}): Candidate => ({
  agentId: 'a',
  languages: ['mr'],
  localityIds: [CHEMBUR],
  projectIds: [],
  budgetMin: 5_000_000,
  budgetMax: 20_000_000,
  listingsInProject: 0,
  trustLowerBound: 80,
  openLeads: 0,
  openCap: 40,
  ...given,
});
const lead = {
  localityId: CHEMBUR,
  projectId: 'p',
  price: { min: 9_000_000, max: 9_000_000 },
  languages: ['mr', 'hi'],
};

describe('matchOf', () => {
  it('weighs the five terms as domain.md says', () => {
    const match = matchOf(lead, candidate({ listingsInProject: 1 }));
    expect(match).toMatchObject({ locality: 1, budget: 1, language: 1, projectExpertise: 0.5, trust: 0.8 });
    expect(match.match).toBeCloseTo(0.3 + 0.2 + 0.15 + 0.15 * 0.5 + 0.2 * 0.8, 10);
  });

  it('lowers the score by how full the desk is', () => {
    const { match, final } = matchOf(lead, candidate({ openLeads: 30 }));
    expect(final).toBeCloseTo(match * 0.25, 10);
    expect(matchOf(lead, candidate({ openLeads: 40 })).final).toBe(0);
  });

  it('takes the unknown as neither for nor against', () => {
    const unknown = { localityId: null, projectId: null, price: null, languages: [] };
    expect(matchOf(unknown, candidate())).toMatchObject({
      locality: 0.5,
      budget: 0.5,
      language: 0.5,
      projectExpertise: 0.5,
    });
    expect(matchOf(lead, candidate({ trustLowerBound: null })).trust).toBe(0.25);
  });

  it('lets a price out of range count less the further out it is', () => {
    const budget = (max: number) => matchOf({ ...lead, price: { min: max, max } }, candidate()).budget;
    expect([budget(20_000_000), budget(30_000_000), budget(40_000_000), budget(90_000_000)]).toEqual([
      1,
      expect.closeTo(1 - Math.log2(1.5), 10),
      0,
      0,
    ]);
  });
});

describe('pickInTurn', () => {
  it('gives turns in proportion to weight, without bursts', () => {
    let state: RoundRobinState = {};
    const picked = Array.from({ length: 7 }, () => {
      const pick = pickInTurn(
        [
          { id: 'a', weight: 5 },
          { id: 'b', weight: 1 },
          { id: 'c', weight: 1 },
        ],
        state,
      );
      state = pick.state;
      return pick.id;
    });
    // The sequence nginx documents for weights 5, 1, 1.
    expect(picked.join('')).toBe('aabacaa');
  });

  it('never lets anyone fall behind their share by more than the number of contenders', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 }), (weights) => {
        const contenders = weights.map((weight, i) => ({ id: `agent-${i}`, weight }));
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const turns = new Map<string, number>();
        let state: RoundRobinState = {};
        for (let n = 1; n <= 300; n++) {
          const pick = pickInTurn(contenders, state);
          state = pick.state;
          turns.set(pick.id, (turns.get(pick.id) ?? 0) + 1);
          for (const { id, weight } of contenders) {
            expect(Math.abs((turns.get(id) ?? 0) - (n * weight) / total)).toBeLessThan(contenders.length);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('chooseAgent', () => {
  it('lets only those near the best take turns', () => {
    const choice = chooseAgent(
      lead,
      [
        candidate(),
        candidate({ agentId: 'b', trustLowerBound: 70 }),
        candidate({ agentId: 'c', localityIds: [POWAI] }),
      ],
      {},
    );
    expect(choice?.match).toMatchObject({ eligible: 3, contenders: 2 });
    expect(chooseAgent(lead, [], {})).toBeUndefined();
  });
});

describe('matchRule', () => {
  const rule = (position: number, conditions = {}, isDefault = false) => ({
    id: `r${position}`,
    name: `rule ${position}`,
    position,
    conditions,
    agentIds: [],
    isDefault,
  });
  const asked = {
    localityId: POWAI,
    projectId: null,
    source: 'WALK_IN',
    price: { min: 9_000_000, max: 9_000_000 },
  };

  it('takes the first that matches and says why', () => {
    const rules = [
      rule(3, {}, true),
      rule(2, { localityIds: [POWAI], minPrice: 5_000_000 }),
      rule(1, { localityIds: [CHEMBUR] }),
    ];
    expect(matchRule(rules, asked)).toMatchObject({ rule: { id: 'r2' }, reason: 'locality, price' });
  });

  it('falls back to the default, wherever it stands', () => {
    const rules = [rule(0, {}, true), rule(1, { maxPrice: 1_000_000 }), rule(2, { sources: ['PHONE'] })];
    expect(matchRule(rules, asked)).toMatchObject({ rule: { id: 'r0' }, reason: 'no other rule matched' });
  });
});

describe('working hours', () => {
  const hours = { opensAtMinute: 540, closesAtMinute: 1260, workDays: [1, 2, 3, 4, 5, 6] };
  // 21 November 2026 is a Saturday.
  const saturday2055 = new Date('2026-11-21T15:25:00Z');
  const mondayNine = new Date('2026-11-23T03:30:00Z');

  it('keeps IST', () => {
    expect(calendarDay(new Date('2026-11-21T18:30:00Z'))).toBe('2026-11-22');
    expect(isOpen(saturday2055, hours)).toBe(true);
    expect(isOpen(new Date('2026-11-21T15:30:00Z'), hours)).toBe(false);
    expect(nextOpening(new Date('2026-11-21T20:00:00Z'), hours)).toEqual(mondayNine);
  });

  it('stops the clock while closed', () => {
    expect(addWorkingTime(saturday2055, 300, hours)).toEqual(new Date('2026-11-21T15:30:00Z'));
    expect(addWorkingTime(saturday2055, 900, hours)).toEqual(new Date('2026-11-23T03:40:00Z'));
    expect(addWorkingTime(new Date('2026-11-22T06:00:00Z'), 60, hours)).toEqual(
      new Date('2026-11-23T03:31:00Z'),
    );
  });

  it('runs through midnight where no office closes', () => {
    const always = { opensAtMinute: 0, closesAtMinute: 1440, workDays: [1, 2, 3, 4, 5, 6, 7] };
    const nearMidnight = new Date('2026-11-21T18:29:00Z');
    expect(addWorkingTime(nearMidnight, 300, always)).toEqual(new Date('2026-11-21T18:34:00Z'));
  });
});
