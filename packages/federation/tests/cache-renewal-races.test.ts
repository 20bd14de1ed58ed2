import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@propmubi/testkit';
import { Cancellation } from '../src/index.js';
import type { RenewingShop } from './support/renewing-shop.js';
import { PRICE, RenewingShops, SIMILAR, TIME_MS } from './support/renewing-shops.js';

const GRACE_MS = TIME_MS / 10;

describe('what is fetched anew behind answers', () => {
  const world = new RenewingShops();
  const { open, priceOf, keptAndOver, holdNext, ended } = world;
  beforeAll(() => world.start());
  beforeEach(() => world.reset());
  afterEach(() => world.closeShops());
  afterAll(() => world.close());

  it.each([
    ['one flat', PRICE],
    ['a list that says what it depends on', SIMILAR],
  ])('is not kept anew where it changed on its way: %s', async (_what, query) => {
    const shop = open();
    await keptAndOver(shop, 0, query);
    const { asked, letGo } = holdNext();
    expect(await priceOf(shop, query)).toBe(1);
    await asked;
    world.flats.prices.set('a', 3);
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
    await Promise.all(processes.map(({ renewals }) => until(() => renewals.underWay === 0)));
    const all = () => processes.flatMap(({ sent }) => sent);
    expect(all()).toHaveLength(2);
    world.now += TIME_MS;
    world.flats.prices.set('a', 4);
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
    world.flats.onRead = () => Promise.reject(new Error('Postgres is away'));
    expect(await priceOf(one)).toBe(1);
    await ended(one, 1);
    expect(one.outcomes).toEqual(['list failed']);
    expect(await priceOf(other)).toBe(1);
    expect(await priceOf(one)).toBe(1);
    await Promise.all([ended(one, 2), ended(other, 1)]);
    expect([...one.sent, ...other.sent]).toHaveLength(2);
    world.now += GRACE_MS;
    await expect(priceOf(one)).rejects.toThrow();
    world.flats.onRead = () => undefined;
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

  it('is let go by a process that ends, and fetched by another one at once', async () => {
    const [one, other] = [open(), open()];
    await keptAndOver(one);
    const { asked, letGo } = holdNext('onAnswer');
    await priceOf(one);
    await asked;
    await one.renewals.close();
    expect(one.renewals.underWay).toBe(0);
    world.flats.prices.set('a', 3);
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
});

/** Resolves when what has been answered is kept, if it is. */
async function answersAreKept(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
}
