import { describe, expect, it } from '@jest/globals';
import { chooseAgent } from '../src/modules/routing/choose-agent.js';
import { matchOf, type Candidate, type LeadNeeds } from '../src/modules/routing/match.js';
import { pickInTurn } from '../src/modules/routing/round-robin.js';
import { matchRule } from '../src/modules/routing/rules.js';
import { addWorkingTime, clockInIst, isOpen, nextOpening } from '../src/modules/settings/working-hours.js';

const lead = (given: Partial<LeadNeeds> = {}): LeadNeeds => ({
  localityId: 'chembur',
  projectId: 'p',
  price: { min: 10_000_000, max: 10_000_000 },
  languages: ['hi'],
  ...given,
});
const agent = (given: Partial<Candidate> = {}): Candidate => ({
  agentId: 'a',
  languages: ['hi'],
  localityIds: ['chembur'],
  projectIds: [],
  budgetMin: null,
  budgetMax: null,
  listingsInProject: 0,
  trustLowerBound: 80,
  openLeads: 0,
  openCap: 40,
  ...given,
});

describe('the terms of a match', () => {
  it.each([
    [null, null, 0.5],
    [20_000_000, null, 0],
    [14_142_136, null, 0.5],
    [10_000_000, null, 1],
    [null, 5_000_000, 0],
    [null, 7_071_068, 0.5],
    [null, 10_000_000, 1],
    [40_000_000, 80_000_000, 0],
    [null, 0, 0],
  ])('give a price of one crore to an agent from %j to %j as %d', (budgetMin, budgetMax, budget) => {
    expect(matchOf(lead(), agent({ budgetMin, budgetMax })).budget).toBeCloseTo(budget, 6);
  });

  it('take a price range by the end that is nearer to the agent’s', () => {
    const price = { min: 10_000_000, max: 20_000_000 };
    expect(matchOf(lead({ price }), agent({ budgetMin: 20_000_000 })).budget).toBe(1);
    expect(matchOf(lead({ price }), agent({ budgetMax: 10_000_000 })).budget).toBe(1);
    expect(matchOf(lead({ price: null }), agent({ budgetMax: 10_000_000 })).budget).toBe(0.5);
  });

  it('take a price of nothing as one rupee', () => {
    const price = { min: 0, max: 0 };
    expect(matchOf(lead({ price }), agent({ budgetMin: 1 })).budget).toBe(1);
    expect(matchOf(lead({ price }), agent({ budgetMin: 2 })).budget).toBe(0);
  });

  it('know languages, places and projects as shared, not shared or unknown', () => {
    const terms = (given: Partial<Candidate>) => matchOf(lead(), agent(given));
    expect(terms({ languages: ['mr'] }).language).toBe(0);
    expect(terms({ languages: ['mr', 'hi'] }).language).toBe(1);
    expect(terms({ languages: [] }).language).toBe(0.5);
    expect(terms({ localityIds: ['powai'] }).locality).toBe(0);
    expect(terms({ localityIds: [] }).locality).toBe(0.5);
    expect(terms({ projectIds: ['p'] }).projectExpertise).toBe(1);
    expect(terms({ projectIds: ['q'] }).projectExpertise).toBe(0);
    expect(terms({ listingsInProject: 2 }).projectExpertise).toBe(0.75);
  });
});

describe('chooseAgent', () => {
  it('lets who is 0.05 behind the best have a turn, and not who is further', () => {
    // The whole of the trust term is worth .2: 25 points are .05.
    const among = (trustLowerBound: number) =>
      chooseAgent(lead(), [agent({ trustLowerBound: 100 }), agent({ agentId: 'b', trustLowerBound })], {})
        ?.match.contenders;
    expect(among(75.1)).toBe(2);
    expect(among(74.9)).toBe(1);
  });

  it('explains the match of the agent it chose', () => {
    const choice = chooseAgent(
      lead(),
      [agent({ trustLowerBound: 10 }), agent({ agentId: 'b', trustLowerBound: 90 })],
      {},
    );
    expect(choice).toMatchObject({ agentId: 'b', match: { trust: 0.9, eligible: 2, contenders: 1 } });
    expect(choice?.match).not.toHaveProperty('id');
  });
});

describe('pickInTurn', () => {
  it('gives a tie to the smaller id, in whatever order they come', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, weight: 1 })) as [never, never, never];
    expect(pickInTurn([c, b, a], {}).id).toBe('a');
    expect(pickInTurn([a, b, c], {}).id).toBe('a');
    expect(pickInTurn([b, a, c], {}).id).toBe('a');
  });

  it('starts at nothing, pays the winner out and keeps what others have', () => {
    const contenders = [
      { id: 'a', weight: 0.5 },
      { id: 'b', weight: 0.25 },
    ];
    expect(pickInTurn(contenders, { x: 3 }).state).toEqual({ a: -0.25, b: 0.25, x: 3 });
  });

  it('refuses to pick among no contenders', () => {
    expect(() => pickInTurn([], {})).toThrow('contenders');
  });
});

