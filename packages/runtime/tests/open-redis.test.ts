import { describe, expect, it } from '@jest/globals';
import { startRedisWithSentinels, until } from '@propmubi/testkit';
import { createLogger } from '../src/log/logger.js';
import { createNotificationChannel } from '../src/redis/notification-channel.js';
import { openRedis, sentinelOptions } from '../src/redis/open-redis.js';

describe('openRedis', () => {
  it('asks the Sentinels of an address for the master, with the account and the database of the address', () => {
    const url = 'redis+sentinel://app:p%40ss@propmubi/3?sentinels=a.example:26379,[::1]:5000,b.example';
    expect(sentinelOptions(url)).toMatchObject({
      sentinels: [
        { host: 'a.example', port: 26_379 },
        { host: '::1', port: 5_000 },
        { host: 'b.example', port: 26_379 },
      ],
      name: 'propmubi',
      username: 'app',
      password: 'p@ss',
      db: 3,
    });
  });

  it('leaves the address of one server to the client, and keeps the options either way', () => {
    expect(sentinelOptions('redis://:secret@host:6379/2')).toBeUndefined();
    for (const url of ['redis://host:1/2', 'redis+sentinel://propmubi/2?sentinels=host:1']) {
      const redis = openRedis(url, { lazyConnect: true, commandTimeout: 77 });
      expect(redis.options).toMatchObject({ db: 2, lazyConnect: true, commandTimeout: 77 });
      redis.disconnect();
    }
  });

  it('goes over to the server that takes the place of a master that was killed, and so do listeners', async () => {
    await using redis = await startRedisWithSentinels();
    const client = openRedis(redis.url, { maxRetriesPerRequest: null });
    client.on('error', () => undefined);
    const channel = createNotificationChannel<string>(redis.url, 'sentinels', createLogger('test', 'silent'));
    try {
      const heard = channel.listen('leads');
      await heard.ready;
      await client.set('before', '1');
      await client.wait(1, 5_000);
      await redis.killMaster();
      expect(await client.set('after', '2')).toBe('OK');
      expect(await client.mget('before', 'after')).toEqual(['1', '2']);
      // What is published before the listener is back is lost, as it may be: its reader looks at intervals.
      const first = heard.next();
      let isHeard = false;
      void first.then(() => (isHeard = true));
      const publish = async () => {
        await channel.publish('leads', 'look').catch(() => undefined);
        return isHeard;
      };
      await until(publish, { timeoutMs: 20_000, everyMs: 50, what: 'the listener being back' });
      expect((await first).value).toBe('look');
      await heard.return?.();
    } finally {
      client.disconnect();
      await channel.close();
    }
  });
});
