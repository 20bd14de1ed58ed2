import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase, until } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { graceOf } from '../src/cache/grace.js';
import { Cancellation, type CacheOptions, type CacheUse } from '../src/index.js';
import { type CachedShop, type Client, Flats } from './support/cached-shop.js';
import { openRenewingShop, type RenewingShop } from './support/renewing-shop.js';

const PRICE = `query($id: ID!) { flat(id: $id) { price } }`;
const SIMILAR = `query($id: ID!) { flat: similar(id: $id) { price } }`;
const RATINGS = `query($ids: [ID!]!) { flats(ids: $ids) { flats { id rating } } }`;
/** Of prices; ratings have half of it. */
const TIME_MS = 60_000;
const GRACE_MS = TIME_MS / 10;

describe('what is kept and over its time', () => {
  let database: TestDatabase;
  let redis: Redis;
  let flats: Flats;
  let now: number;
  const shops: RenewingShop[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    redis = new Redis(database.redisUrl);
  });
  beforeEach(async () => {
    await redis.flushdb();
    flats = new Flats();
    flats.similar.set('a', ['a']);
    flats.told = [['a']];
    now = 1_000_000;
  });
  afterEach(async () => {
    for (const { close } of shops.splice(0)) await close();
  });
  afterAll(async () => {
    redis?.disconnect();
    await database?.drop();
  });

  /** Another gateway process over the same flats and the same Redis. */
  function open(mostUnderWay = 16, options: Partial<CacheOptions<Client>> = {}): RenewingShop {
    const shop = openRenewingShop(flats, database.redisUrl, { mostUnderWay, now: () => now, ...options });
    shops.push(shop);
    return shop;
  }
  async function priceOf(shop: CachedShop, query = PRICE, user: string | null = null): Promise<number> {
    const { flat } = (await shop.ask(query, user, { id: 'a' })) as { flat: Priced | [Priced] };
    return Array.isArray(flat) ? flat[0].price : flat.price;
  }
  /** Keeps the price 1, which is 2 by now, and lets its time pass by so much. */
  async function keptAndOver(shop: CachedShop, byMs = 0, query = PRICE): Promise<void> {
    flats.prices.set('a', 1);
    await priceOf(shop, query);
    await writtenTo(redis, 1);
    flats.prices.set('a', 2);
    now += TIME_MS + byMs;
  }
  /** Holds the next answer of a subgraph, which has read what it answers with. */
  function holdNext(step: 'onRead' | 'onAnswer' = 'onRead'): { asked: Promise<unknown>; letGo: () => void } {
    const asked = Promise.withResolvers<undefined>();
    const gone = Promise.withResolvers<undefined>();
    flats[step] = () => {
      flats[step] = () => undefined;
      asked.resolve(undefined);
      return gone.promise;
    };
    return { asked: asked.promise, letGo: () => gone.resolve(undefined) };
  }
  /** Resolves when so many renewals of a shop have ended. */
  const ended = (shop: RenewingShop, count: number) => until(() => shop.outcomes.length >= count);

  it.each([
    ['one flat', PRICE],
    ['a list that says what it depends on', SIMILAR],
  ])('is given at once for a while, and fetched anew once behind the answer: %s', async (_what, query) => {
    const shop = open();
    await keptAndOver(shop, 0, query);
    const { asked, letGo } = holdNext();
    expect(await priceOf(shop, query)).toBe(1);
    await asked;
    now += GRACE_MS - 1;
    expect(await priceOf(shop, query)).toBe(1);
    letGo();
    await ended(shop, 1);
    expect(await priceOf(shop, query)).toBe(2);
    expect(shop.sent).toHaveLength(2);
    expect(shop.outcomes).toEqual(['list renewed']);
    // From here on it is new.
    now += TIME_MS - 1;
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

  it.each([
    ['one flat', PRICE],
    ['a list that says what it depends on', SIMILAR],
  ])('is not kept anew where it changed on its way: %s', async (_what, query) => {
    const shop = open();
    await keptAndOver(shop, 0, query);
    const { asked, letGo } = holdNext();
    expect(await priceOf(shop, query)).toBe(1);
    await asked;
    flats.prices.set('a', 3);
    await shop.changed('a', ['a']);
    // The renewal has read 2; who asks now waits for what is true.
    expect(await priceOf(shop, query)).toBe(3);
    letGo();
    await ended(shop, 1);
    expect(await priceOf(shop, query)).toBe(3);
  });

  it('is fetched once over all processes', async () => {
    const processes = [open(), open(), open()];
    await keptAndOver(processes[0] as RenewingShop);
    // Each has it in its memory, too.
    for (const shop of processes) await priceOf(shop);
    await Promise.all(shops.map(({ renewals }) => until(() => renewals.underWay === 0)));
    const all = () => processes.flatMap(({ sent }) => sent);
    expect(all()).toHaveLength(2);
    now += TIME_MS;
    flats.prices.set('a', 4);
    const { asked, letGo } = holdNext();
    const asks = () => processes.flatMap((shop) => Array.from({ length: 20 }, () => priceOf(shop)));
    expect(new Set(await Promise.all(asks()))).toEqual(new Set([2]));
    await asked;
    letGo();
    await Promise.all(processes.map((shop) => until(async () => (await priceOf(shop)) === 4)));
    expect(all()).toHaveLength(3);
  });

  it.each([
    ['another process has renewed it', async (one: RenewingShop) => void (await priceOf(one)), 2],
    ['it changed', (one: RenewingShop) => one.changed('a', ['a']), 1],
  ])('is not fetched where, until the lock was taken, %s', async (_what, meanwhile, fetches) => {
    const [one, other] = [open(), open()];
    await keptAndOver(one);
    const { lock } = other.store;
    const [asked, gone] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    other.store.lock = async (...args) => {
      asked.resolve(undefined);
      await gone.promise;
      return lock(...args);
    };
    expect(await priceOf(other)).toBe(1);
    await asked.promise;
    await meanwhile(one);
    await until(() => one.renewals.underWay === 0);
    gone.resolve(undefined);
    await ended(other, 1);
    expect(other.outcomes).toEqual(['list elsewhere']);
    expect([...one.sent, ...other.sent]).toHaveLength(fetches);
  });

  it('is fetched to the end where its client leaves', async () => {
    const shop = open();
    await keptAndOver(shop);
    const { asked, letGo } = holdNext();
    const signal = new Cancellation();
    const answer = await shop.federation.execute(shop.federation.prepare(PRICE), {
      contextValue: { user: 'anna' },
      variables: { id: 'a' },
      signal,
    });
    expect(answer.data).toEqual({ flat: { price: 1 } });
    await asked;
    signal.abort(new Error('The client has left.'));
    letGo();
    await ended(shop, 1);
    expect(await priceOf(shop)).toBe(2);
    expect(shop.sent).toHaveLength(2);
    // As an anonymous viewer.
    expect(shop.sent.map(({ user }) => user)).toEqual([null, null]);
  });

  it('stays where its subgraph fails, until the while is over, and is not asked for again at once', async () => {
    const [one, other] = [open(), open()];
    await keptAndOver(one);
    flats.onRead = () => Promise.reject(new Error('Postgres is away'));
    expect(await priceOf(one)).toBe(1);
    await ended(one, 1);
    expect(one.outcomes).toEqual(['list failed']);
    expect(await priceOf(other)).toBe(1);
    expect(await priceOf(one)).toBe(1);
    await Promise.all([ended(one, 2), ended(other, 1)]);
    expect([...one.sent, ...other.sent]).toHaveLength(2);
    now += GRACE_MS;
    await expect(priceOf(one)).rejects.toThrow();
    flats.onRead = () => undefined;
    expect(await priceOf(one)).toBe(2);
  });

  it('stays where its store fails meanwhile', async () => {
    const shop = open();
    await keptAndOver(shop);
    const { lock } = shop.store;
    shop.store.lock = () => Promise.reject(new Error('Redis is away'));
    expect(await priceOf(shop)).toBe(1);
    await ended(shop, 1);
    expect(shop.outcomes).toEqual(['list failed']);
    expect(shop.failures).toEqual([new Error('Redis is away')]);
    shop.store.lock = lock;
    await priceOf(shop);
    await ended(shop, 2);
    expect(await priceOf(shop)).toBe(2);
  });

  it('is not given any more where an anonymous viewer does not get it now, though no change said so', async () => {
    const shop = open();
    await keptAndOver(shop);
    flats.hidden.add('a');
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
      now += TIME_MS / 4;
      await ratings(shop, ['c']);
      now += TIME_MS / 4;
      for (const id of ['a', 'b', 'c', 'd']) flats.prices.set(id, 5);
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
      now += TIME_MS / 2;
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
      now += TIME_MS / 2;
      flats.hidden.add('a');
      flats.prices.set('b', 5);
      expect(await ratings(shop, ['a', 'b'])).toEqual([0, 0]);
      await ended(shop, 1);
      expect(await ratings(shop, ['a', 'b'])).toEqual([null, 5]);
    });
  });

  it('waits for its turn where too much is fetched behind answers', async () => {
    const shop = open(1);
    await keptAndOver(shop);
    now -= TIME_MS;
    await shop.ask(PRICE, null, { id: 'b' });
    now += TIME_MS;
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

  it('is let go by a process that ends, and fetched by another one at once', async () => {
    const [one, other] = [open(), open()];
    await keptAndOver(one);
    const { asked, letGo } = holdNext('onAnswer');
    await priceOf(one);
    await asked;
    await one.renewals.close();
    expect(one.renewals.underWay).toBe(0);
    flats.prices.set('a', 3);
    expect(await priceOf(other)).toBe(1);
    await ended(other, 1);
    expect(other.outcomes).toEqual(['list renewed']);
    // What it had asked for comes too late to be kept.
    letGo();
    await answersAreKept();
    expect(await priceOf(other)).toBe(3);
    expect(await priceOf(one)).toBe(3);
    expect(one.failures).toEqual([]);
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

interface Priced {
  price: number;
}

/** Resolves when what has been answered is kept, if it is. */
async function answersAreKept(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
}

/** Resolves when so many values are in Redis: they are written behind the answer. */
async function writtenTo(redis: Redis, count: number): Promise<void> {
  while ((await redis.keys('cache:v:*')).length < count)
    await new Promise((resolve) => setImmediate(resolve));
}
