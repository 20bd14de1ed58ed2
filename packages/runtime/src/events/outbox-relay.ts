import type { EntityManager } from '../db/entity-manager.js';
import type { Database } from '../db/database.js';
import { pgArray, query, sql } from '../db/query.js';
import { inTransaction } from '../db/transaction.js';
import type { ClaimRows, OutboxRow } from './bus-types.js';
import type { BusConnection } from './bus-connection.js';
import type { EventMetrics } from './event-metrics.js';
import { tracePublished } from '../telemetry/trace-work.js';
import { publishedPositionKey } from '../db/replica/published-position.js';
import { parseEntryId, streamKey } from './shards.js';

const BATCH_ROWS = 256;
const BATCH_BYTES = 8 * 1024 * 1024;

export interface OutboxRelay {
  /** Publishes one batch. Returns how many events it put into streams; `more` when it stopped at the batch's limit. */
  publishBatch(): Promise<{ published: number; more: boolean }>;
  unpublished(): Promise<number>;
}

export interface OutboxRelayOptions {
  name: string;
  database: Database;
  redis: BusConnection;
  metrics: EventMetrics;
  claimRows?: ClaimRows;
  /** Between XADD and commit: where the failure tests kill the process. */
  afterAppend?: () => Promise<void>;
}

/**
 * Moves events from a subgraph's outbox into its streams: claim a shard by locking its row, read what is not
 * published, append, mark, commit. Dying anywhere before the commit publishes the same events again, in the same
 * order, and the inbox of each consumer takes them once. Several relays may run: one of them has a shard at a time,
 * so events of one aggregate keep their order.
 */
export function createOutboxRelay({
  name,
  database,
  redis,
  metrics,
  claimRows = claimUnpublished,
  afterAppend,
}: OutboxRelayOptions): OutboxRelay {
  const outbox = `"${name}".outbox`;
  const streams = `"${name}".outbox_stream`;

  async function publishBatch() {
    const em = database.orm.em.fork() as EntityManager;
    const [work] = await query<{ any: boolean }>(
      em,
      sql`select exists (select from ${sql.raw(outbox)} where published_at is null) as any`,
    );
    if (!work?.any) return { published: 0, more: false };
    return inTransaction(em, publish);
  }

  async function publish(em: EntityManager) {
    const startedAt = Date.now();
    // Held until the commit; a shard another process publishes is skipped, not waited for.
    const claimed = await query<{ shard: number; last_ms: string; last_seq: string }>(
      em,
      sql`select shard, last_ms::text, last_seq::text from ${sql.raw(streams)} order by shard for update skip locked`,
    );
    if (claimed.length === 0) return { published: 0, more: false };
    // A statement of its own: its snapshot shows what the former holder of the lock marked.
    const rows = await claimRows(
      em,
      name,
      claimed.map(({ shard }) => shard),
    );
    // Before the events: who hears of one knows what a replica must show.
    const [{ written_to: writtenTo } = {}] = rows;
    if (writtenTo) await redis.raisePosition(publishedPositionKey(name), writtenTo);
    const appended = await Promise.all(
      claimed.map(async ({ shard, last_ms, last_seq }) => {
        const ofShard = rows.filter((row) => row.shard === shard);
        if (ofShard.length === 0) return [];
        const fields = ofShard.flatMap(({ id, type, subject, event }) => [id, type, subject, event]);
        const [state, , ...entryIds] = await redis.publishEntries(
          streamKey(name, shard),
          `${last_ms}-${last_seq}`,
          ...fields,
        );
        if (state !== 'OK') throw new StreamLostError(name, shard);
        return ofShard.map(({ position }, at) => {
          const { ms, seq } = parseEntryId(entryIds[at] as string);
          return { position, shard, ms, seq };
        });
      }),
    );
    await afterAppend?.();
    const published = appended.flat();
    if (published.length > 0) await mark(em, published);
    for (const row of rows) metrics.relayed(name, row.type, row.seconds_waiting);
    tracePublished(name, rows, startedAt);
    return { published: published.length, more: rows.length > 0 };
  }

  async function mark(em: EntityManager, published: unknown[]): Promise<void> {
    await query(
      em,
      sql`with given as (
         select * from json_to_recordset(${JSON.stringify(published)}::json) as row (position bigint, shard smallint, ms bigint, seq bigint)
       ), marked as (
         update ${sql.raw(outbox)} o set published_at = clock_timestamp(), entry_ms = given.ms, entry_seq = given.seq
           from given where o.position = given.position
       )
       update ${sql.raw(streams)} s set last_ms = latest.ms, last_seq = latest.seq
         from (select distinct on (shard) shard, ms, seq from given order by shard, ms desc, seq desc) latest
        where s.shard = latest.shard`,
    );
  }

  return {
    publishBatch,
    async unpublished() {
      const [row] = await query<{ n: string }>(
        database.orm.em.fork(),
        sql`select count(*) as n from ${sql.raw(outbox)} where published_at is null`,
      );
      return Number(row?.n ?? 0);
    },
  };
}

/** The stream ends before the last entry the outbox put into it. */
export class StreamLostError extends Error {
  constructor(name: string, shard: number) {
    super(`Redis lost entries of ${streamKey(name, shard)}.`);
    this.name = 'StreamLostError';
  }
}

/** Unpublished rows, oldest first: never "after the last one I saw", which skips late commits. */
export const claimUnpublished: ClaimRows = (em, schema, shards) =>
  query<OutboxRow>(
    em,
    sql`select position, shard, id, type, subject, event, seconds_waiting, written_to
       from (select position::text, shard, event ->> 'id' as id, event ->> 'type' as type,
                    event ->> 'subject' as subject, event::text as event,
                    extract(epoch from clock_timestamp() - recorded_at)::float8 as seconds_waiting,
                    (pg_current_wal_insert_lsn() - '0/0')::bigint::text as written_to, row_number() over place as place, sum(octet_length(event::text)) over place as bytes
               from (select * from "${sql.raw(schema)}".outbox
                      where published_at is null and shard = any (${pgArray(shards)}::smallint[])
                      order by position limit ${sql.lit(BATCH_ROWS)}) oldest
             window place as (order by position)) sized
      where bytes <= ${sql.lit(BATCH_BYTES)} or place = 1
      order by place`,
  );
