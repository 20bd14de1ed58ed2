import { expect, it } from '@jest/globals';
import { RateLimitedError } from '@propmubi/runtime/errors';
import { PlanningQueue } from '../src/planning/planning-queue.js';

it('lets clients take turns, whatever one of them has waiting', async () => {
  const queue = new PlanningQueue();
  const order: string[] = [];
  const run = (client: string) => queue.run(client, () => void order.push(client));
  await Promise.all([run('a'), run('a'), run('a'), run('b'), run('c')]);
  expect(order).toEqual(['a', 'a', 'b', 'c', 'a']);
});

it('serves everything else between two pieces of work', async () => {
  const queue = new PlanningQueue();
  const order: string[] = [];
  const work = (name: string) => queue.run('a', () => void order.push(name));
  const done = Promise.all([work('first'), work('second'), work('third')]);
  setImmediate(() => order.push('other'));
  await done;
  expect(order.indexOf('other')).toBeLessThan(order.indexOf('third'));
});

it('refuses what would wait too long, and hands errors to who asked', async () => {
  const queue = new PlanningQueue();
  const failing = queue.run('a', () => {
    throw new Error('planned badly');
  });
  const many = Array.from({ length: 60 }, () => queue.run('a', () => 'done'));
  await expect(failing).rejects.toThrow('planned badly');
  const settled = await Promise.allSettled(many);
  const refused = settled.filter((one) => one.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(15);
  expect(refused[0]?.reason).toBeInstanceOf(RateLimitedError);
  expect(await queue.run('a', () => 'again')).toBe('again');
  expect(queue.size).toBe(0);
});
