import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RedisClusterProcesses, startRedisCluster, until } from '@propmubi/testkit';
import type { Redis } from 'ioredis';
import { createLogger } from '../src/log/logger.js';
import { answersWithin } from '../src/redis/answered-within.js';
import { clusterAddress } from '../src/redis/cluster-address.js';
import { createNotificationChannel } from '../src/redis/notification-channel.js';
import { reconnectWhenSilent } from '../src/redis/keepalive.js';
import { openRedis, openRedisOf } from '../src/redis/open-redis.js';
import { refuseMistakenRedis } from '../src/redis/refuse-mistaken-redis.js';

const silent = createLogger('test', 'silent');
const MINUTES = 60_000;

describe('clusterAddress', () => {
  it('has the nodes of an address, its account, and whether they speak TLS', () => {
    expect(clusterAddress('rediss+cluster://app:p%40ss@a.example?nodes=b.example:7001,[::1]:7002')).toEqual({
      nodes: [
        { host: 'a.example', port: 6_379 },
        { host: 'b.example', port: 7_001 },
        { host: '::1', port: 7_002 },
      ],
      username: 'app',
      password: 'p@ss',
      tls: true,
    });
    expect(clusterAddress('redis+cluster://a:7000')).toEqual({
      nodes: [{ host: 'a', port: 7_000 }],
      tls: false,
    });
    for (const url of ['redis://a:1/0', 'rediss://a:1/0', 'redis+sentinel://a/0?sentinels=b:1'])
      expect(clusterAddress(url)).toBeUndefined();
  });
});

