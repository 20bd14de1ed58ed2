import { execute, query, sql } from '../db/query.js';
import type { EntityManager } from '../db/entity-manager.js';
import type { Database } from '../db/database.js';
import type { Logger } from '../log/logger.js';
import type { BusConnection } from './bus-connection.js';
import {
  compareEntryIds,
  EVENT_SHARDS,
  formatEntryId,
  parseEntryId,
  streamKey,
  type EntryId,
} from './shards.js';
import { pruneOutbox } from './prune.js';
import { readGroups } from './stream-groups.js';

const LONGEST_PRUNE_INTERVAL_MS = 60_000;

export interface StreamMaintenanceOptions {
  name: string;
  database: Database;
  redis: BusConnection;
  logger: Logger;
  groups: readonly string[];
  outboxRetentionMs: number;
}

export interface StreamMaintenance {
  /** Puts back into the outbox's queue what Redis lost. Returns how many events that were. */
  restoreLost(): Promise<number>;
  /** Cuts off the streams what every group has, and deletes outbox rows past their retention. */
  trim(): Promise<void>;
}

interface StreamRow {
  shard: number;
  last_ms: string;
  last_seq: string;
}

/** Looks after one subgraph's streams: notices when Redis lost some of them, and keeps them short. */
export function createStreamMaintenance(options: StreamMaintenanceOptions): StreamMaintenance {
  const { name, database, redis, logger, groups, outboxRetentionMs } = options;
  const outbox = `"${name}".outbox`;
  const streams = `"${name}".outbox_stream`;
  const select = `select shard, last_ms::text, last_seq::text from ${streams}`;

  /** Where the stream ends, when that is before the outbox's last entry. */
  async function lossOf({ shard, last_ms, last_seq }: StreamRow): Promise<EntryId | undefined> {
    const [state, end] = await redis.publishEntries(streamKey(name, shard), `${last_ms}-${last_seq}`);
    return state === 'LOST' ? parseEntryId(end as string) : undefined;
  }

  async function restoreLost(): Promise<number> {
    // Postgres first, Redis second: a healthy stream is then never behind.
    const rows = await query<StreamRow>(database.orm.em.fork(), sql`${sql.raw(select)} order by shard`);
    const losses = await Promise.all(rows.map(lossOf));
    let restored = 0;
    for (const [at, { shard }] of rows.entries()) {
      if (losses[at]) restored += await restoreShard(shard);
    }
    return restored;
  }

  /**
   * Marks as unpublished what the stream lacks and some group may still need; the relay then publishes it again,
   * before anything newer. What every group had consumed is not needed again; what some of them had, their inbox
   * refuses.
   */
  function restoreShard(shard: number): Promise<number> {
    return (database.orm.em.fork() as EntityManager).transactional(async (em) => {
      const [row] = await query<StreamRow>(em, sql`${sql.raw(select)} where shard = ${shard} for update`);
      const end = row && (await lossOf(row));
      if (!end) return 0;
      const restored = await execute(
        em,
        sql`update ${sql.raw(outbox)} o set published_at = null, entry_ms = null, entry_seq = null
           from ${sql.raw(streams)} s
          where s.shard = o.shard and o.shard = ${shard} and o.published_at is not null
            and (o.entry_ms, o.entry_seq) > (${end.ms}, ${end.seq})
            and (o.entry_ms, o.entry_seq) >= (s.consumed_ms, s.consumed_seq)`,
      );
      // A clock set back could give new entries ids below the old watermark.
      await query(
        em,
        sql`update ${sql.raw(streams)} set last_ms = ${end.ms}, last_seq = ${end.seq},
           consumed_ms = case when (consumed_ms, consumed_seq) > (${end.ms}, ${end.seq}) then ${end.ms} else consumed_ms end,
           consumed_seq = case when (consumed_ms, consumed_seq) > (${end.ms}, ${end.seq}) then ${end.seq} else consumed_seq end
          where shard = ${shard}`,
      );
      logger.warn({ stream: streamKey(name, shard), end, events: restored }, 'events: Redis lost entries');
      return restored;
    });
  }

  let prunedAt = -Infinity;
  async function prune(): Promise<void> {
    if (performance.now() - prunedAt < Math.min(LONGEST_PRUNE_INTERVAL_MS, outboxRetentionMs)) return;
    prunedAt = performance.now();
    await pruneOutbox(database.orm.em.fork(), name, outboxRetentionMs);
  }

  async function trim(): Promise<void> {
    const em = database.orm.em.fork();
    for (let shard = 0; shard < EVENT_SHARDS; shard++) {
      const consumed = await consumedBefore(redis, streamKey(name, shard), groups);
      if (!consumed) continue;
      const { ms, seq } = consumed;
      // The watermark first: a stream that is lost after the cut must not bring back what was cut.
      await query(
        em,
        sql`update ${sql.raw(streams)} set consumed_ms = ${ms}, consumed_seq = ${seq}
          where shard = ${shard} and (consumed_ms, consumed_seq) < (${ms}, ${seq})`,
      );
      await redis.xtrim(streamKey(name, shard), 'MINID', formatEntryId(consumed));
    }
    await prune();
  }

  return { restoreLost, trim };
}

/** The first entry that some group still needs; undefined while a group is missing, since it will start at the beginning. */
async function consumedBefore(
  redis: BusConnection,
  stream: string,
  groups: readonly string[],
): Promise<EntryId | undefined> {
  const found = await readGroups(redis, stream);
  const needed: EntryId[] = [];
  for (const name of groups) {
    const group = found.get(name);
    if (!group) return undefined;
    const { ms, seq } = group.lastDelivered;
    const oldest = group.pending > 0 ? await oldestPending(redis, stream, name) : undefined;
    needed.push(oldest ?? { ms, seq: seq + 1 });
  }
  return needed.sort(compareEntryIds)[0];
}

async function oldestPending(
  redis: BusConnection,
  stream: string,
  group: string,
): Promise<EntryId | undefined> {
  const [, oldest] = (await redis.xpending(stream, group)) as [number, string | null];
  return oldest ? parseEntryId(oldest) : undefined;
}
