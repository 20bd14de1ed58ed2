import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SubgraphTransport } from '@propmubi/federation';
import { createTestDatabase, until, type TestDatabase } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import type { GatewayContext } from '../src/index.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { createTestWorld } from './support/test-world.js';

const LISTING = '{ listing(id: "l1") { id askedBy } }';
/** Of a listing. Six seconds more it is given while it is fetched anew. */
const TIME_MS = 60_000;
const OVER = /^propmubi; hit; ttl=-[1-6]$/;

describe('an answer of the gateway’s cache that is over its time', () => {
  let database: TestDatabase;
  let redis: Redis;
  const gateways: HeldGateway[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    redis = new Redis(database.redisUrl);
  });
  beforeEach(() => redis.flushdb());
  afterEach(async () => {
    for (const { test } of gateways.splice(0)) await test.gateway.close();
  });
  afterAll(async () => {
    redis?.disconnect();
    await database?.drop();
  });

  /** A gateway process whose subgraph can be held; it reads its cache. */
  async function start(): Promise<HeldGateway> {
    const { redisUrl } = database;
    const world = createTestWorld();
    let hold: (() => Promise<unknown>) | undefined;
    let fetches = 0;
    const transports = (name: string): SubgraphTransport<GatewayContext> => {
      const transport = world.transports(name);
      const fetch: typeof transport.fetch = async (context) => {
        if (context.request.query.includes('askedBy')) {
          fetches += 1;
          await hold?.();
        }
        return transport.fetch(context);
      };
      return { ...transport, fetch };
    };
    const test = await startTestGateway(
      { redisUrl, cache: { redisUrl, memoryBytes: 1_000_000 } },
      { transports },
    );
    const held = {
      test,
      holdWith: (by: typeof hold) => (hold = by),
      fetched: () => fetches,
    };
    gateways.push(held);
    await until(
      async () => (await ask(held, '{ listing(id: "l-warm") { id } }')).headers.get('cache-status') !== null,
    );
    return held;
  }
  const ask = ({ test }: HeldGateway, query = LISTING) =>
    fetch(`${test.url}?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
  const statusOf = async (gateway: HeldGateway) => (await ask(gateway)).headers.get('cache-status');
  /** One process keeps it, and another one, which remembers nothing, finds it so many milliseconds over its time. */
  async function keptAndOver(byMs = 500): Promise<[HeldGateway, HeldGateway]> {
    const [one, other] = [await start(), await start()];
    expect(await statusOf(one)).toBe('propmubi; fwd=miss');
    await until(async () => (await valuesOf(redis)).length === 2);
    await makeOlder(redis, TIME_MS + byMs);
    return [one, other];
  }

  it('is given with its age, is nothing for caches on the way, and fetched anew behind it', async () => {
    const [, gateway] = await keptAndOver();
    const answer = await ask(gateway);
    expect(await answer.json()).toEqual({ data: { listing: { id: 'l1', askedBy: null } } });
    expect(answer.headers.get('cache-status')).toMatch(OVER);
    expect(Number(answer.headers.get('age'))).toBeGreaterThanOrEqual(TIME_MS / 1_000);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await until(async () => (await statusOf(gateway)) === 'propmubi; hit');
    expect((await ask(gateway)).headers.get('cache-control')).toBe('public, max-age=1');
    expect(gateway.fetched()).toBe(1);
  });

  it('is told in extensions, metrics and by /health/cache', async () => {
    const [, gateway] = await keptAndOver();
    const answer = await fetch(gateway.test.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-operation-cache': '1' },
      body: JSON.stringify({ query: LISTING }),
    });
    expect(await answer.json()).toMatchObject({
      extensions: { cache: { hits: 1, misses: 0, stale: 1, overdueSeconds: expect.any(Number) } },
    });
    const at = (path: string) => fetch(new URL(path, gateway.test.url));
    const health = async () =>
      (await (await at('/health/cache')).json()) as { renewals: { renewed: number } };
    await until(async () => (await health()).renewals.renewed === 1);
    expect(await health()).toMatchObject({
      answers: { property: { hits: expect.any(Number), stale: 1 } },
      renewals: { renewed: 1, elsewhere: 0, failed: 0, skipped: 0 },
    });
    const metrics = await (await at('/metrics')).text();
    expect(metrics).toContain('subgraph_cache_lookups_total{subgraph="property",outcome="stale"} 1');
    expect(metrics).toContain('graphql_cache_lookups_total{operation="anonymous",outcome="stale"} 1');
    expect(metrics).toContain('subgraph_cache_renewals_total{subgraph="property",outcome="renewed"} 1');
  });

  it('is counted from none on, before there was one', async () => {
    const gateway = await start();
    await ask(gateway);
    const metrics = await (await fetch(new URL('/metrics', gateway.test.url))).text();
    expect(metrics).toContain('subgraph_cache_lookups_total{subgraph="property",outcome="stale"} 0');
    for (const outcome of ['renewed', 'elsewhere', 'failed', 'skipped'])
      expect(metrics).toContain(`subgraph_cache_renewals_total{subgraph="property",outcome="${outcome}"} 0`);
  });

  it('is not given after a domain event that names it, and what is fetched meanwhile is not kept', async () => {
    const [one, other] = await keptAndOver();
    const [asked, gone] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    other.holdWith(() => {
      other.holdWith(undefined);
      asked.resolve(undefined);
      return gone.promise;
    });
    expect(await statusOf(other)).toMatch(OVER);
    await asked.promise;
    await redis.xadd(
      'events:property:0',
      '*',
      ...['id', randomUUID(), 'type', 'ListingUpdated', 'subject', 'l1'],
      ...['event', JSON.stringify({ data: { listingId: 'l1' } })],
    );
    await until(async () => (await statusOf(one)) === 'propmubi; fwd=miss');
    gone.resolve(undefined);
    // What the event made stale is not brought back by the fetch that began before it.
    await until(async () => {
      const metrics = await fetch(new URL('/health/cache', other.test.url));
      const { renewals } = (await metrics.json()) as { renewals: { renewed: number } };
      return renewals.renewed === 1;
    });
    for (const gateway of [one, other]) expect(await statusOf(gateway)).not.toMatch(OVER);
  });

  it('does not hold up a gateway that ends while it is fetched anew', async () => {
    const [, gateway] = await keptAndOver();
    const asked = Promise.withResolvers<undefined>();
    gateway.holdWith(() => {
      asked.resolve(undefined);
      return new Promise(() => undefined);
    });
    expect(await statusOf(gateway)).toMatch(OVER);
    await asked.promise;
    gateways.splice(gateways.indexOf(gateway), 1);
    await gateway.test.gateway.close();
  });
});

interface HeldGateway {
  readonly test: TestGateway;
  /** What a fetch of the answer waits for. */
  holdWith(by: (() => Promise<unknown>) | undefined): void;
  /** How often a subgraph was asked for the answer. */
  fetched(): number;
}

async function valuesOf(redis: Redis): Promise<string[]> {
  return redis.keys('cache:v:*');
}

/** As if all that is kept had been kept so long before. Values begin with a letter and the instant. */
async function makeOlder(redis: Redis, byMs: number): Promise<void> {
  for (const key of await valuesOf(redis)) {
    const value = (await redis.getBuffer(key)) as Buffer;
    const end = value.indexOf(' ');
    const keptAt = Number(value.toString('latin1', 1, end)) - byMs;
    const head = Buffer.from(`${value.toString('latin1', 0, 1)}${keptAt}`);
    await redis.set(key, Buffer.concat([head, value.subarray(end)]), 'KEEPTTL');
  }
}
