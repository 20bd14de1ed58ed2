import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { firstQuery } from '../src/early/first-query.js';
import { SIGNED_IN_BEFORE } from '../src/early/requests.js';
import {
  BuilderDetails,
  ListingDetails,
  listingsVariables,
  ProjectDetails,
  SearchListings,
} from '../src/early/queries.js';
import { parseSearch } from '../src/shared/listings/search-filters.js';

const at = (address: string) => firstQuery(new URL(address, 'http://app.test'), 'hi');

describe('the query of an address', () => {
  it.each([
    ['/', SearchListings, { ...listingsVariables({}, 'HI'), after: null }],
    ['/search', SearchListings, { ...listingsVariables({}, 'HI'), after: null }],
    ['/listing/7', ListingDetails, { id: '7', language: 'HI' }],
    ['/project/P51800000001', ProjectDetails, { reraNumber: 'P51800000001', language: 'HI' }],
    ['/builder/a%20b', BuilderDetails, { id: 'a b' }],
  ])('is at %s what its screen asks', (address, document, variables) => {
    expect(at(address)).toEqual([document.toString(), variables]);
  });

  it('has the filters of a search', () => {
    const search = parseSearch({ q: 'sea view', bedrooms: [2, 3], priceMax: 9_000_000, trust: ['A'] });
    expect(at('/search?q=sea%20view&bedrooms=%5B2%2C3%5D&priceMax=9000000&trust=%5B%22A%22%5D')).toEqual([
      SearchListings.toString(),
      { ...listingsVariables(search, 'HI'), after: null },
    ]);
  });

  it.each(['/my', '/listing', '/listing/', '/listing/7/more', '/nothing-here', '/listing/%ff'])(
    'is none at %s',
    (address) => {
      expect(at(address)).toBeUndefined();
    },
  );
});

describe('what the page asks before the app is there', () => {
  const asked: string[] = [];
  const remembered = new Map<string, string>();
  const given = {
    fetch: globalThis.fetch,
    location: globalThis.location,
    performance: globalThis.performance,
  };
  /** Since the page began: the process of the tests is older. */
  let sinceBeginMs: number;
  const define = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

  beforeEach(() => {
    asked.length = 0;
    remembered.clear();
    jest.resetModules();
    sinceBeginMs = 100;
    define('performance', { now: () => sinceBeginMs });
    define('location', new URL('http://app.test/builder/7'));
    define('localStorage', { getItem: (name: string) => remembered.get(name) ?? null });
    define('fetch', (url: string) => {
      asked.push(url);
      return Promise.resolve(new Response('{}'));
    });
  });
  afterEach(() => {
    for (const [name, value] of Object.entries(given)) define(name, value);
  });
  /** The page's script, which runs as it is loaded, with the answers that it keeps. */
  const begin = async () => {
    const answers = await import('../src/early/answers.js');
    await import('../src/early/begin.js');
    await navigator.locks.request('propmubi-refresh', () => undefined);
    return answers;
  };

  it('is the session and the query of the screen, each answer for one reader', async () => {
    const { takeEarlyAnswer, takeEarlyRenewal } = await begin();
    expect(asked.sort()).toEqual(['/graphql', '/session/refresh']);
    const variables = { id: '7' };
    expect(await takeEarlyAnswer(BuilderDetails.toString(), variables)).toBeInstanceOf(Response);
    expect(takeEarlyAnswer(BuilderDetails.toString(), variables)).toBeUndefined();
    expect(await takeEarlyRenewal()).toBeInstanceOf(Response);
    expect(takeEarlyRenewal()).toBeUndefined();
  });

  it('is asked again by an app that comes late', async () => {
    const { takeEarlyAnswer } = await begin();
    sinceBeginMs = 31_000;
    expect(takeEarlyAnswer(BuilderDetails.toString(), { id: '7' })).toBeUndefined();
  });

  it('is the session alone where someone signed in', async () => {
    remembered.set(SIGNED_IN_BEFORE, 'yes');
    await begin();
    expect(asked).toEqual(['/session/refresh']);
  });

  it('leaves nothing to take without a network', async () => {
    define('fetch', (url: string) => {
      asked.push(url);
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    const { takeEarlyAnswer, takeEarlyRenewal } = await begin();
    expect(asked).toHaveLength(2);
    expect(takeEarlyAnswer(BuilderDetails.toString(), { id: '7' })).toBeUndefined();
    expect(takeEarlyRenewal()).toBeUndefined();
  });
});
