import type { EntityManager } from '../db/entity-manager.js';
import { execute, type RawBuilder, sql } from '../db/query.js';

/** Rows of one statement: short enough that the tables' writers do not wait for it. */
export const PRUNED_ROWS = 5_000;
/** Bounds one run; what is left is the next one's. */
const MOST_STATEMENTS = 200;

/**
 * Deletes what every group has consumed and what is older than the retention, the oldest first. A statement reads the
 * first rows of each shard's index and no more, however many are kept. Returns how many rows it deleted.
 */
export function pruneOutbox(em: EntityManager, schema: string, retentionMs: number): Promise<number> {
  const [outbox, streams] = [sql.raw(`"${schema}".outbox`), sql.raw(`"${schema}".outbox_stream`)];
  return whileFull(
    em,
    sql`delete from ${outbox} where ctid = any (array(
       select oldest.place from ${streams} s cross join lateral (
         select ctid as place, published_at from ${outbox}
          where shard = s.shard and published_at is not null
            and (entry_ms, entry_seq) < (s.consumed_ms, s.consumed_seq)
          order by entry_ms, entry_seq limit ${sql.lit(PRUNED_ROWS)}) oldest
        where oldest.published_at < now() - make_interval(secs => ${retentionMs / 1_000})))`,
  );
}

/** Deletes notes of events that are older than the retention, the oldest first. Returns how many. */
export function pruneInbox(em: EntityManager, schema: string, retentionMs: number): Promise<number> {
  const inbox = sql.raw(`"${schema}".inbox`);
  return whileFull(
    em,
    sql`delete from ${inbox} where ctid = any (array(
       select ctid from ${inbox} where received_at < now() - make_interval(secs => ${retentionMs / 1_000})
        order by received_at limit ${sql.lit(PRUNED_ROWS)}))`,
  );
}

/** Repeats a statement while it deletes as many rows as it may: one statement a run falls behind a busy bus for good. */
async function whileFull(em: EntityManager, statement: RawBuilder<unknown>): Promise<number> {
  let deleted = 0;
  for (let n = 0; n < MOST_STATEMENTS; n++) {
    const rows = await execute(em, statement);
    deleted += rows;
    if (rows < PRUNED_ROWS) break;
  }
  return deleted;
}
