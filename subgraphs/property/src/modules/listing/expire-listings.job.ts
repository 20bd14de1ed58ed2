import { type Database, query, sql, systemViewer } from '@propmubi/runtime';
import { leaveMarket } from './leave-market.js';
import { StandardStatus } from './listing.enums.js';
import { Listing } from './listing.entity.js';
import { todayInIndia } from './listing.rules.js';

const BATCH = 200;

/**
 * Takes listings off the market whose agreement to list ran out before today in India, as EXPIRED, with the event of any
 * withdrawal. Safe in several processes at once: each takes rows that no other has locked. Returns how many.
 */
export async function expireListings(database: Database, now: Date): Promise<number> {
  const today = todayInIndia(now);
  // What is on the market is visible to all; it is written as its brokerage, one at a time.
  const brokerages = await database.scope(systemViewer(null)).write((em) =>
    query(
      em,
      sql<{ id: string }>`select distinct organization_id as id from property.listing
        where publicly_visible and expiration_on < ${today}::date order by 1`,
    ),
  );
  let expired = 0;
  for (const { id } of brokerages) {
    let batch: number;
    do {
      batch = await expireBatch(database, id, today, now);
      expired += batch;
    } while (batch === BATCH);
  }
  return expired;
}

function expireBatch(database: Database, organizationId: string, today: string, now: Date): Promise<number> {
  return database.scope(systemViewer(organizationId)).write(async (em) => {
    const due = await query(
      em,
      sql<{ id: string }>`select id from property.listing
        where publicly_visible and expiration_on < ${today}::date and organization_id = ${organizationId}
        order by id limit ${BATCH}::int for update skip locked`,
    );
    const listings = await em.find(Listing, { id: { $in: due.map(({ id }) => id) } });
    const { EXPIRED: standardStatus } = StandardStatus;
    await leaveMarket(em, listings, { action: 'LISTING_EXPIRED', standardStatus, at: now });
    return listings.length;
  });
}
