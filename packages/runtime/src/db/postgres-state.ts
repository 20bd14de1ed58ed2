import type { Database } from './database.js';
import { query, sql } from './query.js';

export interface PostgresState {
  connections: number;
  max_connections: number;
  deadlocks: number;
  rollbacks: number;
  temporary_bytes: number;
  database_bytes: number;
  archive_failures: number;
  /** Seconds since 1970 of the last archived segment of the write-ahead log; null where none was. */
  archived_at: number | null;
}

/** What Postgres counts of the database and of its archive; every role may read it. */
export async function readPostgresState({ orm }: Database): Promise<PostgresState> {
  const [state] = await query<PostgresState>(
    orm.em.fork(),
    sql`select numbackends::float8 as connections,
               current_setting('max_connections')::float8 as max_connections,
               deadlocks::float8 as deadlocks,
               xact_rollback::float8 as rollbacks,
               temp_bytes::float8 as temporary_bytes,
               pg_database_size(datid)::float8 as database_bytes,
               archiver.failed_count::float8 as archive_failures,
               extract(epoch from archiver.last_archived_time)::float8 as archived_at
          from pg_stat_database, pg_stat_archiver as archiver
         where datname = current_database()`,
  );
  return state as PostgresState;
}
