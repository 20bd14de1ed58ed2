import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { startRedisProcess, take } from '@propmubi/testkit';
import { createLiveChannel, createLogger, type HintIterator } from '../src/index.js';

it('accepts subscribers while it connects', async () => {
  const redisUrl = process.env['PROPMUBI_TEST_REDIS_URL'] as string;
  for (let round = 0; round < 10; round++) {
    const channel = createLiveChannel<number>(redisUrl, `test:${round}`, createLogger('test', 'silent'));
    const listeners: HintIterator<number>[] = [];
    let connected = false;
    while (!connected) {
      const hints = channel.listen(`topic:${listeners.length}`);
      void hints.ready.then(() => (connected = true));
      listeners.push(hints);
      await setImmediate();
    }
    await Promise.all(listeners.map(({ ready }) => ready));
    await Promise.all(listeners.map((_, topic) => channel.publish(`topic:${topic}`, topic)));
    const heard = await Promise.all(listeners.map(async (hints) => (await hints.next()).value));
    expect(heard).toEqual(listeners.map((_, topic) => topic));
    await Promise.all(listeners.map((hints) => hints.return?.()));
    await channel.close();
  }
});

it('can be left and closed when Redis never answered', async () => {
  const channel = createLiveChannel<number>('redis://127.0.0.1:1', 'test', createLogger('test', 'silent'));
  const hints = channel.listen('topic');
  const next = hints.next();
  expect(await hints.return?.()).toEqual({ value: undefined, done: true });
  expect(await next).toEqual({ value: undefined, done: true });
  await expect(channel.publish('topic', 1)).rejects.toThrow();
  await channel.close();
});

it('hears hints as soon as Redis is there', async () => {
  await using redis = await startRedisProcess();
  redis.freeze();
  const channel = createLiveChannel<number>(redis.url, 'test', createLogger('test', 'silent'));
  const hints = channel.listen('topic');
  await redis.crash();
  await hints.ready;
  await channel.publish('topic', 1);
  expect(await take(hints, 1)).toEqual([1]);
  await hints.return?.();
  await channel.close();
});