describe('matchRule', () => {
  const asked = { localityId: 'l', projectId: 'p', source: 'PHONE', price: { min: 10, max: 20 } };
  const fallback = { id: 'd', name: 'd', position: 0, conditions: {}, agentIds: [], isDefault: true };
  const rule = (conditions: object, position = 1, id = 'r') => ({
    ...fallback,
    isDefault: false,
    conditions,
    position,
    id,
  });
  const why = (conditions: object, given: Partial<typeof asked> | object = {}) =>
    matchRule([fallback, rule(conditions)], { ...asked, ...given }).reason;
  const NONE = 'no other rule matched';

  it.each([
    [{ projectIds: ['p', 'q'] }, {}, 'project'],
    [{ projectIds: ['q'] }, {}, NONE],
    [{ projectIds: ['p'] }, { projectId: null }, NONE],
    [{ localityIds: ['l'] }, { localityId: null }, NONE],
    [{ sources: ['WALK_IN', 'PHONE'] }, {}, 'source PHONE'],
    [{ sources: ['WALK_IN'] }, {}, NONE],
    [{ minPrice: 20 }, {}, 'price'],
    [{ minPrice: 21 }, {}, NONE],
    [{ maxPrice: 10 }, {}, 'price'],
    [{ maxPrice: 9 }, {}, NONE],
    [{ minPrice: 1 }, { price: null }, NONE],
    [{ maxPrice: 30 }, { price: { min: 0, max: 0 } }, 'price'],
    [{ minPrice: 5, maxPrice: 9 }, {}, NONE],
    [{}, {}, 'the rule has no conditions'],
    [{ localityIds: [], projectIds: [], sources: [] }, {}, 'the rule has no conditions'],
    [{ projectIds: ['p'], sources: ['PHONE'] }, {}, 'project, source PHONE'],
  ])('with the conditions %j and a lead of %j says: %s', (conditions, given, reason) => {
    expect(why(conditions, given)).toBe(reason);
  });

  it('goes by position, the default last', () => {
    const rules = [rule({}, 3, 'third'), fallback, rule({}, 2, 'second')];
    expect(matchRule(rules, asked).rule.id).toBe('second');
    expect(matchRule(rules.toReversed(), asked).rule.id).toBe('second');
    expect(matchRule([fallback], asked).rule.id).toBe('d');
    expect(() => matchRule([], asked)).toThrow('default rule');
  });
});

describe('working time', () => {
  const hours = { opensAtMinute: 540, closesAtMinute: 1260, workDays: [1, 3] };
  /** 23 November 2026 is a Monday. */
  const ist = (day: number, time: string) => new Date(`2026-11-${day}T${time}+05:30`);

  it('reads the clock and the weekday in India', () => {
    expect(clockInIst(ist(23, '00:00:00'))).toEqual({ minute: 0, weekday: 1 });
    expect(clockInIst(ist(22, '23:59:59'))).toEqual({ minute: 1439, weekday: 7 });
  });

  it('is open from the minute it opens to before the one it closes, on working days', () => {
    expect(isOpen(ist(23, '08:59:59'), hours)).toBe(false);
    expect(isOpen(ist(23, '09:00:00'), hours)).toBe(true);
    expect(isOpen(ist(23, '20:59:59'), hours)).toBe(true);
    expect(isOpen(ist(23, '21:00:00'), hours)).toBe(false);
    expect(isOpen(ist(24, '12:00:00'), hours)).toBe(false);
  });

  it('opens next later today, on a later day, or a week from now', () => {
    expect(nextOpening(ist(23, '08:00:00'), hours)).toEqual(ist(23, '09:00:00'));
    expect(nextOpening(ist(23, '09:00:00'), hours)).toEqual(ist(25, '09:00:00'));
    expect(nextOpening(ist(23, '09:00:00'), { ...hours, workDays: [1] })).toEqual(ist(30, '09:00:00'));
    expect(() => nextOpening(ist(23, '09:00:00'), { ...hours, workDays: [] })).toThrow('one day a week');
  });

  it('ends at closing when it is just used up, and goes on the next working day', () => {
    expect(addWorkingTime(ist(23, '20:00:00'), 3_600, hours)).toEqual(ist(23, '21:00:00'));
    expect(addWorkingTime(ist(23, '20:00:00'), 3_601, hours)).toEqual(ist(25, '09:00:01'));
    // A whole working day is twelve hours.
    expect(addWorkingTime(ist(23, '20:00:00'), 14 * 3_600, hours)).toEqual(ist(30, '10:00:00'));
    expect(addWorkingTime(ist(24, '12:00:00'), 0, hours)).toEqual(ist(25, '09:00:00'));
  });
});
