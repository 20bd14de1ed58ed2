import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RedisClusterProcesses, startRedisCluster, until } from '@propmubi/testkit';
import { Cluster } from 'ioredis';
import { redisStore } from '../src/cache/redis-store.js';
import type { CacheStore, KeptValue } from '../src/cache/store.js';

const MINUTES = 60_000;

describe('kept answers in a Redis Cluster', () => {
  let cluster: RedisClusterProcesses;
  let own: CacheStore;
  let other: CacheStore;
  const open = (): CacheStore => {
    const { hostname: host, port } = new URL(cluster.nodeUrl);
    const redis = new Cluster([{ host, port: Number(port) }]);
    redis.on('error', () => undefined);
    return redisStore(redis);
  };
  beforeAll(async () => {
    cluster = await startRedisCluster();
    [own, other] = [open(), open()];
  }, MINUTES);
  afterAll(async () => {
    await Promise.all([own?.close(), other?.close()]);
    await cluster?.[Symbol.asyncDispose]();
  });

  const kept = (text: string, versions: readonly string[]): KeptValue => ({
    text,
    versions: versions.join(),
    keptAt: 1,
  });

  it('are read with the versions of their tags, whatever slots they are in', async () => {
    const keys = Array.from({ length: 40 }, (_, at) => `key-${at}`);
    const tags = Array.from({ length: 40 }, (_, at) => `tag-${at}`);
    const { versions, values } = await own.read(keys, tags);
    expect(values).toEqual(keys.map(() => undefined));
    expect(new Set(versions).size).toBe(tags.length);
    await own.write(
      keys.map((key, at) => ({ key, value: kept(key, [versions[at] as string]), ttlMs: 60_000 })),
    );
    const read = await other.read([...keys].reverse(), [...tags].reverse());
    expect(read.versions).toEqual([...versions].reverse());
    expect(read.values.map((value) => value?.text)).toEqual([...keys].reverse());
    const names = (await Promise.all((await cluster.masters()).map((one) => one.keys('cache:*')))).map(
      ({ length }) => length,
    );
    expect(names.filter((count) => count > 0).length).toBeGreaterThan(1);
  });

  it('become stale once for each change, of which processes tell the same', async () => {
    const tags = Array.from({ length: 20 }, () => `tag-${randomUUID()}`);
    const before = (await own.read([], tags)).versions;
    await Promise.all([own.change('change-1', tags), other.change('change-1', tags)]);
    const after = (await own.read([], tags)).versions;
    expect(after.filter((version, at) => version === before[at])).toEqual([]);
    await other.change('change-1', tags);
    expect((await other.read([], tags)).versions).toEqual(after);
  });

  it(
    'are kept again after a master was killed',
    async () => {
      const tags = Array.from({ length: 20 }, (_, at) => `other-${at}`);
      await own.read(['value'], tags);
      await cluster.killMasterOf('{0}');
      const isRead = () =>
        own.read(['value'], tags).then(
          () => true,
          () => false,
        );
      await until(isRead, { timeoutMs: 20_000, what: 'the cache being read' });
      const { versions } = await own.read([], tags);
      await own.write([{ key: 'value', value: kept('text', versions), ttlMs: 60_000 }]);
      expect((await other.read(['value'], tags)).values[0]?.text).toBe('text');
    },
    MINUTES,
  );
});
