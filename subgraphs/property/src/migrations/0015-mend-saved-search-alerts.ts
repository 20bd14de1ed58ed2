import { Migration } from '@mikro-orm/migrations';

/**
 * Matches of a search that was turned off meanwhile are taken without an alert, and homes that left the market meanwhile do not
 * count: one that nothing is left of alerts no one.
 */
export class MendSavedSearchAlerts extends Migration {
  override up(): void {
    this.addSql(
      takeAlerts(`select taken.saved_search_id, taken.user_id, s.alert, count(*)::int,
            (array_agg(taken.listing_id order by taken.matched_at desc, taken.listing_id))[1:20]
       from taken join property.saved_search s on s.id = taken.saved_search_id and s.alert <> 'NONE'
       join property.listing l on l.id = taken.listing_id and l.publicly_visible
      group by 1, 2, 3`),
    );
  }

  override down(): void {
    this.addSql(
      takeAlerts(`select taken.saved_search_id, taken.user_id, s.alert, count(*)::int,
            (array_agg(taken.listing_id order by taken.matched_at desc, taken.listing_id))[1:20]
       from taken join property.saved_search s on s.id = taken.saved_search_id
      group by 1, 2, 3`),
    );
  }
}

/** A search whose last alert was a moment ago waits: what comes meanwhile is one alert. */
const takeAlerts = (
  alerts: string,
) => `create or replace function property.take_saved_search_alerts(at timestamptz, pause interval, most int)
     returns table (saved_search_id uuid, user_id uuid, alert text, matches int, listing_ids uuid[])
     language sql volatile security definer set search_path = '' as $$
     with due as (
       select m.saved_search_id from property.saved_search_match m
        where m.announced_at is null and m.due_at <= at and not exists (
          select from property.saved_search_match earlier
           where earlier.saved_search_id = m.saved_search_id and earlier.announced_at > at - pause)
        group by 1 order by min(m.due_at), 1 limit most
     ), taken as (
       update property.saved_search_match m set announced_at = at from due
        where m.saved_search_id = due.saved_search_id and m.announced_at is null and m.due_at <= at
       returning m.saved_search_id, m.user_id, m.listing_id, m.matched_at
     )
     ${alerts}
   $$`;
