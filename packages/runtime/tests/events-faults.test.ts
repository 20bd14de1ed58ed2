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
import {
  createEventBus,
  createLogger,
  type EventBus,
  type EventConsumer,
  type Logger,
  newId,
  systemViewer,
} from '../src/index.js';
import type { BusFaults, EventBusSettings } from '../src/events/bus-types.js';
import type { OutboxRow } from '../src/events/bus-types.js';
import {
  AGENCY,
  effects,
  type EventsWorld,
  leadChanged,
  openEventsWorld,
  openSchema,
  recordLead,
  writeEffect,
} from './events-world.js';
import { killAtPoint } from './faults/doomed-process.js';

const MINUTES = 60_000;
const silent = createLogger('faults', process.env['PROPMUBI_TEST_LOG'] ?? 'silent');

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

/** Stopped after each test, also when it failed half way. */
const started: EventBus[] = [];

function busOf(
  { crm, trust, urls }: EventsWorld,
  {
    redisUrl = urls.redisUrl,
    faults,
    settings,
    metrics,
    logger = silent,
    handle = writeEffect,
  }: {
    redisUrl?: string;
    faults?: BusFaults;
    settings?: Partial<EventBusSettings>;
    metrics?: Registry;
    logger?: Logger;
    handle?: EventConsumer['handle'];
  } = {},
): EventBus {
  const bus = createEventBus({
    subgraphs: [
      { name: 'crm', database: crm, consumers: [] },
      { name: 'trust', database: trust, consumers: [{ type: 'LeadStageChanged', handle }] },
    ],
    redisUrl,
    logger,
    settings: {
      groups: ['crm', 'trust'],
      leaseMs: 1_000,
      claimIdleMs: 500,
      pollMs: 50,
      verifyMs: 200,
      trimMs: 300,
      ...settings,
    },
    ...(faults && { faults }),
    ...(metrics && { metrics }),
  });
  started.push(bus);
  return bus;
}

/** Commits events of a few aggregates one after another; answers the log of what was acknowledged. */
async function writeLeads({ crm }: EventsWorld, count: number, subjects = 4): Promise<Delivered[]> {
  const leads = Array.from({ length: subjects }, () => newId());
  const acked: Delivered[] = [];
  for (let n = 0; n < count; n++) {
    const subject = leads[n % subjects] as string;
    acked.push({ id: await recordLead(crm, subject), subject });
  }
  return acked;
}

async function effectLog({ trust }: EventsWorld): Promise<Delivered[]> {
  return (await effects(trust)).map(({ event_id: id, subject }) => ({ id, subject }));
}

/** Whether at least one of these events took effect. */
async function anyTookEffect({ trust }: EventsWorld, ids: readonly string[]): Promise<boolean> {
  const list = JSON.stringify(ids);
  const found = await trust.orm.em
    .fork()
    .execute(
      'select from trust.effect where event_id in (select id::uuid from json_array_elements_text(?) as t (id))',
      [list],
    );
  return found.length > 0;
}

describe(`event faults, seed ${faultSeed()}`, () => {
  let world: EventsWorld;
  beforeAll(async () => {
    world = await openEventsWorld();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((bus) => bus.stop()));
  });
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
  });
  async function onlyEffectsOf(acked: Delivered[]): Promise<Delivered[]> {
    const ids = new Set(acked.map(({ id }) => id));
    return (await effectLog(world)).filter(({ id }) => ids.has(id));
  }

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
      expect(checkDeliveries(acked, await onlyEffectsOf(acked))).toEqual(nothingWrong);
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
      expect(checkDeliveries(acked, await onlyEffectsOf(acked))).toEqual(nothingWrong);
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
      expect(checkDeliveries(acked, await onlyEffectsOf(acked))).toEqual(nothingWrong);
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
      const known = new Set(acked.map(({ id }) => id));
      const log = (await effectLog(fragile)).filter(({ id }) => known.has(id));
      expect(checkDeliveries(acked, log)).toEqual(nothingWrong);
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
      expect(checkDeliveries(acked, await onlyEffectsOf(acked))).toEqual(nothingWrong);
    },
    faultSize(1, 2) * MINUTES,
  );

  describe('F17: writers that commit in another order than they began', () => {
    /** Each writer takes its place in the outbox, dawdles, and commits. */
    async function writeSlowly(
      database: EventsWorld['crm'],
      writers: number,
      events: number,
    ): Promise<Delivered[]> {
      const acked: Delivered[] = [];
      await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          const random = seededRandom(faultSeed() * 1_000 + writer);
          const subject = newId();
          for (let n = 0; n < events; n++) {
            const id = await database.scope(systemViewer(AGENCY)).write(async (em) => {
              const eventId = await leadChanged(em, subject);
              await em.execute('select pg_sleep(?)', [random() * 0.03]);
              return eventId;
            });
            acked.push({ id, subject });
          }
        }),
      );
      return acked;
    }

    async function run(faults?: BusFaults) {
      const writers = faultSize(24, 64);
      const pool = await openSchema(world.urls.appUrl, 'crm', writers);
      const bus = busOf(world, { settings: { pollMs: 1 }, ...(faults && { faults }) });
      await bus.start();
      try {
        const acked = await writeSlowly(pool, writers, faultSize(10, 100));
        // Once one of these is through, so is everything the relay will ever publish. The mutant may lose them, too.
        const sentinels: string[] = [];
        await until(
          async () => {
            sentinels.push(await recordLead(pool));
            return anyTookEffect(world, sentinels);
          },
          { timeoutMs: 60_000, everyMs: 200 },
        );
        await until(async () => Object.values((await bus.lag()).unhandled).every((n) => n === 0), {
          timeoutMs: 30_000,
        });
        return checkDeliveries(acked, await onlyEffectsOf(acked));
      } finally {
        await bus.stop();
        await pool.close();
      }
    }

    it(
      'are all published',
      async () => {
        expect(await run()).toEqual(nothingWrong);
      },
      2 * MINUTES,
    );

    it(
      'a relay that asks for what came after the last one it saw loses some, and the checker tells',
      async () => {
        const [newest] = await world.crm.orm.em
          .fork()
          .execute<{ position: string }[]>('select max(position)::text as position from crm.outbox');
        let lastSeen = newest?.position ?? '0';
        const report = await run({
          claimRows: async (em, schema) => {
            const rows = await em.execute<OutboxRow[]>(
              `select position::text, shard, event ->> 'id' as id, event ->> 'type' as type,
                    event ->> 'subject' as subject, event::text as event, 0 as seconds_waiting
               from "${schema}".outbox where position > ? order by position`,
              [lastSeen],
            );
            lastSeen = rows.at(-1)?.position ?? lastSeen;
            return rows;
          },
        });
        expect(report.lost.length).toBeGreaterThan(0);
      },
      2 * MINUTES,
    );
  });
});
