import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { startRedisProcess, take } from '@propmubi/testkit';
import { createNotificationChannel, createLogger, type NotificationIterator } from '../src/index.js';

it('accepts subscribers while it connects', async () => {
  const redisUrl = process.env['PROPMUBI_TEST_REDIS_URL'] as string;
  for (let round = 0; round < 10; round++) {
    const channel = createNotificationChannel<number>(
      redisUrl,
      `test:${round}`,
      createLogger('test', 'silent'),
    );
    const listeners: NotificationIterator<number>[] = [];
    let connected = false;
    while (!connected) {
      const notifications = channel.listen(`topic:${listeners.length}`);
      void notifications.ready.then(() => (connected = true));
      listeners.push(notifications);
      await setImmediate();
    }
    await Promise.all(listeners.map(({ ready }) => ready));
    await Promise.all(listeners.map((_, topic) => channel.publish(`topic:${topic}`, topic)));
    const heard = await Promise.all(
      listeners.map(async (notifications) => (await notifications.next()).value),
    );
    expect(heard).toEqual(listeners.map((_, topic) => topic));
    await Promise.all(listeners.map((notifications) => notifications.return?.()));
    await channel.close();
  }
});

it('can be left and closed when Redis never answered', async () => {
  const channel = createNotificationChannel<number>(
    'redis://127.0.0.1:1',
    'test',
    createLogger('test', 'silent'),
  );
  const notifications = channel.listen('topic');
  const next = notifications.next();
  expect(await notifications.return?.()).toEqual({ value: undefined, done: true });
  expect(await next).toEqual({ value: undefined, done: true });
  await expect(channel.publish('topic', 1)).rejects.toThrow();
  await channel.close();
});

it('hears notifications as soon as Redis is there', async () => {
  await using redis = await startRedisProcess();
  redis.freeze();
  const channel = createNotificationChannel<number>(redis.url, 'test', createLogger('test', 'silent'));
  const notifications = channel.listen('topic');
  await redis.crash();
  await notifications.ready;
  await channel.publish('topic', 1);
  expect(await take(notifications, 1)).toEqual([1]);
  await notifications.return?.();
  await channel.close();
});
