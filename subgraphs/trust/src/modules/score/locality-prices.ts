import { pgArray } from '@propmubi/runtime';
import type { EntityManager } from '@propmubi/runtime';
import type { Subject } from '../evidence/subject.js';
import { LEAST_PEERS } from '../evidence/listing.evidence.js';

/**
 * Brings the price statistics of these listings' localities up to date where the number of published listings has
 * grown by a quarter, and says whose scores that may change: all listings of those localities. Recomputing at such
 * steps only keeps the work in proportion to the number of listings.
 */
export async function refreshLocalityPrices(
  em: EntityManager,
  listingIds: readonly string[],
): Promise<Subject[]> {
  if (listingIds.length === 0) return [];
  const refreshed = await em.execute<{ id: string }[]>(
    `with touched as (
       select distinct locality_id from trust.listing where listing_id = any(?::uuid[]) and locality_id is not null
     ), priced as (
       select locality_id, ln(list_price / area) as price from trust.listing join touched using (locality_id)
        where active and area > 0 and list_price > 0
     ), medians as (
       select locality_id, count(*)::int as peers, percentile_cont(0.5) within group (order by price) as median
         from priced group by locality_id
     ), due as (
       select medians.* from medians left join trust.locality_price known using (locality_id)
        where medians.peers >= ${LEAST_PEERS} and medians.peers >= 1.25 * coalesce(known.peers, 0)
     ), spreads as (
       select due.locality_id, due.peers, due.median,
              percentile_cont(0.5) within group (order by abs(price - median)) as spread
         from priced join due using (locality_id) group by due.locality_id, due.peers, due.median
     )
     insert into trust.locality_price (locality_id, peers, log_median, log_spread)
     select locality_id, peers, median, spread from spreads order by locality_id
     on conflict (locality_id) do update
       set peers = excluded.peers, log_median = excluded.log_median, log_spread = excluded.log_spread, computed_at = now()
     returning locality_id as id`,
    [pgArray(listingIds)],
  );
  if (refreshed.length === 0) return [];
  const listings = await em.execute<{ id: string }[]>(
    `select listing_id as id from trust.listing where active and locality_id = any(?::uuid[])`,
    [pgArray(refreshed.map(({ id }) => id))],
  );
  return listings.map(({ id }) => ({ type: 'LISTING', id }));
}
