import { type Database, query, sql, systemViewer } from '@propmubi/runtime';

/**
 * Forgets feed entries older than each brokerage keeps them, a buyer's after 90 days. The floor moves in the same
 * transaction, so that a cursor from before it is told how many entries it missed. Returns how many feeds were trimmed.
 */
export async function trimFeeds(database: Database, now: Date): Promise<number> {
  const scope = database.scope(systemViewer(null));
  const outdated = await scope
    .read((em) =>
      query(
        em,
        sql<OutdatedFeed>`
          select organization_id, agent_id, floor from crm.outdated_feeds(${now}::timestamptz)`,
      ),
    )
    .finally(() => scope.close());
  for (const feed of outdated) await trimAgentFeed(database, feed);
  return outdated.length + (await trimAudienceFeeds(database, now));
}

interface OutdatedFeed {
  organization_id: string;
  agent_id: string;
  floor: string;
}

function trimAgentFeed(
  database: Database,
  { organization_id: organizationId, agent_id: agentId, floor }: OutdatedFeed,
): Promise<void> {
  return database.scope(systemViewer(organizationId)).write(async (em) => {
    await query(
      em,
      sql`
        update crm.agent set feed_floor = greatest(feed_floor, ${floor}::bigint)
         where organization_id = ${organizationId} and id = ${agentId}`,
    );
    await query(
      em,
      sql`
        delete from crm.agent_feed
         where organization_id = ${organizationId} and agent_id = ${agentId} and seq <= ${floor}::bigint`,
    );
  });
}

async function trimAudienceFeeds(database: Database, now: Date): Promise<number> {
  const [trimmed] = await database
    .scope(systemViewer(null))
    .write((em) =>
      query(em, sql<{ feeds: number }>`select crm.trim_feed_events(${now}::timestamptz) as feeds`),
    );
  return trimmed?.feeds ?? 0;
}
