import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  checkDeliveries,
  type Delivered,
  faultSeed,
  faultSize,
  nothingWrong,
  seededRandom,
  until,
} from '@propmubi/testkit';
import { newId, systemViewer } from '../src/index.js';
import type { BusFaults, OutboxRow } from '../src/events/bus-types.js';
import {
  AGENCY,
  type EventsWorld,
  leadChanged,
  openEventsWorld,
  openSchema,
  recordLead,
} from './events-world.js';
import { busOf, effectsOf, MINUTES, stopBuses } from './faults/buses.js';

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

describe(`F17: writers that commit in another order than they began, seed ${faultSeed()}`, () => {
  let world: EventsWorld;
  beforeAll(async () => {
    world = await openEventsWorld();
  });
  afterEach(stopBuses);
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
  });

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
      return checkDeliveries(acked, await effectsOf(world, acked));
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
