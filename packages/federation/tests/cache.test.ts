import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import type { CacheOptions } from '../src/index.js';
import { type CachedShop, type Client, Flats, openShop } from './support/cached-shop.js';
import { writtenTo } from './support/kept-values.js';

const PRICE = `query($id: ID!) { flat(id: $id) { price place { name } } }`;
const RATINGS = `query($ids: [ID!]!) { flats(ids: $ids) { size flats { id rating } } }`;

describe('the cache', () => {
  let database: TestDatabase;
  let redis: Redis;
  let flats: Flats;
  const shops: CachedShop[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    redis = new Redis(database.redisUrl);
  });
  beforeEach(async () => {
    await redis.flushdb();
    flats = new Flats();
  });
  afterEach(async () => {
    for (const shop of shops.splice(0)) await shop.close();
  });
  afterAll(async () => {
    redis?.disconnect();
    await database?.drop();
  });

  /** Another gateway process over the same flats and the same Redis. */
  function open(options: Partial<CacheOptions<Client>> = {}): CachedShop {
    const shop = openShop(flats, database.redisUrl, options);
    shops.push(shop);
    return shop;
  }
  const priceOf = async (shop: CachedShop, id: string, user: string | null = null) =>
    ((await shop.ask(PRICE, user, { id })) as { flat: { price: number } }).flat.price;

  it('keeps the answer of a field of Query for all viewers and processes, by its arguments', async () => {
    const [one, other] = [open(), open()];
    flats.prices.set('a', 7);
    expect(await priceOf(one, 'a')).toBe(7);
    expect(await priceOf(one, 'a', 'anna')).toBe(7);
    await writtenTo(redis, 1);
    expect(await priceOf(other, 'a')).toBe(7);
    expect([...one.sent, ...other.sent]).toHaveLength(1);
    await priceOf(one, 'b');
    expect(one.sent).toHaveLength(2);
  });

  it('fetches of some entities only those that are not kept', async () => {
    const shop = open();
    await shop.ask(RATINGS, null, { ids: ['a', 'b'] });
    await shop.ask(RATINGS, null, { ids: ['b', 'c', 'a', 'd'] });
    expect(shop.sent.filter(({ subgraph }) => subgraph === 'ratings').map(({ ids }) => ids)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('gives entities back in the order they were asked for', async () => {
    const shop = open();
    for (const id of ['a', 'b', 'c', 'd']) flats.prices.set(id, id.charCodeAt(0));
    await shop.ask(RATINGS, null, { ids: ['b', 'd'] });
    const { flats: page } = await shop.ask(RATINGS, null, { ids: ['a', 'b', 'c', 'd'] });
    expect((page as { flats: unknown }).flats).toEqual([
      { id: 'a', rating: 97 },
      { id: 'b', rating: 98 },
      { id: 'c', rating: 99 },
      { id: 'd', rating: 100 },
    ]);
  });

  it('keeps nothing with a field that is not public, or that no subgraph lets be kept', async () => {
    const shop = open();
    for (const user of ['anna', 'bert'] as const) {
      const secret = await shop.ask(`{ flat(id: "a") { price secret } }`, user);
      expect(secret).toEqual({ flat: { price: 0, secret: user } });
      const notes = await shop.ask(
        `query($ids: [ID!]!) { flats(ids: $ids) { flats { notes rating } } }`,
        user,
        {
          ids: ['a'],
        },
      );
      expect(notes).toMatchObject({ flats: { flats: [{ notes: `of ${user}`, rating: 0 }] } });
      await shop.ask('{ visits }', user);
    }
    expect(shop.sent.filter(({ user }) => user === null)).toHaveLength(1);
    expect(await redis.keys('cache:v:*')).toHaveLength(1);
  });

  it('fetches what it keeps without the viewer', async () => {
    const shop = open();
    await priceOf(shop, 'a', 'anna');
    expect(shop.sent).toEqual([{ subgraph: 'list', user: null, ids: [] }]);
  });

  it('fetches as the viewer, and does not keep, what an anonymous one does not get', async () => {
    const shop = open();
    flats.hidden.add('a');
    for (const round of [1, 2]) {
      expect(await priceOf(shop, 'a', 'anna')).toBe(0);
      expect(await shop.ask(RATINGS, 'anna', { ids: ['a', 'b'] })).toMatchObject({
        flats: { flats: [{ rating: 0 }, { rating: 0 }] },
      });
      const own = shop.sent.filter(({ user }) => user === 'anna');
      expect(own).toHaveLength(2 * round);
    }
    expect(await shop.ask(PRICE, null, { id: 'a' })).toEqual({ flat: null });
  });

  it('drops what an entity’s change touches, and keeps the other entities', async () => {
    const shop = open();
    await shop.ask(RATINGS, null, { ids: ['a', 'b'] });
    flats.prices.set('a', 5);
    await shop.changed('a');
    const { flats: page } = await shop.ask(RATINGS, null, { ids: ['a', 'b'] });
    expect(page).toEqual({ size: 2, flats: [{ id: 'a', rating: 5 }, { id: 'b', rating: 0 }] }); // prettier-ignore
    expect(shop.sent.filter(({ subgraph }) => subgraph === 'ratings').map(({ ids }) => ids)).toEqual([
      ['a', 'b'],
      ['a'],
    ]);
  });

  it('drops a list with any entity of its type, also where only its length was asked for', async () => {
    const shop = open();
    const size = `query($ids: [ID!]!) { flats(ids: $ids) { size } }`;
    for (let times = 0; times < 2; times++) await shop.ask(size, null, { ids: ['a'] });
    expect(shop.sent).toHaveLength(1);
    await shop.store.change('published', ['list:Flat']);
    await shop.ask(size, null, { ids: ['a'] });
    expect(shop.sent).toHaveLength(2);
  });

  it('counts one event once, whichever process reads it first', async () => {
    const [one, other] = [open(), open()];
    await priceOf(one, 'a');
    await one.store.change('event', ['list:Flat@a']);
    await priceOf(one, 'a');
    await other.store.change('event', ['list:Flat@a']);
    await priceOf(one, 'a');
    expect(one.sent).toHaveLength(2);
  });

  it('does not keep as new what was on its way when it changed', async () => {
    const shop = open();
    let letGo = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      flats.onRead = () => {
        resolve();
        return new Promise((go) => (letGo = go));
      };
    });
    const reading = priceOf(shop, 'a');
    await asked;
    flats.prices.set('a', 9);
    await shop.changed('a');
    flats.onRead = () => undefined;
    letGo();
    expect(await reading).toBe(0);
    expect(await priceOf(shop, 'a')).toBe(9);
  });

  it('lets a viewer who wrote read past it, in every process, and others still from it', async () => {
    const [one, other] = [open(), open()];
    await priceOf(one, 'a');
    await one.ask(`mutation { reprice(id: "a", to: 3) { id } }`, 'anna');
    expect(await priceOf(other, 'a', 'anna')).toBe(3);
    expect(await priceOf(one, 'a', 'bert')).toBe(0);
    await one.changed('a');
    expect(await priceOf(one, 'a', 'bert')).toBe(3);
  });

  it('fetches once what many want at the same time, over all processes', async () => {
    const processes = [open(), open(), open()];
    await Promise.all(processes.flatMap((shop) => Array.from({ length: 20 }, () => priceOf(shop, 'a'))));
    expect(processes.flatMap(({ sent }) => sent)).toHaveLength(1);
    await Promise.all(processes.map((shop) => shop.ask(RATINGS, null, { ids: ['a', 'b'] })));
    expect(
      processes.flatMap(({ sent }) => sent).filter(({ subgraph }) => subgraph === 'ratings'),
    ).toHaveLength(1);
  });

  it('does not wait for a process that ended while it fetched', async () => {
    const shop = open();
    const lock = shop.store.lock.bind(shop.store);
    shop.store.lock = async (key, ms) => (await lock(key, ms)) && false;
    expect(await priceOf(shop, 'a')).toBe(0);
    expect(shop.sent).toHaveLength(1);
  });

  it('ends with its time', async () => {
    let now = Date.now();
    const shop = open({ now: () => now });
    await priceOf(shop, 'a');
    now += 59_000;
    await priceOf(shop, 'a');
    expect(shop.sent).toHaveLength(1);
    now += 1_000;
    await priceOf(shop, 'a');
    expect(shop.sent).toHaveLength(2);
  });

  it('takes a version that Redis evicted for a change', async () => {
    const shop = open();
    await priceOf(shop, 'a');
    await redis.del('cache:t:list:Flat@a');
    await priceOf(shop, 'a');
    expect(shop.sent).toHaveLength(2);
    await redis.del('cache:t:list:Flat@a');
    await priceOf(shop, 'a');
    expect(shop.sent).toHaveLength(3);
  });

  it('answers without Redis, and while changes may be missed', async () => {
    const without = open();
    without.store.read = () => Promise.reject(new Error('Redis is away'));
    without.store.isWriter = () => Promise.reject(new Error('Redis is away'));
    expect(await priceOf(without, 'a', 'anna')).toBe(0);
    expect(await priceOf(without, 'a')).toBe(0);
    expect(without.failures.length).toBeGreaterThan(0);
    const behind = open({ isFresh: () => false });
    await priceOf(behind, 'a');
    await priceOf(behind, 'a');
    expect(behind.sent).toHaveLength(2);
  });

  it('says what of an answer was kept', async () => {
    const shop = open();
    const uses: unknown[] = [];
    const ask = (ids: string[]) =>
      shop.federation.execute(shop.federation.prepare(RATINGS), {
        contextValue: { user: null },
        variables: { ids },
        onFetch: () => ({ end: ({ cache }) => uses.push(cache) }),
      });
    await ask(['a', 'b']);
    await ask(['a', 'c']);
    // What all of an answer depends on, of what was kept as of what was fetched.
    const basis = {
      tags: expect.arrayContaining(['everything']),
      versions: expect.any(Array),
      keptSince: expect.any(Number),
      until: expect.any(Number),
    };
    expect(uses).toEqual([
      { hits: 0, misses: 1, ageMs: 0, basis },
      { hits: 0, misses: 2, ageMs: 0, basis },
      { hits: 0, misses: 1, ageMs: 0, basis },
      { hits: 1, misses: 1, ageMs: expect.any(Number), basis },
    ]);
  });
});
