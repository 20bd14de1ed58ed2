import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { query, type RawBuilder, sql } from '../src/index.js';
import { pruneInbox, pruneOutbox, PRUNED_ROWS } from '../src/events/prune.js';
import { type EventsWorld, openEventsWorld } from './events-world.js';

const RETENTION_MS = 3_600_000;

describe('pruning', () => {
  let world: EventsWorld;
  beforeAll(async () => {
    world = await openEventsWorld();
  });
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
  });

  const em = () => world.trust.orm.em.fork();
  const count = async (from: RawBuilder<unknown>) => {
    const [row] = await query(em(), sql<{ n: number }>`select count(*)::int as n from ${from}`);
    return row?.n;
  };

  it('takes all that is past its retention from the inbox, and no more', async () => {
    const old = 2 * PRUNED_ROWS + 1;
    await query(
      em(),
      sql`insert into trust.inbox (event_id, received_at)
          select gen_random_uuid(), now() - case when n <= ${old} then interval '2 hours' else interval '0' end
            from generate_series(1, ${old}::int + 3) n`,
    );
    expect(await pruneInbox(em(), 'trust', RETENTION_MS)).toBe(old);
    expect(await count(sql`trust.inbox`)).toBe(3);
  });

  it('takes from the outbox what every group has and what is past its retention', async () => {
    const old = PRUNED_ROWS + 500;
    const add = (rows: number, age: string, fromMs: number) =>
      query(
        em(),
        sql`insert into trust.outbox (event_id, shard, event, published_at, entry_ms, entry_seq)
            select gen_random_uuid(), n % 2, '{}', now() - ${age}::interval, ${fromMs}::bigint + n, 0
              from generate_series(1, ${rows}::int) n`,
      );
    await add(2 * old, '2 hours', 0);
    await add(10, '1 minute', 100_000);
    await add(10, '2 hours', 200_000);
    await query(em(), sql`update trust.outbox_stream set consumed_ms = 150000, consumed_seq = 0`);
    await query(
      em(),
      sql`insert into trust.outbox (event_id, shard, event) values (gen_random_uuid(), 0, '{}')`,
    );
    expect(await pruneOutbox(em(), 'trust', RETENTION_MS)).toBe(2 * old);
    // Younger ones, those that a group still needs, and one that is not published.
    expect(await count(sql`trust.outbox`)).toBe(21);
  });
});
