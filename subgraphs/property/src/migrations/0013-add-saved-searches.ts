import { Migration } from '@mikro-orm/migrations';
import { USER } from '@propmubi/runtime';

/**
 * Searches that people keep, and the homes that newly matched them. A home is compared with all of them by one statement
 * that begins with the places they name. It runs as the owner, because the searches are of many people.
 */
export class AddSavedSearches extends Migration {
  override up(): void {
    for (const statement of [...TABLES, ...POLICIES, ...FUNCTIONS, ...GRANTS]) this.addSql(statement);
  }

  override down(): void {
    for (const signature of SIGNATURES) this.addSql(`drop function property.${signature}`);
    this.addSql('drop table property.saved_search_match, property.saved_search');
  }
}

const TABLES = [
  // What a filter does not restrict is null.
  `create table property.saved_search (
     id uuid primary key,
     user_id uuid not null,
     name text not null,
     alert text not null check (alert in ('AT_ONCE', 'DAILY', 'NONE')),
     locality_ids uuid[],
     bedrooms int[],
     property_sub_types text[],
     furnishing text[],
     price_min bigint,
     price_max bigint,
     area_min_sq_ft double precision,
     area_max_sq_ft double precision,
     text text,
     words tsquery generated always as (case when text is not null then property.search_query(text) end) stored,
     created_at timestamptz not null
   )`,
  'create index saved_search_newest on property.saved_search (user_id, created_at desc, id desc)',
  `create index saved_search_places on property.saved_search using gin (locality_ids) where alert <> 'NONE'`,
  `create index saved_search_anywhere on property.saved_search (id) where locality_ids is null and alert <> 'NONE'`,
  `comment on table property.saved_search is
     'global: a search belongs to a person, who may belong to no tenant; its policy is by user'`,
  `create table property.saved_search_match (
     saved_search_id uuid not null references property.saved_search on delete cascade,
     listing_id uuid not null,
     user_id uuid not null,
     matched_at timestamptz not null,
     due_at timestamptz not null,
     announced_at timestamptz,
     primary key (saved_search_id, listing_id)
   )`,
  'create index saved_search_match_due on property.saved_search_match (due_at) where announced_at is null',
  'create index saved_search_match_announced on property.saved_search_match (saved_search_id, announced_at desc)',
  'create index saved_search_match_age on property.saved_search_match (matched_at)',
  `comment on table property.saved_search_match is
     'global: a match belongs to the person whose search it is; its policy is by user'`,
];

const POLICIES = ['saved_search', 'saved_search_match'].flatMap((table) => [
  `alter table property.${table} enable row level security, force row level security`,
  `create policy own on property.${table} using (user_id = ${USER}) with check (user_id = ${USER})`,
  `create policy owner on property.${table} to current_user using (true) with check (true)`,
  `grant select, insert, update, delete on property.${table} to propmubi_app`,
]);

/** Nine in the morning in India after a moment. */
const NEXT_MORNING = `(date_trunc('day', at at time zone 'Asia/Kolkata' - interval '9 hours') + interval '33 hours')
  at time zone 'Asia/Kolkata'`;

const FUNCTIONS = [
  matchSavedSearches(),
  // A search whose last alert was a moment ago waits: what comes meanwhile is one alert.
  `create function property.take_saved_search_alerts(at timestamptz, pause interval, most int)
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
     select taken.saved_search_id, taken.user_id, s.alert, count(*)::int,
            (array_agg(taken.listing_id order by taken.matched_at desc, taken.listing_id))[1:20]
       from taken join property.saved_search s on s.id = taken.saved_search_id
      group by 1, 2, 3
   $$`,
  pruneSavedSearchMatches(),
  `create function property.forget_saved_searches(of_user uuid) returns void
     language sql volatile security definer set search_path = '' as $$
     delete from property.saved_search where user_id = of_user
   $$`,
];

const SIGNATURES = [
  'match_saved_searches(uuid[], timestamptz)',
  'take_saved_search_alerts(timestamptz, interval, int)',
  'prune_saved_search_matches(timestamptz, int)',
  'forget_saved_searches(uuid)',
];

const GRANTS = SIGNATURES.flatMap((signature) => [
  `revoke all on function property.${signature} from public`,
  `grant execute on function property.${signature} to propmubi_app`,
]);

/** `slice` says which rows go; a later migration says it otherwise. */
export function pruneSavedSearchMatches(
  slice = `(saved_search_id, listing_id) in (
         select saved_search_id, listing_id from property.saved_search_match where matched_at < before
          order by matched_at limit most)`,
): string {
  return `create or replace function property.prune_saved_search_matches(before timestamptz, most int) returns int
     language sql volatile security definer set search_path = '' as $$
     with pruned as (
       delete from property.saved_search_match where ${slice}
       returning 1
     )
     select count(*)::int from pruned
   $$`;
}

/** `text` says when a home `f` has what the text of the search `s` says; a later migration says it otherwise. */
export function matchSavedSearches(text = 's.text is null or f.vector @@ s.words'): string {
  return `create or replace function property.match_saved_searches(listings uuid[], at timestamptz) returns int
     language sql volatile security definer set search_path = '' as $$
     with fresh as (
       select l.id, l.locality_id, l.bedrooms_total, l.property_sub_type, l.furnishing, l.list_price,
              l.sort_area_sq_ft, d.vector, p.rera_number
         from property.listing l join property.search_document d on d.kind = 'LISTING' and d.id = l.id
         left join property.project p on p.id = l.project_id
        where l.id = any (listings) and l.publicly_visible
     ), candidate as (
       select fresh.id as listing_id, s.id from fresh
         join property.saved_search s on s.locality_ids @> array[fresh.locality_id] and s.alert <> 'NONE'
       union all
       select fresh.id, s.id from fresh
        cross join property.saved_search s where s.locality_ids is null and s.alert <> 'NONE'
     ), added as (
       insert into property.saved_search_match (saved_search_id, listing_id, user_id, matched_at, due_at)
       select s.id, f.id, s.user_id, at, case s.alert when 'AT_ONCE' then at else ${NEXT_MORNING} end
         from candidate c join property.saved_search s on s.id = c.id join fresh f on f.id = c.listing_id
        where (s.bedrooms is null or f.bedrooms_total = any (s.bedrooms))
          and (s.property_sub_types is null or f.property_sub_type = any (s.property_sub_types))
          and (s.furnishing is null or f.furnishing = any (s.furnishing))
          and (s.price_min is null or f.list_price >= s.price_min)
          and (s.price_max is null or f.list_price <= s.price_max)
          and (s.area_min_sq_ft is null or f.sort_area_sq_ft >= s.area_min_sq_ft)
          and (s.area_max_sq_ft is null or f.sort_area_sq_ft <= s.area_max_sq_ft)
          and (${text})
       on conflict do nothing
       returning 1
     )
     select count(*)::int from added
   $$`;
}
