import { type EntityManager, query, sql } from '@propmubi/runtime';
import { Listing } from './listing.entity.js';
import { StandardStatus } from './listing.enums.js';
import { recordListingPublished, recordListingWithdrawn } from './listing.events.js';
import { isPublic, todayInIndia } from './listing.rules.js';

export interface Booking {
  listingId: string;
  organizationId: string;
  leadId: string;
  at: Date;
}

/** A buyer booked the home: no other offers are taken (PENDING). Does nothing to a listing that is not on the market. */
export async function beginContract(em: EntityManager, booking: Booking): Promise<void> {
  const { organizationId, leadId, at } = booking;
  const listing = await lockListing(em, booking);
  if (!listing || !isPublic(listing.standardStatus)) return;
  await query(
    em,
    sql`
      insert into property.listing_contract (listing_id, organization_id, lead_id, previous_status, since)
      values (${listing.id}, ${organizationId}, ${leadId}, ${listing.standardStatus}, ${at})
      on conflict (listing_id) do update set lead_id = excluded.lead_id, previous_status = excluded.previous_status,
          since = excluded.since`,
  );
  em.assign(listing, {
    standardStatus: StandardStatus.PENDING,
    offMarketTimestamp: at,
    modificationTimestamp: at,
  });
  await em.flush();
  await recordListingWithdrawn(em, listing);
}

/**
 * The booking was cancelled: the listing has its former status again, unless its brokerage took it elsewhere meanwhile
 * or the agreement to list ran out.
 */
export async function endContract(em: EntityManager, booking: Booking): Promise<void> {
  const { leadId, at } = booking;
  const listing = await lockListing(em, booking);
  if (!listing) return;
  const [contract] = await query(
    em,
    sql<{ previous_status: StandardStatus }>`
      delete from property.listing_contract where listing_id = ${listing.id} and lead_id = ${leadId}
      returning previous_status`,
  );
  if (!contract || listing.standardStatus !== StandardStatus.PENDING) return;
  const isExpired = listing.expirationOn !== null && listing.expirationOn < todayInIndia(at);
  em.assign(listing, {
    standardStatus: isExpired ? StandardStatus.EXPIRED : contract.previous_status,
    offMarketTimestamp: isExpired ? listing.offMarketTimestamp : null,
    modificationTimestamp: at,
  });
  await em.flush();
  if (!isExpired) await recordListingPublished(em, listing);
}

async function lockListing(
  em: EntityManager,
  { listingId, organizationId }: Booking,
): Promise<Listing | null> {
  await query(em, sql`select from property.listing where id = ${listingId} for update`);
  return em.findOne(Listing, { id: listingId, organizationId });
}
