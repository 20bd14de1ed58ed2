import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  checkDeliveries,
  type Delivered,
  faultSeed,
  faultSize,
  nothingWrong,
  seededRandom,
  startPostgresProcess,
  startRedisProcess,
  until,
} from '@propmubi/testkit';
import { Registry } from 'prom-client';
import { createLogger, newId } from '../src/index.js';
import { type EventsWorld, openEventsWorld, recordLead, writeEffect } from './events-world.js';
import { busOf, effectsOf, MINUTES, silent, stopBuses, writeLeads } from './faults/buses.js';
import { killAtPoint } from './faults/doomed-process.js';

/** Counts the events the bus says it had to restore: the proof that the fault did happen. */
function countRestored() {
  const counted = { events: 0, logger: silent };
  counted.logger = createLogger('faults', 'warn', {
    write(line: string) {
      const { msg, events } = JSON.parse(line) as { msg: string; events?: number };
      if (msg === 'events: Redis lost entries') counted.events += events ?? 0;
    },
  });
  return counted;
}

describe(`event faults, seed ${faultSeed()}`, () => {
  let world: EventsWorld;
  beforeAll(async () => {
    world = await openEventsWorld();
  });
  afterEach(stopBuses);
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
  });
  it(
    'F2: a relay killed between XADD and commit repeats, and effects happen once',
    async () => {
      const rounds = faultSize(2, 100);
      const acked: Delivered[] = [];
      for (let round = 0; round < rounds; round++) {
        acked.push(...(await writeLeads(world, 8)));
        const { appUrl, redisUrl } = world.urls;
        await killAtPoint({ appUrl, redisUrl, standStill: 'after-append' });
      }
      const metrics = new Registry();
      const bus = busOf(world, { metrics });
      await bus.start();
      await bus.drained();
      await bus.stop();
      expect(checkDeliveries(acked, await effectsOf(world, acked))).toEqual(nothingWrong);
      // The fault happened: what the killed relays had appended arrived as duplicates.
      expect(await metrics.metrics()).toMatch(/outcome="duplicate"} [1-9]/);
    },
    faultSize(1, 10) * MINUTES,
  );

  it(
    'F3: a consumer killed after its commit and before XACK: redelivered, no second effect',
    async () => {
      const rounds = faultSize(2, 100);
      const acked: Delivered[] = [];
      const shot: string[] = [];
      for (let round = 0; round < rounds; round++) {
        acked.push(...(await writeLeads(world, 8)));
        const { appUrl, redisUrl } = world.urls;
        const point = await killAtPoint({ appUrl, redisUrl, standStill: 'before-ack' });
        shot.push(point.split(' ')[1] as string);
      }
      const metrics = new Registry();
      const bus = busOf(world, { metrics });
      const startedAt = performance.now();
      await bus.start();
      await bus.drained();
      const recoverySeconds = (performance.now() - startedAt) / 1_000;
      await bus.stop();
      expect(acked.map(({ id }) => id)).toEqual(expect.arrayContaining(shot));
      expect(checkDeliveries(acked, await effectsOf(world, acked))).toEqual(nothingWrong);
      expect(await metrics.metrics()).toMatch(/outcome="duplicate"} [1-9]/);
      expect(recoverySeconds).toBeLessThan(40);
    },
    faultSize(1, 10) * MINUTES,
  );

  it(
    'F4: Redis crashes, forgets everything, and comes back with its file cut short: nothing is lost',
    async () => {
      await using redis = await startRedisProcess();
      const random = seededRandom(faultSeed());
      const restored = countRestored();
      let open: () => void = () => undefined;
      let gate: Promise<void> | undefined;
      // A consumer left standing by a failure would keep the bus from stopping.
      using _opened = { [Symbol.dispose]: () => open() };
      const bus = busOf(world, {
        redisUrl: redis.url,
        logger: restored.logger,
        handle: async (event, em) => {
          await gate;
          await writeEffect(event, em);
        },
      });
      await bus.start();
      const acked: Delivered[] = [];
      const write = async (count: number) => acked.push(...(await writeLeads(world, count)));
      /** Consumers stand still, so that the streams hold what no consumer has. */
      const closeGate = () => {
        gate = new Promise((resolve) => (open = resolve));
      };
      const published = () =>
        until(async () => (await bus.lag()).unpublished['crm'] === 0, {
          timeoutMs: 30_000,
          what: 'publishing',
        });

      await bus.drained(30_000);
      for (let crash = 0; crash < faultSize(2, 20); crash++) {
        await write(5);
        const writing = write(30);
        await redis.crash();
        await writing;
      }
      await bus.drained(30_000);

      closeGate();
      await write(20);
      await published();
      await redis.client.flushall();
      await write(20);
      await until(() => restored.events >= 20, { timeoutMs: 30_000, what: 'restoring after FLUSHALL' });
      open();
      await bus.drained(30_000);

      closeGate();
      const [before, healthyBytes] = [restored.events, redis.fileBytes()];
      await write(20);
      await published();
      // Entries are most of what was appended: a cut in its first fifth takes some of them, whatever follows them.
      const grownBytes = redis.fileBytes() - healthyBytes;
      await redis.crash({ keepBytes: healthyBytes + Math.floor((random() * grownBytes) / 5) });
      await until(() => restored.events > before, {
        timeoutMs: 30_000,
        what: 'restoring what the file lacks',
      });
      open();
      await bus.drained(30_000);
      await bus.stop();
      expect(checkDeliveries(acked, await effectsOf(world, acked))).toEqual(nothingWrong);
    },
    faultSize(2, 10) * MINUTES,
  );

  it(
    'F5: Postgres stopped at once, again and again: no acknowledged event is missing, nothing is restarted',
    async () => {
      await using postgres = await startPostgresProcess();
      await using redis = await startRedisProcess();
      const { ownerUrl, appUrl } = postgres;
      await using fragile = await openEventsWorld({ ownerUrl, appUrl, redisUrl: redis.url });
      const bus = busOf(fragile);
      await bus.start();
      const acked: Delivered[] = [];
      let writing = true;
      let rest: Promise<void> | undefined;
      const writers = Array.from({ length: 3 }, async () => {
        const subject = newId();
        while (writing) {
          await rest;
          // A client that hears nothing writes again; what it was not told of may exist, and does not count.
          await recordLead(fragile.crm, subject).then(
            (id) => acked.push({ id, subject }),
            () => setTimeout(50),
          );
        }
      });
      const recoveries: number[] = [];
      try {
        for (let crash = 0; crash < faultSize(2, 20); crash++) {
          await until(() => acked.length > 30 * (crash + 1), { timeoutMs: 30_000 });
          await postgres.crash();
          const [answeredAt, known] = [performance.now(), acked.length];
          await until(() => acked.length > known + 3, { timeoutMs: 30_000, what: 'writing after a crash' });
          recoveries.push((performance.now() - answeredAt) / 1_000);
          // Its maintenance gives up a server that dies five times a minute. Consumers need not catch up with that long a time.
          rest = setTimeout(faultSize(0, 13_000));
          await rest;
        }
      } finally {
        writing = false;
        await Promise.all(writers);
      }
      await bus.drained(30_000);
      await bus.stop();
      expect(checkDeliveries(acked, await effectsOf(fragile, acked))).toEqual(nothingWrong);
      expect(Math.max(...recoveries)).toBeLessThan(10);
    },
    faultSize(2, 15) * MINUTES,
  );

  it(
    'F8: Redis stands still: writes go on, lag is bounded in time, and all arrives when it moves again',
    async () => {
      await using redis = await startRedisProcess();
      const bus = busOf(world, { redisUrl: redis.url });
      await bus.start();
      await bus.drained(30_000);
      redis.freeze();
      const acked = await writeLeads(world, 20);
      await setTimeout(faultSize(6_000, 30_000));
      redis.thaw();
      await bus.drained(30_000);
      await bus.stop();
      expect(checkDeliveries(acked, await effectsOf(world, acked))).toEqual(nothingWrong);
    },
    faultSize(1, 2) * MINUTES,
  );
});
