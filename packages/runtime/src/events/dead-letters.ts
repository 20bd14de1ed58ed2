import { query, sql } from '../db/query.js';
import type { Database } from '../db/database.js';
import type { EntityManager } from '../db/entity-manager.js';
import { assertId } from '../ids.js';

/** An event a subgraph could not handle, and why. */
export interface DeadLetter {
  eventId: string;
  type: string;
  subject: string;
  error: string;
  deliveries: number;
  /** ISO 8601 instant. */
  failedAt: string;
  /** A replay was asked for and not tried yet. */
  replayRequested: boolean;
}

interface OwnedDatabase {
  name: string;
  database: Database;
}

/** The dead letters of one subgraph, oldest failure first. */
export async function listDeadLetters({ name, database }: OwnedDatabase, limit = 100): Promise<DeadLetter[]> {
  return query<DeadLetter>(
    database.orm.em.fork(),
    sql`select event_id as "eventId", type, subject, error, deliveries,
            to_char(failed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "failedAt",
            replay_requested_at is not null as "replayRequested"
       from "${sql.raw(name)}".dead_letter order by failed_at, event_id limit ${limit}`,
  );
}

/**
 * Asks for dead letters to be handled again; the subgraph's running event bus does so within a second, oldest first.
 * One that succeeds is deleted, one that fails stays with its new error. Later events of the same aggregate may have
 * been handled meanwhile. Returns how many were asked for.
 */
export async function replayDeadLetters(
  { name, database }: OwnedDatabase,
  which: readonly string[] | 'all',
): Promise<number> {
  return requestReplay(database.orm.em.fork(), name, which);
}

/** The same in the transaction of `em`. */
export async function requestReplay(
  em: EntityManager,
  schema: string,
  which: readonly string[] | 'all',
): Promise<number> {
  const ids = which === 'all' ? null : which.map((id) => assertId(id, id));
  const rows = await query(
    em,
    sql`update "${sql.raw(schema)}".dead_letter set replay_requested_at = now()
      where replay_requested_at is null
        and (${ids && JSON.stringify(ids)}::json is null or event_id in (select id::uuid from json_array_elements_text(${ids && JSON.stringify(ids)}::json) as given (id)))
      returning 1`,
  );
  return rows.length;
}
