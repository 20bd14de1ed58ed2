import { BY_CLOCK, type EntityManager, recordActs } from '@propmubi/runtime';
import type { Listing } from './listing.entity.js';
import type { StandardStatus } from './listing.enums.js';
import { facetsOf, recordListingWithdrawn } from './listing.events.js';

export interface Departure {
  action: 'LISTING_EXPIRED' | 'LISTING_WITHDRAWN';
  standardStatus: StandardStatus;
  at: Date;
  /** Whether its agent is gone as well. */
  withoutAgent?: boolean;
}

/** Takes listings of one brokerage off the market without anyone's act, with the event and the audit of any withdrawal. */
export async function leaveMarket(
  em: EntityManager,
  listings: readonly Listing[],
  { action, standardStatus, at, withoutAgent = false }: Departure,
): Promise<void> {
  const acts = listings.map(({ id, organizationId, standardStatus: before }) => ({
    action,
    organizationId,
    subjectType: 'LISTING',
    subjectId: id,
    before: { standardStatus: before },
    after: { standardStatus },
  }));
  for (const listing of listings) {
    const former = await facetsOf(em, listing);
    em.assign(listing, {
      standardStatus,
      offMarketTimestamp: at,
      modificationTimestamp: at,
      ...(withoutAgent && { agentId: null }),
    });
    await recordListingWithdrawn(em, listing, former);
  }
  await recordActs(em, BY_CLOCK, acts);
}
