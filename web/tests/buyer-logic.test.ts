import { describe, expect, it } from '@jest/globals';
import { within } from '../src/features/listing/cost.js';
import { messageFor } from '../src/features/listing/wish.js';
import { isNarrowed, parseSearch, withoutFilters } from '../src/shared/listings/search-filters.js';

describe('isNarrowed', () => {
  it.each([
    ['a text', { q: 'Powai' }, true],
    ['a part of the map', { map: true, bounds: [72.8, 18.9, 73, 19.2] }, true],
    ['an order and the map alone', { sort: 'PRICE_ASC', map: true }, false],
  ] as const)('knows of %s', (_what, search, expected) => {
    expect(isNarrowed(parseSearch(search))).toBe(expected);
  });

  it('is no more of a search without its filters, which keeps order and view', () => {
    const search = parseSearch({ q: 'Powai', bedrooms: [2], sort: 'PRICE_ASC', map: true, cell: '8860a' });
    expect(isNarrowed(search)).toBe(true);
    expect(withoutFilters(search)).toEqual({ sort: 'PRICE_ASC', map: true });
  });
});

describe('within', () => {
  it.each([
    ['8.5', 8.5],
    ['', 1],
    ['0', 1],
    ['400', 40],
    ['-3', 1],
    ['abc', 1],
  ])('reckons with %j years as %d', (typed, expected) => {
    expect(within(typed, [1, 40])).toBe(expected);
  });
});

describe('messageFor', () => {
  const prefilled = { ask: '', visit: 'May I see it?', call: 'Please call me.' };

  it('begins with what was chosen, and changes with it', () => {
    expect(messageFor('visit', '', prefilled)).toBe('May I see it?');
    expect(messageFor('call', 'May I see it?', prefilled)).toBe('Please call me.');
    expect(messageFor('ask', 'Please call me.', prefilled)).toBe('');
  });

  it('leaves the buyer’s own words', () => {
    expect(messageFor('visit', 'Is parking included?', prefilled)).toBe('Is parking included?');
  });
});
