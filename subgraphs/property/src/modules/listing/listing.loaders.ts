import DataLoader from 'dataloader';
import { pgArray, query, sql, type TenantScope } from '@propmubi/runtime';
import { entityLoader } from '../../entity-loader.js';
import { Listing } from './listing.entity.js';
import type { ListingPrice } from './listing-price.entity.js';

export const listingById = (db: TenantScope) => entityLoader(db, Listing, 'id');

/** Prices of one listing that are shown. */
const MOST_PRICES = 100;

/** Latest first. */
export function pricesByListing(db: TenantScope): DataLoader<string, ListingPrice[]> {
  return new DataLoader(async (ids) => {
    const rows = await db.read((em) =>
      query(
        em,
        sql<{ listingId: string; effectiveAt: string; listPrice: string }>`
          select asked.id as "listingId", p.effective_at as "effectiveAt", p.list_price as "listPrice"
            from unnest(${pgArray(ids)}::uuid[]) asked (id)
           cross join lateral (
             select effective_at, list_price from property.listing_price where listing_id = asked.id
              order by effective_at desc limit ${sql.lit(MOST_PRICES)}) p
           order by p.effective_at desc`,
      ),
    );
    const found = rows.map(({ listingId, effectiveAt, listPrice }) => ({
      listingId,
      effectiveAt: new Date(effectiveAt),
      listPrice: Number(listPrice),
    }));
    const byListing = Map.groupBy(found, ({ listingId }) => listingId);
    return ids.map((id) => byListing.get(id) ?? []);
  });
}
