import { describe, expect, it } from '@jest/globals';
import { listingFilter, parseSearch } from '../src/shared/listings/search-filters.js';

describe('parseSearch', () => {
  it('keeps every filter of an address', () => {
    const search = {
      q: 'Powai',
      localityId: '8c7e',
      bedrooms: [2, 3],
      priceMin: 5_000_000,
      priceMax: 20_000_000,
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
    ['blanks', { q: '   ' }],
  ])('leaves out %s', (_name, raw) => {
    expect(parseSearch(raw)).toEqual({});
  });

  it('reads digits that the router made a number as text', () => {
    expect(parseSearch({ q: 400_076 })).toEqual({ q: '400076' });
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
