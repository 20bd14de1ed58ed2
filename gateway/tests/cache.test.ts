import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, httpClient, until, type TestDatabase } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { createLogger } from '@propmubi/runtime';
import { createWarmer } from '../src/cache/warmer.js';
import { othersAreCurrent } from '../src/cache/handover.js';
import { UNPLACED } from './support/changed-listing.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

const LISTING = '{ listing(id: "l1") { id askedBy } }';
describe('the gateway’s cache', () => {
  let database: TestDatabase;
  let redis: Redis;
  let test: TestGateway;
  beforeAll(async () => {
    database = await createTestDatabase();
    redis = new Redis(database.redisUrl);
    const { redisUrl } = database;
    test = await startTestGateway({ redisUrl, cache: { redisUrl, memoryBytes: 1_000_000 } });
    // It keeps answers once it reads the streams of events.
    await until(async () => (await statusOf('{ listing(id: "l-warm") { id } }')) !== null);
  });
  afterAll(async () => {
    await test?.gateway.close();
    redis?.disconnect();
    await database?.drop();
  });

  const ask = (query: string, headers: Record<string, string> = {}) =>
    fetch(test.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  const statusOf = async (query: string) => (await ask(query)).headers.get('cache-status');
  /** How often the subgraph was asked for it. */
  const asked = () => test.world.resolved.filter((field) => field === 'Listing.askedBy').length;
  const record = (type: string, data: object) =>
    redis.xadd(
      'events:property:0',
      '*',
      'id',
      randomUUID(),
      'type',
      type,
      'subject',
      'l1',
      'event',
      JSON.stringify({ data }),
    );

  it('keeps what a subgraph lets it, for all viewers, and says so', async () => {
    const first = await ask(LISTING);
    expect(first.headers.get('cache-status')).toBe('propmubi; fwd=miss');
    const authorization = `Bearer ${await test.identity.token()}`;
    const second = await ask(LISTING, { authorization });
    expect(second.headers.get('cache-status')).toBe('propmubi; hit');
    expect(second.headers.get('age')).toBe('0');
    // It was fetched without the viewer.
    expect(await second.json()).toEqual({ data: { listing: { id: 'l1', askedBy: null } } });
    expect(asked()).toBe(1);
  });

  it('says in extensions what was kept, when it is asked', async () => {
    const answer = await ask(`{ listing(id: "l1") { id askedBy } leads }`, { 'x-operation-cache': '1' });
    expect(await answer.json()).toMatchObject({
      extensions: { cache: { hits: 1, misses: 0, passed: 1, ageSeconds: expect.any(Number) } },
    });
    expect(answer.headers.get('cache-status')).toBe('propmubi; fwd=partial');
    const without = await ask('{ leads }', { 'x-operation-cache': '1' });
    expect(await without.json()).toMatchObject({ extensions: { cache: null } });
    expect(without.headers.get('cache-status')).toBeNull();
  });

  it('drops it when a domain event says that it changed', async () => {
    await ask(LISTING);
    const before = asked();
    await record('ListingReported', { listingId: 'l1' });
    await record('ListingUpdated', { listingId: 'l1' });
    await until(async () => (await statusOf(LISTING)) === 'propmubi; fwd=miss');
    expect(asked()).toBe(before + 1);
  });

  it('keeps one home while others change that are known to be others', async () => {
    const other = '{ listing(id: "l3") { id } }';
    for (const query of [LISTING, other]) {
      await ask(query);
      expect(await statusOf(query)).toBe('propmubi; hit');
    }
    await record('ListingUpdated', { listingId: 'l3', facets: [UNPLACED] });
    await until(async () => (await statusOf(other)) === 'propmubi; fwd=miss');
    expect(await statusOf(LISTING)).toBe('propmubi; hit');
    await record('ListingUpdated', { listingId: 'l1', facets: [UNPLACED] });
    await until(async () => (await statusOf(LISTING)) === 'propmubi; fwd=miss');
  });

  it('gives whole answers again without asking for their parts, as long as all of them hold', async () => {
    const QUERY = 'query Whole($id: ID!) { first: listing(id: $id) { id askedBy } }';
    const send = (variables: object, headers: Record<string, string> = {}) =>
      fetch(test.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: QUERY, variables }),
      });
    const first = await (await send({ id: 'l1' })).text();
    // Without its parts: they would have to be fetched.
    const parts = await redis.keys('cache:v:*');
    expect(parts.length).toBeGreaterThan(0);
    await redis.del(parts);
    const before = asked();
    const again = await send({ id: 'l1' });
    expect(await again.text()).toBe(first);
    expect(again.headers.get('cache-status')).toBe('propmubi; hit');
    expect(asked()).toBe(before);
    expect(await (await send({ id: 'l2' })).json()).toMatchObject({ data: { first: { id: 'l2' } } });
    await record('ListingUpdated', { listingId: 'l1' });
    await until(async () => (await send({ id: 'l1' })).headers.get('cache-status') === 'propmubi; fwd=miss');
    expect(asked()).toBeGreaterThan(before);
  });

  it('compresses a whole answer once for all who take it so', async () => {
    const aliases = Array.from({ length: 150 }, (_, n) => `a${n}: id`).join(' ');
    const query = `{ listing(id: "l1") { ${aliases} } }`;
    const as = async (encoding: string) => {
      const answer = await ask(query, { 'accept-encoding': encoding });
      const { headers } = answer;
      expect(headers.get('vary')).toContain('accept-encoding');
      return { encoding: headers.get('content-encoding'), text: await answer.text() };
    };
    const { text } = await as('gzip');
    expect(JSON.parse(text)).toMatchObject({ data: { listing: { a149: 'l1' } } });
    // Kept now, and twice as it is kept.
    for (const encoding of ['gzip', 'br', 'gzip', 'br'])
      expect(await as(encoding)).toEqual({ encoding, text });
    const plain = await ask(query, { 'accept-encoding': 'identity' });
    expect(plain.headers.get('cache-status')).toBe('propmubi; hit');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(text);
  });

  it('puts an answer together each time that has an error, or a part that is not kept', async () => {
    const partial = '{ listing(id: "l1") { id askedBy } leads }';
    await ask(partial);
    expect(await statusOf(partial)).toBe('propmubi; fwd=partial');
    const failing = '{ listing(id: "l1") { id explode } }';
    for (let times = 0; times < 2; times++)
      expect(await (await ask(failing)).json()).toMatchObject({ errors: [{ path: ['listing', 'explode'] }] });
  });

  it('is taken over by a process that starts while another one reads the changes', async () => {
    await ask(LISTING);
    const { redisUrl } = database;
    const next = await startTestGateway({ redisUrl, cache: { redisUrl, memoryBytes: 1_000_000 } });
    try {
      const statusThere = async () => {
        const body = JSON.stringify({ query: LISTING });
        const headers = { 'content-type': 'application/json' };
        return (await fetch(next.url, { method: 'POST', headers, body })).headers.get('cache-status');
      };
      // Past the cache, until it knows that no change was missed.
      let first: string | null = null;
      await until(async () => (first = await statusThere()) !== null);
      expect(first).toBe('propmubi; hit');
      await record('ListingUpdated', { listingId: 'l1' });
      await until(async () => (await statusThere()) === 'propmubi; fwd=miss');
    } finally {
      await next.gateway.close();
    }
  });

  it('is emptied by one that starts alone, or beside one that reads no more', async () => {
    const turns = [undefined, { reader: 'a', turn: 7 }, { reader: 'a', turn: 7 }, undefined];
    const store = { lastTurn: () => Promise.resolve(turns.shift()) };
    expect(await othersAreCurrent(store, () => false)).toBe(false);
    expect(turns).toHaveLength(3);
    expect(await othersAreCurrent(store, () => false)).toBe(false);
    expect(turns).toEqual([]);
  });

  it('lets a viewer who wrote read past it', async () => {
    await ask(LISTING);
    const authorization = `Bearer ${await test.identity.token()}`;
    await ask('mutation { renameListing(id: "l1", title: "New") { id } }', { authorization });
    const before = asked();
    const own = await ask(LISTING, { authorization });
    expect(own.headers.get('cache-status')).toBeNull();
    expect(asked()).toBe(before + 1);
    expect(await statusOf(LISTING)).toBe('propmubi; hit');
  });

  it('lets caches on the way have a public answer to a GET for a second, and no other', async () => {
    const get = (query: string, headers: Record<string, string> = {}) =>
      fetch(`${test.url}?query=${encodeURIComponent(query)}`, {
        headers: { 'apollo-require-preflight': '1', ...headers },
      });
    await get(LISTING);
    const kept = await get(LISTING);
    expect(await kept.json()).toEqual({ data: { listing: { id: 'l1', askedBy: null } } });
    expect(Object.fromEntries(kept.headers)).toMatchObject({
      'cache-control': 'public, max-age=1',
      'cache-status': 'propmubi; hit',
      age: expect.stringMatching(/^\d+$/),
      vary: expect.stringContaining('authorization'),
    });
    const authorization = `Bearer ${await test.identity.token()}`;
    for (const [query, headers] of [
      [LISTING, { authorization }],
      ['{ listing(id: "l1") { id } leads }', {}],
    ] as const)
      expect((await get(query, headers)).headers.get('cache-control')).toBe('no-store');
  });

  it('counts what was kept, by subgraph and operation', async () => {
    await httpClient(test.url)('query Kept { listing(id: "l1") { id askedBy } }');
    const at = (path: string) => fetch(new URL(path, test.url));
    expect(await (await at('/health/cache')).json()).toMatchObject({
      answers: {
        property: { hits: expect.any(Number), misses: expect.any(Number), hitRate: expect.any(Number) },
      },
    });
    const metrics = await (await at('/metrics')).text();
    expect(metrics).toMatch(/subgraph_cache_lookups_total\{subgraph="property",outcome="hit"\} [1-9]/);
    expect(metrics).toMatch(/graphql_cache_lookups_total\{operation="Kept",outcome="hit"\} [1-9]/);
  });

  it('is warmed with what is asked most, and remembers nothing that looks like a person’s', async () => {
    const warmer = createWarmer(redis, createLogger('test', 'silent'));
    const source = 'query($id: ID!) { listing(id: $id) { id } }';
    for (let times = 0; times < 5; times++) {
      warmer.count({ source, variables: { id: 'l1' } });
      warmer.count({ source, variables: { id: '+91 98201 12345' } });
      if (times < 4) warmer.count({ source, variables: { id: 'l2' } });
      if (times < 2) warmer.count({ source, variables: { id: 'l3' } });
    }
    await warmer.close();
    const warmed: unknown[] = [];
    const another = createWarmer(redis, createLogger('test', 'silent'));
    await another.warm(
      (request) => Promise.resolve(warmed.push(request.variables)),
      new AbortController().signal,
    );
    await another.close();
    expect(another.progress()).toEqual({ warmed: warmed.length, of: warmed.length });
    expect(warmed.slice(0, 2)).toEqual([{ id: 'l1' }, { id: 'l2' }]);
    expect(JSON.stringify(warmed)).not.toMatch(/98201|l3/);
  });

  it('does not start without the events that say what changed', async () => {
    const cache = { redisUrl: database.redisUrl, memoryBytes: 1_000_000 };
    await expect(startTestGateway({ redisUrl: undefined, cache })).rejects.toThrow('REDIS_URL');
  });
});
