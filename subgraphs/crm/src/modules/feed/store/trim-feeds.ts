import { type Database, query, sql, systemViewer } from '@propmubi/runtime';

const IDEMPOTENCY_DAYS = 30;

/**
 * Forgets feed entries older than each brokerage keeps them. The floor moves in the same transaction, so that a cursor
 * from before it is told how many entries it missed. Idempotency keys of the same brokerage go with them.
 */
export async function trimFeeds(database: Database, now: Date): Promise<number> {
  const scope = database.scope(systemViewer(null));
  const outdated = await scope
    .read((em) =>
      query<{ organization_id: string; agent_id: string; floor: string }>(
        em,
        sql`select organization_id, agent_id, floor from crm.outdated_feeds(${now}::timestamptz)`,
      ),
    )
    .finally(() => scope.close());
  for (const { organization_id, agent_id, floor } of outdated) {
    await database.scope(systemViewer(organization_id)).write(async (em) => {
      await query(
        em,
        sql`update crm.agent set feed_floor = greatest(feed_floor, ${floor}::bigint) where organization_id = ${organization_id} and id = ${agent_id}`,
      );
      await query(
        em,
        sql`delete from crm.agent_feed where organization_id = ${organization_id} and agent_id = ${agent_id} and seq <= ${floor}::bigint`,
      );
      await query(
        em,
        sql`delete from crm.idempotency where organization_id = ${organization_id} and created_at < ${now}::timestamptz - make_interval(days => ${IDEMPOTENCY_DAYS})`,
      );
    });
  }
  return outdated.length;
}
