import { createTestDatabase, type TestDatabase, until } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import type { CacheOptions } from '../../src/index.js';
import { type CachedShop, type Client, Flats } from './cached-shop.js';
import { writtenTo } from './kept-values.js';
import { openRenewingShop, type RenewingShop } from './renewing-shop.js';

export const PRICE = `query($id: ID!) { flat(id: $id) { price } }`;
export const SIMILAR = `query($id: ID!) { flat: similar(id: $id) { price } }`;
/** Of prices; ratings have half of it. */
export const TIME_MS = 60_000;

interface Priced {
  price: number;
}

/** Gateway processes over the same flats and the same Redis, by a clock that the test holds. */
export class RenewingShops {
  flats = new Flats();
  now = 0;
  redis: Redis;
  #database: TestDatabase;
  readonly #shops: RenewingShop[] = [];

  async start(): Promise<void> {
    this.#database = await createTestDatabase();
    this.redis = new Redis(this.#database.redisUrl);
  }

  /** Nothing is kept, and each flat costs nothing. */
  async reset(): Promise<void> {
    await this.redis.flushdb();
    this.flats = new Flats();
    this.flats.similar.set('a', ['a']);
    this.flats.told = [['a']];
    this.now = 1_000_000;
  }

  async closeShops(): Promise<void> {
    for (const { close } of this.#shops.splice(0)) await close();
  }

  async close(): Promise<void> {
    this.redis?.disconnect();
    await this.#database?.drop();
  }

  /** Another gateway process. */
  readonly open = (mostUnderWay = 16, options: Partial<CacheOptions<Client>> = {}): RenewingShop => {
    const shop = openRenewingShop(this.flats, this.#database.redisUrl, {
      mostUnderWay,
      now: () => this.now,
      ...options,
    });
    this.#shops.push(shop);
    return shop;
  };

  readonly priceOf = async (shop: CachedShop, query = PRICE, user: string | null = null): Promise<number> => {
    const { flat } = (await shop.ask(query, user, { id: 'a' })) as { flat: Priced | [Priced] };
    return Array.isArray(flat) ? flat[0].price : flat.price;
  };

  /** Keeps the price 1, which is 2 by now, and lets its time pass by so much. */
  readonly keptAndOver = async (shop: CachedShop, byMs = 0, query = PRICE): Promise<void> => {
    this.flats.prices.set('a', 1);
    await this.priceOf(shop, query);
    await writtenTo(this.redis, 1);
    this.flats.prices.set('a', 2);
    this.now += TIME_MS + byMs;
  };

  /** Holds the next answer of a subgraph, which has read what it answers with. */
  readonly holdNext = (
    step: 'onRead' | 'onAnswer' = 'onRead',
  ): { asked: Promise<unknown>; letGo: () => void } => {
    const { flats } = this;
    const asked = Promise.withResolvers<undefined>();
    const gone = Promise.withResolvers<undefined>();
    flats[step] = () => {
      flats[step] = () => undefined;
      asked.resolve(undefined);
      return gone.promise;
    };
    return { asked: asked.promise, letGo: () => gone.resolve(undefined) };
  };

  /** Resolves when so many renewals of a shop have ended. */
  readonly ended = (shop: RenewingShop, count: number) => until(() => shop.outcomes.length >= count);
}
