import DataLoader from 'dataloader';
import type { TenantScope } from '@propmubi/runtime';
import { entityLoader } from '../../entity-loader.js';
import { Listing } from './listing.entity.js';
import { ListingPrice } from './listing-price.entity.js';

export const listingById = (db: TenantScope) => entityLoader(db, Listing, 'id');

/** Latest first. */
export function pricesByListing(db: TenantScope): DataLoader<string, ListingPrice[]> {
  return new DataLoader(async (ids) => {
    const found = await db.read((em) =>
      em.find(ListingPrice, { listingId: { $in: [...ids] } }, { orderBy: { effectiveAt: 'desc' } }),
    );
    const byListing = Map.groupBy(found, ({ listingId }) => listingId);
    return ids.map((id) => byListing.get(id) ?? []);
  });
}
