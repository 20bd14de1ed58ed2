import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEvent } from '@propmubi/events';
import { until } from '@propmubi/testkit';
import { newId, query, sql } from '../src/index.js';
import { createInbox, LeaseLostError } from '../src/events/inbox.js';
import type { StreamEntry } from '../src/events/stream-entry.js';
import { createStreamLease } from '../src/events/stream-lease.js';
import { AGENCY, effects, type EventsWorld, openEventsWorld, writeEffect } from './events-world.js';

describe('the lease on a stream', () => {
  let world: EventsWorld;
  beforeAll(async () => {
    world = await openEventsWorld();
  });
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
  });

  const leaseOf = (stream: string, leaseMs: number) =>
    createStreamLease({ schema: 'trust', database: world.trust, owner: newId(), streams: [stream], leaseMs });

  const isAnyoneWaitingForALock = async () => {
    const waiting = await query(
      world.trust.orm.em.fork(),
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  };

  function entryOf(stream: string): StreamEntry {
    const leadId = newId();
    const event = createEvent(
      {
        type: 'LeadStageChanged',
        organizationId: AGENCY,
        data: {
          leadId,
          organizationId: AGENCY,
          agentId: null,
          from: 'INCOMING',
          to: 'PROSPECT',
          changedAt: '2026-01-01T00:00:00Z',
        },
      },
      newId(),
    );
    const { id, type, subject } = event;
    return { stream, entryId: '1-0', id, type, subject, event: JSON.stringify(event) };
  }

  it('has one owner at a time', async () => {
    const [first, second] = [leaseOf('one', 60_000), leaseOf('one', 60_000)];
    expect(await first.refresh()).toEqual(['one']);
    expect(await second.refresh()).toEqual([]);
    expect(first.owned(0)).toEqual(['one']);
    await first.release();
    expect(await second.refresh()).toEqual(['one']);
  });

  it('passes on when its owner sleeps, who then can take nothing any more', async () => {
    const [sleeper, successor] = [leaseOf('two', 1), leaseOf('two', 60_000)];
    await sleeper.refresh();
    await until(async () => (await successor.refresh()).length === 1);
    expect(sleeper.owned(0)).toEqual([]);

    const inbox = createInbox('trust', world.trust, [{ type: 'LeadStageChanged', handle: writeEffect }]);
    const entry = entryOf('two');
    await expect(inbox.process(entry, sleeper.owner)).rejects.toThrow(LeaseLostError);
    expect(await inbox.process(entry, successor.owner)).toBe('handled');
    expect(await inbox.process(entry, successor.owner)).toBe('duplicate');
    expect((await effects(world.trust)).filter(({ event_id }) => event_id === entry.id)).toHaveLength(1);
  });

  it('waits for what its former owner is handling', async () => {
    const [slow, successor] = [leaseOf('three', 1), leaseOf('three', 60_000)];
    await slow.refresh();
    const order: string[] = [];
    let finish: () => void = () => undefined;
    const handling = new Promise<void>((resolve) => (finish = resolve));
    let begun: () => void = () => undefined;
    const began = new Promise<void>((resolve) => (begun = resolve));
    const inbox = createInbox('trust', world.trust, [
      {
        type: 'LeadStageChanged',
        handle: async (event, em) => {
          begun();
          await handling;
          await writeEffect(event, em);
          order.push('handled');
        },
      },
    ]);
    const taking = inbox.process(entryOf('three'), slow.owner);
    await began;
    const takeover = successor.refresh().then((streams) => order.push(`taken over ${streams.join()}`));
    // Without the lock the takeover would get through here, and the former owner would commit after it.
    await until(async () => order.length > 0 || (await isAnyoneWaitingForALock()));
    finish();
    await Promise.all([taking, takeover]);
    expect(order).toEqual(['handled', 'taken over three']);
  });
});
