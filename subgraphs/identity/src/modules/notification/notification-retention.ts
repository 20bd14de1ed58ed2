import { type Database, query, sql, systemViewer } from '@propmubi/runtime';

const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** Forgets notifications after 90 days, read or not; a cursor from before is told of the gap. Returns how many. */
export async function trimNotifications(database: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  const [trimmed] = await database
    .scope(systemViewer(null))
    .write((em) =>
      query(
        em,
        sql<{ trimmed: number }>`select identity.trim_notifications(${before}::timestamptz) as trimmed`,
      ),
    );
  return trimmed?.trimmed ?? 0;
}