describe('a Redis Cluster of three masters and three replicas', () => {
  let cluster: RedisClusterProcesses;
  beforeAll(async () => {
    cluster = await startRedisCluster();
  }, MINUTES);
  afterAll(async () => {
    await cluster?.[Symbol.asyncDispose]();
  });

  it('is told from one server by its address', async () => {
    await expect(refuseMistakenRedis(cluster.url, 'REDIS_URL')).resolves.toBeUndefined();
    await expect(refuseMistakenRedis(cluster.nodeUrl, 'REDIS_URL')).rejects.toMatchObject({
      problems: [{ name: 'REDIS_URL', help: expect.stringContaining('redis+cluster://') }],
    });
    await expect(refuseMistakenRedis('redis+cluster://127.0.0.1:1', 'REDIS_URL')).resolves.toBeUndefined();
  });

  it('hears notifications of every slot once, from the servers of the slot alone', async () => {
    const channel = createNotificationChannel<number>(cluster.url, 'slots', silent);
    const topics = Array.from({ length: 40 }, (_, at) => `topic-${at}`);
    const heard = topics.map((topic) => channel.listen(topic));
    await Promise.all(heard.map(({ ready }) => ready));
    const masters = await cluster.masters();
    const shared = await Promise.all(masters.map((master) => namesOf(master, 'SHARDCHANNELS')));
    expect(shared.flat().sort()).toEqual([...new Set(shared.flat())].sort());
    expect(shared.filter((names) => names.length > 0).length).toBe(masters.length);
    for (const master of masters) expect(await namesOf(master, 'CHANNELS')).toEqual([]);

    for (const round of [1, 2])
      await Promise.all(topics.map((topic, at) => channel.publish(topic, round * 100 + at)));
    for (const round of [1, 2])
      expect(await Promise.all(heard.map(async (one) => (await one.next()).value))).toEqual(
        topics.map((_, at) => round * 100 + at),
      );
    await Promise.all(heard.map((one) => one.return?.()));
    const left = async () =>
      (await Promise.all(masters.map((master) => namesOf(master, 'SHARDCHANNELS')))).flat().length === 0;
    await until(left, { what: 'no subscription being left' });
    await channel.close();
  });

  it('goes on hearing after a slot has moved to another master', async () => {
    const channel = createNotificationChannel<string>(cluster.url, 'moving', silent);
    const heard = channel.listen('lead');
    await heard.ready;
    const [name] = (
      await Promise.all((await cluster.masters()).map((one) => namesOf(one, 'SHARDCHANNELS')))
    ).flat();
    await cluster.moveSlotOf(name as string);
    await publishUntilHeard(channel, heard, 'lead');
    await heard.return?.();
    await channel.close();
  });

  it(
    'leaves a master that stands still',
    async () => {
      const client = openRedis(cluster.url, { commandTimeout: 1_000 });
      client.on('error', () => undefined);
      reconnectWhenSilent(client);
      const key = 'key-0';
      await client.set(key, 'before');
      const frozen = await cluster.freezeMasterOf(key);
      const isWritten = () =>
        client.set(key, 'after').then(
          () => true,
          () => false,
        );
      await until(isWritten, { timeoutMs: 30_000, everyMs: 100, what: 'the replica being asked' });
      await frozen.thaw();
      expect(await client.get(key)).toBe('after');
      client.disconnect();
    },
    MINUTES,
  );

  it(
    'goes over to the replica of a master that was killed',
    async () => {
      const client = openRedis(cluster.url);
      client.on('error', () => undefined);
      const careful = answersWithin(openRedis(cluster.url, { autoResendUnfulfilledCommands: false }), 5_000);
      careful.on('error', () => undefined);
      const own = openRedisOf(cluster.url, 'own');
      own.on('error', () => undefined);
      const channel = createNotificationChannel<string>(cluster.url, 'killed', silent);
      const keys = Array.from({ length: 200 }, (_, at) => `key-${at}`);
      await Promise.all(keys.map((key) => client.set(key, 'before')));
      await own.set('own', 'before');
      await Promise.all((await cluster.masters()).map((master) => master.wait(1, 5_000)));
      const heard = Array.from({ length: 16 }, (_, at) => channel.listen(`topic-${at}`));
      await Promise.all(heard.map(({ ready }) => ready));

      const killed = cluster.killMasterOf('own');
      // Asked while there is no master of a third of them.
      const replies: (number | undefined)[] = [];
      let isOver = false;
      void killed.finally(() => (isOver = true));
      while (!isOver) {
        await Promise.all(keys.map((key) => client.set(key, 'after')));
        const lengths = keys.map((key) => careful.append(key, '+').catch(() => undefined));
        replies.push(...(await Promise.all(lengths)));
        // A transaction settles as well, with or without having been done.
        await careful
          .multi()
          .set('{own}:1', '1')
          .set('{own}:2', '2')
          .exec()
          .catch(() => undefined);
      }
      await killed;
      // What is not resent is done once or fails; most of it waited.
      expect(new Set(replies.filter((length) => length !== undefined))).toEqual(new Set(['after+'.length]));
      expect(replies.filter((length) => length === undefined).length).toBeLessThan(keys.length);
      for (const value of await Promise.all(keys.map((key) => client.get(key))))
        expect(['after', 'after+']).toContain(value);
      expect(await own.append('own', ' and after')).toBe('before and after'.length);
      await Promise.all(heard.map((one, at) => publishUntilHeard(channel, one, `topic-${at}`)));
      await Promise.all(heard.map((one) => one.return?.()));
      await channel.close();
      for (const one of [client, careful, own]) one.disconnect();
    },
    MINUTES,
  );
});

async function namesOf(redis: Redis, kind: 'CHANNELS' | 'SHARDCHANNELS'): Promise<string[]> {
  return (await redis.call('PUBSUB', kind)) as string[];
}

/** What is published before the listener is back is lost, as it may be: its reader looks at intervals. */
async function publishUntilHeard(
  channel: { publish(topic: string, message: string): Promise<void> },
  heard: AsyncIterator<string>,
  topic: string,
): Promise<void> {
  const first = heard.next();
  let isHeard = false;
  void first.then(() => (isHeard = true));
  const publish = async () => {
    await channel.publish(topic, 'look').catch(() => undefined);
    return isHeard;
  };
  await until(publish, { timeoutMs: 20_000, everyMs: 50, what: `${topic} being heard` });
  expect((await first).value).toBe('look');
}
