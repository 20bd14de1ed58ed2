import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@propmubi/testkit';
import { graceOf } from '../src/cache/grace.js';
import { type CacheUse } from '../src/index.js';
import type { CachedShop } from './support/cached-shop.js';
import { PRICE, RenewingShops, SIMILAR, TIME_MS } from './support/renewing-shops.js';

const RATINGS = `query($ids: [ID!]!) { flats(ids: $ids) { flats { id rating } } }`;
const GRACE_MS = TIME_MS / 10;

describe('what is kept and over its time', () => {
  const world = new RenewingShops();
  const { open, priceOf, keptAndOver, holdNext, ended } = world;
  beforeAll(() => world.start());
  beforeEach(() => world.reset());
  afterEach(() => world.closeShops());
  afterAll(() => world.close());

  it.each([
    ['one flat', PRICE],
    ['a list that says what it depends on', SIMILAR],
  ])('is given at once for a while, and fetched anew once behind the answer: %s', async (_what, query) => {
    const shop = open();
    await keptAndOver(shop, 0, query);
    const { asked, letGo } = holdNext();
    expect(await priceOf(shop, query)).toBe(1);
    await asked;
    world.now += GRACE_MS - 1;
    expect(await priceOf(shop, query)).toBe(1);
    letGo();
    await ended(shop, 1);
    expect(await priceOf(shop, query)).toBe(2);
    expect(shop.sent).toHaveLength(2);
    expect(shop.outcomes).toEqual(['list renewed']);
    // From here on it is new.
    world.now += TIME_MS - 1;
    expect(await priceOf(shop, query)).toBe(2);
    expect(shop.sent).toHaveLength(2);
  });

  it('is not given any more after that while', async () => {
    const shop = open();
    await keptAndOver(shop, GRACE_MS);
    expect(await priceOf(shop)).toBe(2);
    expect(shop.outcomes).toEqual([]);
  });

  it('is given for a minute at most, however long its time was', async () => {
    const shop = open(16, { renewals: undefined });
    expect([300_000, 600_000, 3_600_000].map(graceOf)).toEqual([30_000, 60_000, 60_000]);
    // And not at all where nothing renews it.
    await keptAndOver(shop);
    expect(await priceOf(shop)).toBe(2);
  });

  it.each([
    ['one flat', PRICE],
    ['a list that says what it depends on', SIMILAR],
  ])('is not given once it changed: %s', async (_what, query) => {
    const shop = open();
    await keptAndOver(shop, 0, query);
    await shop.changed('a', ['a']);
    expect(await priceOf(shop, query)).toBe(2);
    expect(shop.outcomes).toEqual([]);
  });

  it('is not given to a viewer who wrote, nor while changes may be missed', async () => {
    let isFresh = true;
    const shop = open(16, { isFresh: () => isFresh });
    await keptAndOver(shop);
    await shop.ask(`mutation { reprice(id: "a", to: 3) { id } }`, 'anna');
    expect(await priceOf(shop, PRICE, 'anna')).toBe(3);
    isFresh = false;
    expect(await priceOf(shop)).toBe(3);
    expect(shop.outcomes).toEqual([]);
  });

  it('is not given any more where an anonymous viewer does not get it now, though no change said so', async () => {
    const shop = open();
    await keptAndOver(shop);
    world.flats.hidden.add('a');
    expect(await priceOf(shop)).toBe(1);
    await ended(shop, 1);
    expect(await shop.ask(PRICE, null, { id: 'a' })).toEqual({ flat: null });
  });

  describe('of some entities', () => {
    const ratings = async (shop: CachedShop, ids: string[]) => {
      const { flats: page } = await shop.ask(RATINGS, null, { ids });
      return (page as { flats: { rating: number | null }[] }).flats.map(({ rating }) => rating);
    };
    const fetched = (shop: CachedShop) =>
      shop.sent.filter(({ subgraph }) => subgraph === 'ratings').map(({ ids }) => ids);

    it('is fetched anew without those that are not over theirs, and beside those that are missing', async () => {
      const shop = open();
      await ratings(shop, ['a', 'b']);
      world.now += TIME_MS / 4;
      await ratings(shop, ['c']);
      world.now += TIME_MS / 4;
      for (const id of ['a', 'b', 'c', 'd']) world.flats.prices.set(id, 5);
      expect(await ratings(shop, ['a', 'd', 'c', 'b'])).toEqual([0, 5, 0, 0]);
      await until(() => shop.outcomes.includes('ratings renewed'));
      expect(fetched(shop)).toHaveLength(4);
      expect(fetched(shop)).toEqual(expect.arrayContaining([['a', 'b'], ['c'], ['d'], ['a', 'b']]));
      expect(await ratings(shop, ['a', 'd', 'c', 'b'])).toEqual([5, 5, 0, 5]);
      expect(fetched(shop)).toHaveLength(4);
    });

    it('is fetched anew once, also by who asks for some of the same', async () => {
      const shop = open();
      await ratings(shop, ['a', 'b', 'c']);
      world.now += TIME_MS / 2;
      const { asked, letGo } = holdNext();
      await ratings(shop, ['a', 'b']);
      await asked;
      await ratings(shop, ['b', 'c']);
      await ended(shop, 1);
      letGo();
      await ended(shop, 2);
      expect(fetched(shop).slice(1)).toEqual([['a', 'b'], ['c']]);
    });

    it('is not kept where it is gone', async () => {
      const shop = open();
      await ratings(shop, ['a', 'b']);
      world.now += TIME_MS / 2;
      world.flats.hidden.add('a');
      world.flats.prices.set('b', 5);
      expect(await ratings(shop, ['a', 'b'])).toEqual([0, 0]);
      await ended(shop, 1);
      expect(await ratings(shop, ['a', 'b'])).toEqual([null, 5]);
    });
  });

  it('waits for its turn where too much is fetched behind answers', async () => {
    const shop = open(1);
    await keptAndOver(shop);
    world.now -= TIME_MS;
    await shop.ask(PRICE, null, { id: 'b' });
    world.now += TIME_MS;
    const { asked, letGo } = holdNext();
    await priceOf(shop);
    await asked;
    await shop.ask(PRICE, null, { id: 'b' });
    expect(shop.outcomes).toEqual(['list skipped']);
    expect(shop.renewals.underWay).toBe(1);
    letGo();
    await ended(shop, 2);
    await shop.ask(PRICE, null, { id: 'b' });
    await ended(shop, 3);
    expect(shop.outcomes).toEqual(['list skipped', 'list renewed', 'list renewed']);
  });

  it('says so, and is no part of a whole answer that is remembered', async () => {
    const shop = open();
    await keptAndOver(shop, 500);
    let use: CacheUse | undefined;
    await shop.federation.execute(shop.federation.prepare(PRICE), {
      contextValue: { user: null },
      variables: { id: 'a' },
      onFetch: () => ({ end: ({ cache }) => (use = cache) }),
    });
    expect(use).toEqual({
      hits: 1,
      misses: 0,
      ageMs: TIME_MS + 500,
      stale: { hits: 1, overdueMs: 500 },
      basis: undefined,
    });
  });
});
