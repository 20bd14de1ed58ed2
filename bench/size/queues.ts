import { EVENT_SHARDS, query, sql } from '../../packages/runtime/src/index.js';
import { pruneInbox, pruneOutbox } from '../../packages/runtime/src/events/prune.js';
import { openEventsWorld } from '../../packages/runtime/tests/events-world.js';
import type { GrowingData } from './line.js';

const BATCH = 100_000;
const RETENTION_MS = 7 * 86_400_000;
/** Past their retention in each run; a statement deletes them. */
const DUE = 1_000;

/** Events that were published and taken, and are kept for a while: what pruning costs beside them. */
export async function openQueues(): Promise<GrowingData> {
  const world = await openEventsWorld();
  const em = () => world.trust.orm.em.fork();
  let from = 0;
  const addEvents = (first: number, last: number, age: string) =>
    query(
      em(),
      sql`insert into trust.outbox (event_id, shard, event, published_at, entry_ms, entry_seq)
          select gen_random_uuid(), n % ${EVENT_SHARDS}::int, '{}', now() - ${age}::interval, n, 0
            from generate_series(${first}::int, ${last}::int) n`,
    );
  const addNotes = (rows: number, age: string) =>
    query(
      em(),
      sql`insert into trust.inbox (event_id, received_at)
          select gen_random_uuid(), now() - ${age}::interval from generate_series(1, ${rows}::int) n`,
    );
  const expectDue = (deleted: number): void => {
    if (deleted !== DUE) throw new Error(`${deleted} rows were pruned, ${DUE} were due.`);
  };
  return {
    of: 'events',
    async grow(to, onProgress) {
      for (; from < to; onProgress(from)) {
        const next = Math.min(from + BATCH, to);
        await addEvents(DUE + from + 1, DUE + next, '1 hour');
        await addNotes(next - from, '1 hour');
        from = next;
      }
      await query(
        em(),
        sql`update trust.outbox_stream set consumed_ms = ${from + DUE + 1}, consumed_seq = 0`,
      );
      await query(em(), sql`analyze trust.outbox, trust.inbox`).catch(() => undefined);
    },
    lines: [
      {
        name: `${DUE} events past their retention`,
        prepare: () => addEvents(1, DUE, '30 days'),
        run: async () => expectDue(await pruneOutbox(em(), 'trust', RETENTION_MS)),
      },
      {
        name: `${DUE} notes past their retention`,
        prepare: () => addNotes(DUE, '30 days'),
        run: async () => expectDue(await pruneInbox(em(), 'trust', RETENTION_MS)),
      },
    ],
    close: async () => world[Symbol.asyncDispose](),
  };
}
