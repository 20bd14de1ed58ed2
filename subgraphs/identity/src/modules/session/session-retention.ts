import { type Database, query, sql, systemViewer } from '@propmubi/runtime';

/** How many go in one transaction, so that a neglected table does not lock for minutes. */
const BATCH = 5_000;

/** Removes sessions that have been over for 30 days, with their refresh tokens. Returns how many. */
export async function dropOldSessions(database: Database): Promise<number> {
  const scope = database.scope(systemViewer(null));
  for (let dropped = 0; ;) {
    const rows = await scope.write((em) =>
      query(
        em,
        sql`delete from identity.session where ctid = any (array(
           select ctid from identity.session where expires_at < now() - interval '30 days' limit ${BATCH})) returning id`,
      ),
    );
    dropped += rows.length;
    if (rows.length < BATCH) return dropped;
  }
}
