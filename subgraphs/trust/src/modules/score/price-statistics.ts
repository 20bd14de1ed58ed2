import { execute, pgArray, query, sql, type EntityManager } from '@propmubi/runtime';
import { LEAST_PEERS } from '../evidence/listing.evidence.js';

const IS_PRICED = sql.raw('active and area > 0 and list_price > 0 and bedrooms is not null');
/** A statement reads the prices of so many localities at most. */
const AT_ONCE = 20;

/**
 * Renews the price statistics of localities with new listings, per number of bedrooms, where the number of published
 * listings has grown by a quarter, and asks for the scores that may change. Renewing at such steps only keeps the work in
 * proportion to the number of listings: until then they are counted in an index, and no price is read. Returns how many
 * localities were looked at.
 */
export async function renewPriceStatistics(em: EntityManager): Promise<number> {
  const stale = await query(
    em,
    sql<{ id: string }>`
      delete from trust.stale_price where ctid = any(array(
        select ctid from trust.stale_price order by locality_id limit ${AT_ONCE} for update skip locked))
      returning locality_id as id`,
  );
  if (stale.length === 0) return 0;
  await execute(
    em,
    sql`with counted as (
          select locality_id, bedrooms, count(*)::int as peers from trust.listing
           where locality_id = any(${pgArray(stale.map(({ id }) => id))}::uuid[]) and ${IS_PRICED}
           group by locality_id, bedrooms
        ), grown as (
          select counted.* from counted left join trust.price_statistics known using (locality_id, bedrooms)
           where counted.peers >= ${LEAST_PEERS} and counted.peers >= 1.25 * coalesce(known.peers, 0)
        ), priced as (
          select l.locality_id, l.bedrooms, ln(l.list_price / l.area) as price
            from grown join trust.listing l using (locality_id, bedrooms) where ${IS_PRICED}
        ), due as (
          select locality_id, bedrooms, count(*)::int as peers,
                 percentile_cont(0.5) within group (order by price) as median
            from priced group by locality_id, bedrooms
        ), spreads as (
          select due.locality_id, due.bedrooms, due.peers, due.median,
                 percentile_cont(0.5) within group (order by abs(price - median)) as spread
            from priced join due using (locality_id, bedrooms)
           group by due.locality_id, due.bedrooms, due.peers, due.median
        ), renewed as (
          insert into trust.price_statistics (locality_id, bedrooms, peers, log_median, log_spread)
          select locality_id, bedrooms, peers, median, spread from spreads order by locality_id, bedrooms
          on conflict (locality_id, bedrooms) do update set peers = excluded.peers, log_median = excluded.log_median,
            log_spread = excluded.log_spread, computed_at = now()
          returning locality_id, bedrooms
        )
        insert into trust.recomputation (subject_type, subject_id, rank)
        select 'LISTING', listing_id, 3 from trust.listing join renewed using (locality_id, bedrooms) where active
        on conflict do nothing`,
  );
  return stale.length;
}
