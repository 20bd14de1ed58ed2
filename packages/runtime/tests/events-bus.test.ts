import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { Registry } from 'prom-client';
import {
  type BusMember,
  createEventBus,
  createLogger,
  type EventBus,
  type EventBusOptions,
  type EventConsumer,
  listDeadLetters,
  newId,
  type ReadLag,
  recordEvent,
  replayDeadLetters,
  streamKey,
  systemViewer,
} from '../src/index.js';
import { replayConsumer } from '../src/system/replay-consumer.js';
import {
  AGENCY,
  effects,
  type EventsWorld,
  leadChanged,
  openEventsWorld,
  recordLead,
  writeEffect,
} from './events-world.js';

describe('createEventBus', () => {
  let world: EventsWorld;
  let redis: Redis;
  const running: EventBus[] = [];
  const silent = createLogger('test', process.env['PROPMUBI_TEST_LOG'] ?? 'silent');

  beforeAll(async () => {
    world = await openEventsWorld();
    redis = new Redis(world.urls.redisUrl);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((bus) => bus.stop()));
  });
  afterAll(async () => {
    redis?.disconnect();
    await world?.[Symbol.asyncDispose]();
  });

  async function startBus(
    consumers: EventConsumer[],
    { followTrust, ...options }: Partial<EventBusOptions> & { followTrust?: BusMember['followLag'] } = {},
  ): Promise<EventBus> {
    const bus = createEventBus({
      subgraphs: [
        { name: 'crm', database: world.crm, consumers: [] },
        { name: 'trust', database: world.trust, consumers, ...(followTrust && { followLag: followTrust }) },
      ],
      redisUrl: world.urls.redisUrl,
      logger: silent,
      ...options,
      settings: {
        groups: ['crm', 'trust'],
        retryMs: 5,
        leaseMs: 1_000,
        claimIdleMs: 500,
        ...options.settings,
      },
    });
    running.push(bus);
    await bus.start();
    return bus;
  }
  const effectsOf = async (subject: string) =>
    (await effects(world.trust)).filter((effect) => effect.subject === subject);
  const counting: EventConsumer = { type: 'LeadStageChanged', handle: writeEffect };

  it('gives each event its effect once, in the order of its aggregate', async () => {
    const bus = await startBus([counting]);
    const leads = [newId(), newId(), newId()];
    for (const note of ['ONE', 'TWO', 'THREE']) {
      await Promise.all(leads.map((lead) => recordLead(world.crm, lead, note)));
    }
    await bus.drained();
    for (const lead of leads) {
      expect((await effectsOf(lead)).map(({ note }) => note)).toEqual(['ONE', 'TWO', 'THREE']);
    }
  });

  it('publishes right after the commit, long before the next look at the outbox', async () => {
    const bus = await startBus([counting], { settings: { pollMs: 60_000 } });
    await bus.drained();
    const lead = newId();
    await recordLead(world.crm, lead);
    await until(async () => (await effectsOf(lead)).length === 1);
  });

  it('handles an event as its tenant', async () => {
    const seen: unknown[] = [];
    const bus = await startBus([
      {
        type: 'LeadStageChanged',
        handle: async (_event, em) => {
          seen.push(...(await em.execute(`select current_setting('app.tenant') as tenant`)));
        },
      },
    ]);
    await recordLead(world.crm);
    await bus.drained();
    expect(seen).toEqual([{ tenant: AGENCY }]);
  });

  it('waits for effects of effects', async () => {
    const builderId = newId();
    const chain: EventConsumer = {
      type: 'LeadStageChanged',
      handle: async (event, em) => {
        await recordEvent(em, {
          type: 'DocumentExpired',
          organizationId: AGENCY,
          data: {
            documentId: event.subject,
            organizationId: AGENCY,
            subjectType: 'PROJECT',
            subjectId: builderId,
            documentType: 'OC',
            expiredOn: '2026-01-01',
          },
        });
      },
    };
    const end: EventConsumer = {
      type: 'DocumentExpired',
      handle: async (event, em) => {
        await em.execute('insert into trust.effect (event_id, subject) values (?, ?)', [
          event.id,
          event.subject,
        ]);
      },
    };
    const bus = await startBus([chain, end]);
    const lead = newId();
    await recordLead(world.crm, lead);
    await bus.drained();
    expect(await effectsOf(lead)).toHaveLength(1);
  });

  it('takes what an aggregate is behind by in few transactions, and each by itself where one fails', async () => {
    const [behind, sick] = [newId(), newId()];
    const notes = Array.from({ length: 40 }, (_, n) => `N${n}`);
    for (const note of notes) await recordLead(world.crm, behind, note);
    for (const note of ['ONE', 'TWO', 'POISON', 'THREE']) await recordLead(world.crm, sick, note);
    const transactions = new Set<string>();
    const tenants = new Set<string>();
    const bus = await startBus([
      {
        type: 'LeadStageChanged',
        handle: async (event, em) => {
          if ((event.data as { reason: string }).reason === 'POISON') throw new Error('cannot digest');
          await writeEffect(event, em);
          const [row] = await em.execute<{ id: string; tenant: string; user: string }[]>(
            `select txid_current() as id, current_setting('app.tenant') as tenant, current_setting('app.user') as user`,
          );
          if (event.subject === behind && row) transactions.add(row.id);
          tenants.add(`${row?.tenant} ${row?.user}`);
          // What one event sets is not there for the next.
          await em.execute(`select set_config('app.tenant', '', true), set_config('app.user', ?, true)`, [
            newId(),
          ]);
        },
      },
    ]);
    await bus.drained();
    expect((await effectsOf(behind)).map(({ note }) => note)).toEqual(notes);
    expect((await effectsOf(sick)).map(({ note }) => note)).toEqual(['ONE', 'TWO', 'THREE']);
    expect(transactions.size).toBeLessThan(10);
    expect([...tenants]).toEqual([`${AGENCY} `]);
    expect(await bus.lag()).toMatchObject({ unhandled: { trust: 0 }, deadLetters: { trust: 1 } });
    await world.trust.orm.em.fork().execute('delete from trust.dead_letter');
  });

  it('takes an event once that was published twice', async () => {
    const bus = await startBus([counting]);
    const lead = newId();
    const eventId = await recordLead(world.crm, lead);
    await bus.drained();
    await world.crm.orm.em
      .fork()
      .execute('update crm.outbox set published_at = null where event_id = ?', [eventId]);
    await bus.drained();
    expect(await effectsOf(lead)).toHaveLength(1);
  });

  describe('with a poison event (F13)', () => {
    const poisonous = (isPoison: () => boolean): EventConsumer => ({
      type: 'LeadStageChanged',
      handle: async (event, em) => {
        if ((event.data as { reason: string }).reason === 'POISON' && isPoison())
          throw new Error('cannot digest');
        await writeEffect(event, em);
      },
    });

    it('dead-letters it after five deliveries while the other aggregates flow', async () => {
      let deliveries = 0;
      const bus = await startBus([poisonous(() => ++deliveries > 0)]);
      const [sick, healthy] = [newId(), newId()];
      const poison = await recordLead(world.crm, sick, 'POISON');
      await recordLead(world.crm, sick, 'AFTER');
      await recordLead(world.crm, healthy, 'FINE');
      await bus.drained();
      expect(deliveries).toBe(5);
      expect((await effectsOf(sick)).map(({ note }) => note)).toEqual(['AFTER']);
      expect(await effectsOf(healthy)).toHaveLength(1);
      const letters = await listDeadLetters({ name: 'trust', database: world.trust });
      expect(letters).toEqual([
        expect.objectContaining({
          eventId: poison,
          subject: sick,
          deliveries: 5,
          error: expect.stringContaining('cannot digest'),
        }),
      ]);
      expect((await bus.lag()).deadLetters).toEqual({ crm: 0, trust: 1 });
    });

    it('replays it when asked', async () => {
      const [letter] = await listDeadLetters({ name: 'trust', database: world.trust });
      await startBus([counting]);
      expect(
        await replayDeadLetters({ name: 'trust', database: world.trust }, [letter?.eventId as string]),
      ).toBe(1);
      await until(async () => (await listDeadLetters({ name: 'trust', database: world.trust })).length === 0);
      expect((await effectsOf(letter?.subject as string)).map(({ note }) => note)).toEqual([
        'AFTER',
        'POISON',
      ]);
    });

    it('is handled again when an administrator asks its service, who sees how far it is', async () => {
      let sickens = true;
      let lag: ReadLag | undefined;
      const bus = await startBus([poisonous(() => sickens), replayConsumer('trust')], {
        followTrust: (read) => (lag = read),
      });
      const [lead, other] = [newId(), newId()];
      const poison = await recordLead(world.crm, lead, 'POISON');
      await bus.drained();
      sickens = false;
      const ask = (service: 'trust' | 'crm', eventIds: string[]) =>
        world.crm.scope(systemViewer(null)).write((em) =>
          recordEvent(em, {
            type: 'DeadLetterReplayRequested',
            organizationId: null,
            data: { requestId: newId(), service, eventIds },
          }),
        );
      // Of another service, and of what is no dead letter.
      await ask('crm', [poison]);
      await ask('trust', [other]);
      await bus.drained();
      expect(await listDeadLetters({ name: 'trust', database: world.trust })).toMatchObject([
        { eventId: poison, replayRequested: false },
      ]);
      await ask('trust', [poison]);
      await until(async () => (await effectsOf(lead)).length === 1, { what: 'the effect' });
      await bus.drained();
      expect(await lag?.()).toEqual({ unhandled: { crm: 0, trust: 0 } });
      await bus.stop();
      expect(lag).toBeUndefined();
    });

    it('dead-letters what is no event at all', async () => {
      const bus = await startBus([counting]);
      await redis.xadd(streamKey('crm', 0), '*', 'type', 'LeadStageChanged', 'event', 'not json');
      await bus.drained();
      const [letter] = await listDeadLetters({ name: 'trust', database: world.trust });
      expect(letter?.error).toMatch(/JSON/);
      await world.trust.orm.em.fork().execute('delete from trust.dead_letter');
    });
  });

  it('keeps in the stream what a group has not consumed, and cuts off the rest', async () => {
    const bus = await startBus([counting], { settings: { trimMs: 20 } });
    await bus.drained();
    await until(async () => (await redis.xlen(streamKey('crm', 0))) === 0);
    await bus.stop();
    const patient = await startBus([counting], {
      settings: { trimMs: 20, groups: ['crm', 'trust', 'late'] },
    });
    for (let n = 0; n < 16; n++) await recordLead(world.crm);
    await patient.drained();
    const kept = await Promise.all([0, 1, 2, 3].map((shard) => redis.xlen(streamKey('crm', shard))));
    expect(kept.reduce((a, b) => a + b)).toBe(16);
  });

  it('deletes outbox rows that everyone had, once their time is over', async () => {
    const bus = await startBus([counting], { settings: { trimMs: 20, outboxRetentionMs: 0 } });
    await recordLead(world.crm);
    await bus.drained();
    await until(async () => {
      const rows = await world.crm.orm.em.fork().execute('select from crm.outbox');
      return rows.length === 0;
    });
  });

  it('reports lag and latencies', async () => {
    const metrics = new Registry();
    const bus = await startBus([counting], { metrics });
    await recordLead(world.crm);
    await bus.drained();
    const text = await metrics.metrics();
    expect(text).toContain('propmubi_events_lag{subgraph="crm",where="unpublished"} 0');
    expect(text).toMatch(/propmubi_events_relay_seconds_count{subgraph="crm"} 1/);
    expect(text).toMatch(/handled_total{subgraph="trust",type="LeadStageChanged",outcome="handled"} 1/);
  });

  it('releases on stop what it had not begun, and another process goes on at once', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun = 0;
    const first = await startBus(
      [
        {
          type: 'LeadStageChanged',
          handle: async (event, em) => (begun++, await held, writeEffect(event, em)),
        },
      ],
      { settings: { concurrency: 1, leaseMs: 60_000, claimIdleMs: 60_000 } },
    );
    const leads = Array.from({ length: 20 }, () => newId());
    await world.crm.scope(systemViewer(AGENCY)).write(async (em) => {
      for (const lead of leads) await leadChanged(em, lead);
    });
    await until(() => begun === 1);
    const stopping = first.stop();
    release();
    await stopping;
    const second = await startBus([counting], { settings: { leaseMs: 60_000, claimIdleMs: 60_000 } });
    await second.drained();
    expect(begun).toBe(1);
    for (const lead of leads) expect(await effectsOf(lead)).toHaveLength(1);
  });
});
