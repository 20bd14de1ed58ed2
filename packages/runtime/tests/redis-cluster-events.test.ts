import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  checkDeliveries,
  type Delivered,
  nothingWrong,
  type RedisClusterProcesses,
  startRedisCluster,
  until,
} from '@propmubi/testkit';
import { streamKey } from '../src/events/shards.js';
import { newId } from '../src/index.js';
import { type EventsWorld, openEventsWorld, recordLead } from './events-world.js';
import { busOf, effectsOf, MINUTES, writeLeads } from './faults/buses.js';

describe('events over a Redis Cluster', () => {
  let cluster: RedisClusterProcesses;
  let world: EventsWorld;
  beforeAll(async () => {
    [cluster, world] = await Promise.all([startRedisCluster(), openEventsWorld()]);
  }, MINUTES);
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
    await cluster?.[Symbol.asyncDispose]();
  });

  it('reach each consumer once, and its streams are shared by the masters', async () => {
    const bus = busOf(world, { redisUrl: cluster.url });
    await bus.start();
    const acked = await writeLeads(world, 40, 8);
    await bus.drained();
    expect(checkDeliveries(acked, await effectsOf(world, acked))).toEqual(nothingWrong);
    expect(await bus.lag()).toMatchObject({ unpublished: { crm: 0 }, unhandled: { trust: 0 } });
    const masters = await cluster.masters();
    const streams = await Promise.all(masters.map((master) => master.keys('events:*')));
    expect(streams.filter((names) => names.length > 0).length).toBeGreaterThan(1);
    await bus.stop();
  });

  it('are published without waiting for streams on which nothing happens', async () => {
    const bus = busOf(world, { redisUrl: cluster.url, settings: { leaseMs: 10_000 } });
    await bus.start();
    await bus.drained();
    // Reads wait for a second each; one event is in one stream of eight.
    const took: number[] = [];
    for (let at = 0; at < 5; at++) {
      const startedAt = performance.now();
      const id = await recordLead(world.crm);
      const isHandled = async () => (await effectsOf(world, [{ id, subject: '' }])).length === 1;
      await until(isHandled, { everyMs: 10, what: 'an effect' });
      took.push(performance.now() - startedAt);
    }
    const [, , median] = took.sort((a, b) => a - b);
    expect(median).toBeLessThan(600);
    await bus.stop();
  });

  it(
    'are neither lost nor handled twice when a master is killed while they are written',
    async () => {
      const bus = busOf(world, { redisUrl: cluster.url });
      const other = busOf(world, { redisUrl: cluster.url });
      await Promise.all([bus.start(), other.start()]);
      const acked: Delivered[] = [];
      let isOver = false;
      const writers = Array.from({ length: 4 }, async () => {
        const subject = newId();
        while (!isOver) acked.push({ id: await recordLead(world.crm, subject), subject });
      });
      try {
        await until(() => acked.length > 50, { timeoutMs: 30_000, what: 'some events' });
        await cluster.killMasterOf(streamKey('crm', 0));
        const known = acked.length;
        await until(() => acked.length > known + 50, { timeoutMs: 30_000, what: 'events after it' });
      } finally {
        isOver = true;
        await Promise.all(writers);
      }
      await bus.drained(60_000);
      await Promise.all([bus.stop(), other.stop()]);
      expect(checkDeliveries(acked, await effectsOf(world, acked))).toEqual(nothingWrong);
    },
    2 * MINUTES,
  );
});
