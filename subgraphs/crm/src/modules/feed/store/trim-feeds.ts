import { systemViewer, type Database, rowsOf } from '@propmubi/runtime';

const IDEMPOTENCY_DAYS = 30;

/**
 * Forgets feed entries older than each brokerage keeps them. The floor moves in the same transaction, so that a cursor
 * from before it is told how many entries it missed. Idempotency keys of the same brokerage go with them.
 */
export async function trimFeeds(database: Database, now: Date): Promise<number> {
  const scope = database.scope(systemViewer(null));
  const outdated = await scope
    .read((em) =>
      rowsOf<{ organization_id: string; agent_id: string; floor: string }>(
        em,
        `select organization_id, agent_id, floor from crm.outdated_feeds(?::timestamptz)`,
        [now],
      ),
    )
    .finally(() => scope.close());
  for (const { organization_id, agent_id, floor } of outdated) {
    await database.scope(systemViewer(organization_id)).write(async (em) => {
      await em.execute(
        `update crm.agent set feed_floor = greatest(feed_floor, ?::bigint) where organization_id = ? and id = ?`,
        [floor, organization_id, agent_id],
      );
      await em.execute(
        `delete from crm.agent_feed where organization_id = ? and agent_id = ? and seq <= ?::bigint`,
        [organization_id, agent_id, floor],
      );
      await em.execute(
        `delete from crm.idempotency where organization_id = ? and created_at < ?::timestamptz - make_interval(days => ?)`,
        [organization_id, now, IDEMPOTENCY_DAYS],
      );
    });
  }
  return outdated.length;
}
