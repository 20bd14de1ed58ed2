import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRedis, publishTo, type RedisClient } from '@propmubi/runtime/redis';
import {
  expectData,
  expectErrorCode,
  httpClient,
  type RedisClusterProcesses,
  startRedisCluster,
  until,
} from '@propmubi/testkit';
import { UNPLACED } from './support/changed-listing.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

const MINUTES = 60_000;
const CHANNEL = 'identity:session-revoked';

describe('a gateway over a Redis Cluster', () => {
  let cluster: RedisClusterProcesses;
  let redis: RedisClient;
  let test: TestGateway;
  beforeAll(async () => {
    cluster = await startRedisCluster();
    redis = openRedis(cluster.url);
    redis.on('error', () => undefined);
    const { url: redisUrl } = cluster;
    const cache = { redisUrl, memoryBytes: 1_000_000 };
    test = await startTestGateway({ redisUrl, cache, sessionRecheckMs: 60_000 });
    await until(async () => (await statusOf('l-warm')) !== null, { timeoutMs: 20_000, what: 'the cache' });
  }, MINUTES);
  afterAll(async () => {
    await test?.gateway.close();
    redis?.disconnect();
    await cluster?.[Symbol.asyncDispose]();
  });

  const statusOf = async (id: string): Promise<string | null> => {
    const body = JSON.stringify({ query: `{ listing(id: "${id}") { id } }` });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(test.url, { method: 'POST', headers, body })).headers.get('cache-status');
  };
  const publish = (shard: number, listingId: string) =>
    redis.xadd(
      `events:property:${shard}`,
      '*',
      ...['id', randomUUID(), 'type', 'ListingUpdated', 'subject', listingId],
      ...['event', JSON.stringify({ data: { listingId, facets: [UNPLACED] } })],
    );
  /** A session is announced to a process that has seen it live. */
  const revoke = async () => {
    const sid = randomUUID();
    const token = await test.identity.token({ sid });
    expectData(await httpClient(test.url)('{ leads }', {}, token));
    await publishTo(redis, CHANNEL, JSON.stringify({ sessionId: sid }));
    return token;
  };
  const isDenied = async (token: string) =>
    (await httpClient(test.url)('{ leads }', {}, token)).status === 401;

  it('hears of a session that ended, and looks for those that ended before', async () => {
    const token = await revoke();
    await until(() => isDenied(token), { what: 'the session being denied' });
    const sid = randomUUID();
    await redis.set(`identity:revoked-session:${sid}`, '1', 'EX', 60);
    const answer = await httpClient(test.url)('{ leads }', {}, await test.identity.token({ sid }));
    expectErrorCode(answer, 'SESSION_REVOKED');
  });

  it('keeps answers until an event of any stream says that they changed', async () => {
    for (const shard of [0, 1, 2, 3]) {
      const id = `l-${shard}`;
      expect(await statusOf(id)).toBe('propmubi; fwd=miss');
      await until(async () => (await statusOf(id)) === 'propmubi; hit', { what: 'a hit' });
      await publish(shard, id);
      await until(async () => (await statusOf(id)) !== 'propmubi; hit', { what: 'the change being known' });
    }
  });

  it(
    'does all that again after a master was killed, and keeps nothing from before',
    async () => {
      await statusOf('l-kept');
      await until(async () => (await statusOf('l-kept')) === 'propmubi; hit', { what: 'a hit' });
      const killed = cluster.killMasterOf(CHANNEL);
      let isOver = false;
      void killed.finally(() => (isOver = true));
      while (!isOver) {
        const body = JSON.stringify({ query: '{ listing(id: "l-kept") { id } }' });
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(test.url, { method: 'POST', headers, body });
        expect(await answer.json()).toEqual({ data: { listing: { id: 'l-kept' } } });
      }
      const isCaching = async () => {
        await statusOf('l-after');
        return (await statusOf('l-after')) === 'propmubi; hit';
      };
      await until(isCaching, { timeoutMs: 30_000, what: 'answers being kept again' });
      await publish(0, 'l-after');
      await until(async () => (await statusOf('l-after')) !== 'propmubi; hit', {
        what: 'a change being known',
      });
      const isHeard = async () => isDenied(await revoke());
      await until(isHeard, { timeoutMs: 30_000, everyMs: 200, what: 'a session being denied' });
    },
    MINUTES,
  );
});
