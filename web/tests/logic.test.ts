import { costOf } from '../src/features/listing/cost.js';
import { incomingOf } from '../src/features/work/incoming.js';
import type { IncomingLead } from '../src/features/work/live-assignments.js';
import { itemsOf } from '../src/features/work/my-day-items.js';
import { csvText } from '../src/lib/csv.js';
import { bucketsOf, daysOf } from '../src/shared/stats/period.js';
import { describe, expect, it } from '@jest/globals';
import { pricePerSqFt } from '../src/shared/listings/floor-area.js';
import { homesFilter, listingFilter, parseSearch } from '../src/shared/listings/search-filters.js';
import { rupeesOfLakh } from '../src/ui/lakh.js';
import { inputOf, valuesOf } from '../src/features/manage/lead-settings-values.js';
import { ruleInput, valuesOfRule } from '../src/features/manage/rule-values.js';

describe('parseSearch', () => {
  it('keeps every filter of an address', () => {
    const search = {
      q: 'Powai',
      localityId: '8c7e',
      bedrooms: [2, 3],
      priceMin: 5_000_000,
      priceMax: 20_000_000,
      trust: ['A', 'NEW'],
      sort: 'PRICE_ASC',
      map: true,
      bounds: [72.8, 18.9, 73, 19.2],
      cell: '8860a25991fffff',
    };
    expect(parseSearch(search)).toEqual(search);
  });

  it.each([
    ['a sort that does not exist', { sort: 'BEST' }],
    ['an amount below zero', { priceMin: -1 }],
    ['an amount that is no number', { priceMax: 'much' }],
    ['bedrooms that are no list', { bedrooms: 2 }],
    ['half a bedroom', { bedrooms: [2.5] }],
    ['bounds from east to west', { bounds: [73, 18.9, 72.8, 19.2] }],
    ['bounds off the earth', { bounds: [72, 18, 730, 19] }],
    ['an object as text', { q: { $ne: null } }],
    ['a trust band that does not exist', { trust: ['Z'] }],
    ['blanks', { q: '   ' }],
  ])('leaves out %s', (_name, raw) => {
    expect(parseSearch(raw)).toEqual({});
  });

  it('reads digits that the router made a number as text', () => {
    expect(parseSearch({ q: 400_076 })).toEqual({ q: '400076' });
  });
});

describe('rupeesOfLakh', () => {
  it.each([
    ['85.35', 8_535_000],
    ['0.29', 29_000],
    ['240', 24_000_000],
  ])('makes whole rupees of %s', (lakh, rupees) => {
    expect(rupeesOfLakh(lakh)).toBe(rupees);
  });
});

describe('listingFilter', () => {
  it('asks for a cell instead of the bounds around it', () => {
    const bounds = [72.8, 18.9, 73, 19.2] as const;
    expect(listingFilter({ bounds })).toEqual({
      bounds: { west: 72.8, south: 18.9, east: 73, north: 19.2 },
    });
    expect(listingFilter({ bounds, cell: '8860a25991fffff' })).toEqual({ h3Index: '8860a25991fffff' });
  });
});

describe('listingFilter of trust', () => {
  const search = parseSearch({ q: 'powai', trust: ['B', 'A'] });

  it('narrows the market, and not what a saved search keeps', () => {
    expect(listingFilter(search)).toEqual({ text: 'powai', trustBands: ['A', 'B'] });
    expect(homesFilter(search)).toEqual({ text: 'powai' });
  });
});

describe('rule values', () => {
  it('make a rule again what it was, with the projects that the form does not show', () => {
    const rule = {
      id: 'r1',
      name: 'Dear homes',
      position: 1,
      isDefault: false,
      conditions: {
        localityIds: ['l1', 'l2'],
        projectIds: ['p1'],
        sources: ['PHONE' as const],
        minPrice: 30_000_000,
        maxPrice: null,
      },
      agents: [{ id: 'a1', name: 'Asha' }],
    };
    expect(ruleInput(valuesOfRule(rule), rule.conditions.projectIds)).toEqual({
      name: 'Dear homes',
      agentIds: ['a1'],
      conditions: { localityIds: ['l1', 'l2'], projectIds: ['p1'], sources: ['PHONE'], minPrice: 30_000_000 },
    });
  });
});

describe('pricePerSqFt', () => {
  it.each([
    ['the carpet area before the built-up one', [600, 800, 6_000_000], 10_000],
    ['the built-up area where there is no other', [null, 800, 8_000_000], 10_000],
    ['nothing without an area', [null, null, 8_000_000], undefined],
    ['nothing without a price', [600, 800, null], undefined],
  ] as const)('counts by %s', (_name, [carpetAreaSqFt, builtUpAreaSqFt, listPrice], expected) => {
    expect(pricePerSqFt({ carpetAreaSqFt, builtUpAreaSqFt, listPrice })).toBe(expected);
  });
});

describe('csvText', () => {
  it('quotes what needs it, and lets no cell begin a formula', () => {
    expect(
      csvText(
        ['name', 'n'],
        [
          ['Rao, "V"', 2],
          ['=HYPERLINK("http://x")', null],
          ['-1', 3],
        ],
      ),
    ).toBe('name,n\r\n"Rao, ""V""",2\r\n"\'=HYPERLINK(""http://x"")",\r\n\'-1,3\r\n');
  });
});

