import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';

import { createLiveChannel, createLogger, type HintIterator } from '../src/index.js';

it('takes on whoever listens while it connects', async () => {
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
