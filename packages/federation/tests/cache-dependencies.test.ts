import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { type CachedShop, Flats, openShop } from './support/cached-shop.js';
import { writtenTo } from './support/kept-values.js';

const PRICE = `query($id: ID!) { flat(id: $id) { price place { name } } }`;

describe('what the cache keeps', () => {
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
  function open(): CachedShop {
    const shop = openShop(flats, database.redisUrl);
    shops.push(shop);
    return shop;
  }

  describe('of a field that says which objects it depends on', () => {
    const LITERAL = `{ flat(id: "a") { price } }`;
    it.each([
      ['a variable', PRICE, { id: 'a' }],
      ['a literal', LITERAL, {}],
    ])('holds while others change, its argument %s', async (_what, query, variables) => {
      const shop = open();
      const sentFor = async () => {
        const before = shop.sent.length;
        await shop.ask(query, null, variables);
        return shop.sent.length - before;
      };
      expect(await sentFor()).toBe(1);
      await shop.changed('b', ['b']);
      expect(await sentFor()).toBe(0);
      await shop.changed('a', ['a']);
      expect(await sentFor()).toBe(1);
      // One of which it is not known.
      await shop.changed('b');
      expect(await sentFor()).toBe(1);
    });

    it('does not hold where another part of the answer speaks of any of them', async () => {
      const shop = open();
      const both = `{ flat(id: "a") { price } flats(ids: ["c"]) { size } }`;
      await shop.ask(both);
      await shop.changed('b', ['b']);
      const before = shop.sent.length;
      await shop.ask(both);
      expect(shop.sent).toHaveLength(before + 1);
    });

    it('depends on all that its aliases name', async () => {
      const shop = open();
      const both = `{ one: flat(id: "a") { price } other: flat(id: "b") { price } }`;
      for (const [changed, fetches] of [
        ['c', 0],
        ['b', 1],
        ['a', 1],
      ] as const) {
        await shop.ask(both);
        await shop.changed(changed, [changed]);
        const before = shop.sent.length;
        await shop.ask(both);
        expect(shop.sent).toHaveLength(before + fetches);
      }
    });
  });

  describe('of a field whose answer says which objects it depends on', () => {
    const SIMILAR = `query($id: ID!) { similar(id: $id) { id price } }`;
    beforeEach(() => {
      flats.similar.set('a', ['b']);
      flats.told = [['a', 'b']];
    });
    /** How many requests to a subgraph it takes. */
    async function sentFor(shop: CachedShop, query = SIMILAR): Promise<number> {
      const before = shop.sent.length;
      await shop.ask(query, null, { id: 'a' });
      return shop.sent.length - before;
    }

    it('holds while others change, in each process', async () => {
      const [one, other] = [open(), open()];
      expect(await sentFor(one)).toBe(1);
      await writtenTo(redis, 1);
      await one.changed('c', ['c']);
      expect(await sentFor(one)).toBe(0);
      expect(await sentFor(other)).toBe(0);
      await one.changed('b', ['b']);
      expect(await sentFor(one)).toBe(1);
      // One of which it is not known.
      await one.changed('c');
      expect(await sentFor(other)).toBe(1);
    });

    const BOTH = `query($id: ID!) { similar(id: $id) { id } other: similar(id: "c") { id } }`;
    it.each([
      ['it says nothing', SIMILAR, []],
      ['it says that it depends on any', SIMILAR, [undefined]],
      ['one of two fields says nothing', BOTH, [['a', 'b']]],
    ])('depends on all where %s', async (_what, query, told) => {
      const shop = open();
      flats.told = told;
      expect(await sentFor(shop, query)).toBe(1);
      expect(await sentFor(shop, query)).toBe(0);
      await shop.changed('d', ['d']);
      expect(await sentFor(shop, query)).toBe(1);
    });

    it('is not kept where an object changes while it is on its way', async () => {
      const shop = open();
      flats.prices.set('b', 1);
      flats.onRead = async (id) => {
        flats.onRead = () => undefined;
        flats.prices.set(id, 2);
        await shop.changed(id, [id]);
      };
      const similar = async () => (await shop.ask(SIMILAR, null, { id: 'a' }))['similar'];
      expect(await similar()).toEqual([{ id: 'b', price: 1 }]);
      expect(await similar()).toEqual([{ id: 'b', price: 2 }]);
      expect(await sentFor(shop)).toBe(0);
    });

    it('depends on all where another part of the answer does', async () => {
      const shop = open();
      const both = `query($id: ID!) { similar(id: $id) { id } flats(ids: ["c"]) { size } }`;
      expect(await sentFor(shop, both)).toBe(1);
      await shop.changed('d', ['d']);
      expect(await sentFor(shop, both)).toBe(1);
    });
  });
});