describe('itemsOf', () => {
  it('puts what is lost first at the top, whatever it is', () => {
    const lead = (id: string, given: object) => ({ id, createdAt: '2026-11-20T04:00:00Z', ...given });
    const day = {
      toAccept: [lead('a', { assignment: { acceptDueAt: '2026-11-26T10:05:00Z' } })],
      toContact: [lead('c', { assignment: null })],
      visits: [{ id: 'v', status: 'SCHEDULED', scheduledFor: '2026-11-26T09:00:00Z', lead: null }],
      tasks: [{ id: 't', title: 'Call', dueAt: '2026-11-25T09:00:00Z', lead: null }],
    };
    expect(itemsOf(day as never).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'CONTACT c',
      'TASK t',
      'VISIT v',
      'ACCEPT a',
    ]);
  });
});

describe('bucketsOf', () => {
  it('has every day of a month, and every month of a year', () => {
    const now = Date.parse('2026-11-26T20:00:00Z');
    const days = bucketsOf(30, daysOf(30, now));
    // Half past one in the morning of the 27th in India.
    expect([days.length, days[0], days.at(-1)]).toEqual([30, '2026-10-29', '2026-11-27']);
    const months = bucketsOf(365, daysOf(365, now));
    expect([months.length, months[0], months.at(-1)]).toEqual([13, '2025-11-01', '2026-11-01']);
  });
});

describe('costOf', () => {
  const given = {
    price: 10_000_000,
    ownShare: 20,
    interest: 8.5,
    years: 20,
    stampDuty: 6,
    registration: 30_000,
  };

  it('gives the instalment of an annuity, and what the home costs in all', () => {
    const { loan, emi, atPurchase, inAll, totalInterest } = costOf(given);
    expect(loan).toBe(8_000_000);
    // As banks print it for 80 lakh, 8.5 %, 20 years.
    expect(Math.round(emi)).toBe(69_426);
    expect(atPurchase).toBe(10_630_000);
    expect(Math.round(inAll - totalInterest)).toBe(10_630_000);
  });

  it('divides a loan without interest by its months', () => {
    expect(costOf({ ...given, interest: 0 }).emi).toBeCloseTo(8_000_000 / 240);
  });
});

describe('settings of leads in a form', () => {
  const settings = {
    acceptWithinS: 300,
    contactWithinS: 3_600,
    slaBreachesBeforePond: 2,
    dailyCap: 10,
    openCap: 40,
    opensAtMinute: 570,
    closesAtMinute: 1_230,
    workDays: [1, 2, 3, 4, 5, 6],
  };

  it('come back as they were', () => {
    const shown = valuesOf(settings);
    expect(shown).toMatchObject({
      acceptMinutes: 5,
      isAlwaysOpen: false,
      opensAt: '09:30',
      closesAt: '20:30',
    });
    expect(inputOf(shown)).toEqual(settings);
    const always = { ...settings, opensAtMinute: 0, closesAtMinute: 1_440 };
    expect(valuesOf(always).isAlwaysOpen).toBe(true);
    expect(inputOf(valuesOf(always))).toEqual(always);
    // Until midnight, which a field for a time writes as the beginning of the day.
    const late = { ...settings, closesAtMinute: 1_440 };
    expect(valuesOf(late)).toMatchObject({ isAlwaysOpen: false, closesAt: '00:00' });
    expect(inputOf(valuesOf(late))).toEqual(late);
  });
});

describe('incomingOf', () => {
  const assignment = (id: string, assignedAt: string) => ({
    id,
    assignedAt,
    acceptDueAt: '2026-11-27T11:00:00Z',
    match: null,
  });
  const lead = (id: string) => ({
    id,
    stage: 'INCOMING' as const,
    acceptedAt: null as string | null,
    message: null,
    listing: null,
    project: null,
    buyer: null,
  });
  const listed = (id: string, assignedAt: string) => ({
    ...lead(id),
    assignment: assignment(`of ${id}`, assignedAt),
  });
  const arrived = (id: string, occurredAt: string): IncomingLead => ({
    cursor: id,
    eventId: id,
    occurredAt,
    gap: null,
    assignment: assignment(`of ${id}`, occurredAt),
    lead: lead(id),
  });
  const ids = (...args: Parameters<typeof incomingOf>) => incomingOf(...args).map((one) => one.lead.id);

  it('has what waited and what arrived since, each once, the one that waits longest first', () => {
    const list = [listed('a', '2026-11-27T10:00:00Z'), listed('b', '2026-11-27T10:20:00Z')];
    const events = [arrived('c', '2026-11-27T10:30:00Z'), arrived('a', '2026-11-27T10:00:00Z')];
    expect(ids(events, list)).toEqual(['a', 'b', 'c']);
  });

  it('leaves out what was answered, whatever the event says', () => {
    const accepted = { ...listed('a', '2026-11-27T10:00:00Z'), acceptedAt: '2026-11-27T10:01:00Z' };
    const advanced = { ...listed('b', '2026-11-27T10:00:00Z'), stage: 'PROSPECT' as const };
    expect(ids([arrived('a', '2026-11-27T10:00:00Z')], [accepted, advanced])).toEqual([]);
  });

  it('leaves out a lead that waits for no acceptance', () => {
    const claimed = listed('a', '2026-11-27T10:00:00Z');
    expect(ids([], [{ ...claimed, assignment: { ...claimed.assignment, acceptDueAt: null } }])).toEqual([]);
  });
});
