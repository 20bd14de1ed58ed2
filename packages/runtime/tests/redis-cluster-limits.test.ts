import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RedisClusterProcesses, startRedisCluster } from '@propmubi/testkit';
import type { Cluster } from 'ioredis';
import { createFieldUsageSender, dropFieldUsage, readFieldUsage } from '../src/field-usage/index.js';
import { openPublishedPosition, publishedPositionKey } from '../src/db/replica/published-position.js';
import { createLimitService, createLogger, type Limit, limitKeys } from '../src/index.js';
import { createUsageExchange, publishLimits, readUsage, settleUsage } from '../src/quotas/index.js';
import { openRedis } from '../src/redis/open-redis.js';

const logger = createLogger('test', 'silent');
const MINUTES = 60_000;
const limit = (onRedisDown: Limit['onRedisDown']): Limit => ({
  name: `test-${randomUUID()}`,
  points: 3,
  windowSeconds: 36_000,
  onRedisDown,
});

describe('over a Redis Cluster', () => {
  let cluster: RedisClusterProcesses;
  let redis: Cluster;
  beforeAll(async () => {
    cluster = await startRedisCluster();
    redis = openRedis(cluster.url) as Cluster;
    redis.on('error', () => undefined);
  }, MINUTES);
  afterAll(async () => {
    redis?.disconnect();
    await cluster?.[Symbol.asyncDispose]();
  });

  it('limits charge several buckets at once, for all processes together', async () => {
    const [one, other] = [createLimitService(cluster.url, logger), createLimitService(cluster.url, logger)];
    const own = limit('refuse');
    const charges = Array.from({ length: 5 }, (_, at) => ({ limit: own, key: limitKeys.user(`user-${at}`) }));
    expect(await one.spend(charges)).toHaveLength(5);
    expect(await other.spend(charges.slice(0, 1).map((charge) => ({ ...charge, points: 2 })))).toMatchObject([
      { remaining: 0 },
    ]);
    await expect(one.spend(charges)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    // None of the others was charged.
    expect(await one.force(charges.map((charge) => ({ ...charge, points: 0 })))).toMatchObject([
      { remaining: 0 },
      ...Array.from({ length: 4 }, () => ({ remaining: 2 })),
    ]);
    await Promise.all([one.close(), other.close()]);
  });

  it('usage of organizations adds up, and is settled', async () => {
    const exchanges = [createUsageExchange(cluster.url, logger), createUsageExchange(cluster.url, logger)];
    const organizations = Array.from({ length: 4 }, () => randomUUID());
    const limits = { requests: 10, cost: 100, sockets: 1 };
    await publishLimits(redis, limits, new Map([[organizations[0] as string, { ...limits, requests: 5 }]]));
    const reports = organizations.map((organizationId) => ({
      organizationId,
      ...{ day: '2026-11-27', requests: 2, cost: 7, sockets: 1 },
    }));
    for (const exchange of exchanges) await exchange.exchange(reports);
    const known = await exchanges[0]?.exchange(
      reports.map((report) => ({ ...report, requests: 0, cost: 0 })),
    );
    expect(known).toEqual(
      organizations.map((_, at) => ({
        ...{ requests: 4, cost: 14, sockets: 2 },
        limits: at === 0 ? { ...limits, requests: 5 } : limits,
      })),
    );
    const used = await readUsage(redis, '0', 10);
    expect(used.map(({ organizationId }) => organizationId).sort()).toEqual([...organizations].sort());
    await settleUsage(redis, used);
    expect(await readUsage(redis, '0', 10)).toEqual([]);
    for (const exchange of exchanges) exchange.close();
  });

  it('usage of fields is taken in order', async () => {
    const sender = createFieldUsageSender(cluster.url, logger);
    const report = {
      ...{ day: '2026-11-27', organizationId: null, clientName: 'web', clientVersion: '1' },
      ...{ requests: { 'Listing.title': 1 }, deprecated: [] },
    };
    expect(await sender.send([report])).toBe(true);
    const [entry] = await readFieldUsage(redis, '-', 10);
    expect(entry?.reports).toEqual([report]);
    await dropFieldUsage(redis, entry?.position as string);
    sender.close();
  });

  it('the position that a replica must show is kept', async () => {
    const position = openPublishedPosition(cluster.url, 'crm');
    await redis.set(publishedPositionKey('crm'), '77');
    let read: number | undefined;
    // It does not wait for its connection.
    for (let at = 0; at < 100 && read === undefined; at++) {
      read = await position.read();
      await redis.ping();
    }
    expect(read).toBe(77);
    position.close();
  });

  it(
    'limits go on by each process while no replica has taken over, and are shared again after',
    async () => {
      const service = createLimitService(cluster.url, logger);
      const shared = { limit: limit('allow'), key: limitKeys.user('u') };
      await service.spend([shared]);
      const killed = cluster.killMasterOf('{limits}');
      let answers = 0;
      let isOver = false;
      void killed.finally(() => (isOver = true));
      while (!isOver) {
        await service.spend([{ limit: limit('allow'), key: limitKeys.user('u') }]);
        answers += 1;
      }
      expect(answers).toBeGreaterThan(0);
      const another = createLimitService(cluster.url, logger);
      expect(
        await another.spend([{ ...shared, limit: { ...shared.limit, onRedisDown: 'refuse' } }]),
      ).toMatchObject([{ remaining: expect.any(Number) }]);
      await Promise.all([service.close(), another.close()]);
    },
    MINUTES,
  );
});
