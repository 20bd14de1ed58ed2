import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, until, type TestDatabase } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { UNPLACED } from './support/changed-listing.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

describe('the cache of a gateway that starts alone', () => {
  let database: TestDatabase;
  let redis: Redis;
  beforeAll(async () => {
    database = await createTestDatabase();
    redis = new Redis(database.redisUrl);
  });
  afterAll(async () => {
    redis?.disconnect();
    await database?.drop();
  });

  const KEPT = '{ listing(id: "l1") { id } }';
  /** How the first answer came that its cache had to do with. */
  async function firstStatus(test: TestGateway, query: string): Promise<string> {
    let status: string | null = null;
    await until(async () => {
      const body = JSON.stringify({ query });
      const headers = { 'content-type': 'application/json' };
      status = (await fetch(test.url, { method: 'POST', headers, body })).headers.get('cache-status');
      return status !== null;
    });
    return status as unknown as string;
  }
  /** Starts a gateway as in a process of its own, asks it, and lets it end as one that is restarted. */
  async function once(query: string): Promise<string> {
    const { redisUrl } = database;
    const now = performance.now.bind(performance);
    const begunAt = now();
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now() - begunAt);
    const test = await startTestGateway({ redisUrl, cache: { redisUrl, memoryBytes: 1_000_000 } });
    try {
      return await firstStatus(test, query);
    } finally {
      await test.gateway.close();
      clock.mockRestore();
    }
  }
  const publish = (listingId: string) =>
    redis.xadd(
      'events:property:1',
      '*',
      ...['id', randomUUID(), 'type', 'ListingUpdated', 'subject', listingId],
      ...['event', JSON.stringify({ data: { listingId, facets: [UNPLACED] } })],
    );

  it('has what the one before it kept', async () => {
    expect(await once(KEPT)).toBe('propmubi; fwd=miss');
    await othersAreGone(redis);
    expect(await once(KEPT)).toBe('propmubi; hit');
  });

  it('has lost what changed meanwhile, and only that', async () => {
    expect(await once('{ listing(id: "l2") { id } }')).toBe('propmubi; fwd=miss');
    await publish('l2');
    await othersAreGone(redis);
    expect(await once(KEPT)).toBe('propmubi; hit');
    await othersAreGone(redis);
    expect(await once('{ listing(id: "l2") { id } }')).toBe('propmubi; fwd=miss');
  });

  it('is empty where changes may have been missed', async () => {
    await publish('l3');
    await publish('l4');
    // As the bus cuts what all services have taken.
    await redis.xtrim('events:property:1', 'MAXLEN', 1);
    await othersAreGone(redis);
    expect(await once(KEPT)).toBe('propmubi; fwd=miss');
  });
});

/** As after some seconds in which no process read the changes. */
async function othersAreGone(redis: Redis): Promise<void> {
  await redis.del('cache:r:last');
}
