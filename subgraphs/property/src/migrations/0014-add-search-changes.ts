import { Migration } from '@mikro-orm/migrations';

/**
 * What an index outside Postgres has to take over of `search_document`: a queue that triggers write once such an index is in
 * use, so that nothing is missed and a market without one pays for a look at an empty table. Trust ranks are no part of
 * the documents; the function that saves them writes the queue, too.
 */
export class AddSearchChanges extends Migration {
  override up(): void {
    for (const statement of [...TABLES, ...TRIGGERS, saveTrustRanks(QUEUE_RANKED)]) this.addSql(statement);
  }

  override down(): void {
    this.addSql(saveTrustRanks(''));
    for (const { event } of EVENTS) this.addSql(`drop trigger changed_${event} on property.search_document`);
    this.addSql('drop function property.record_search_change()');
    this.addSql('drop table property.search_index, property.search_change');
  }
}

const TABLES = [
  // One row, or none. The documents that were there before are sent in the order of their key.
  `create table property.search_index (
     single boolean primary key default true check (single),
     name text not null,
     sent_kind text not null default '',
     sent_id uuid not null default '00000000-0000-0000-0000-000000000000',
     filled_at timestamptz
   )`,
  `comment on table property.search_index is 'global: which index of published facts is in use'`,
  `create table property.search_change (
     position bigint generated always as identity primary key,
     kind text not null,
     id uuid not null
   )`,
  `comment on table property.search_change is 'global: a queue of published facts that changed'`,
  'grant select, insert, update, delete on property.search_index, property.search_change to propmubi_app',
];

const EVENTS = [
  { event: 'insert', table: 'new' },
  { event: 'update', table: 'new' },
  { event: 'delete', table: 'old' },
] as const;

const TRIGGERS = [
  `create function property.record_search_change() returns trigger language plpgsql as $$
   begin
     if exists (select from property.search_index) then
       insert into property.search_change (kind, id) select kind, id from changed order by kind, id;
     end if;
     return null;
   end $$`,
  ...EVENTS.map(
    ({ event, table }) => `create trigger changed_${event} after ${event} on property.search_document
      referencing ${table} table as changed for each statement execute function property.record_search_change()`,
  ),
];

const RANKS = `pg_catalog.jsonb_to_recordset(ranks) as given (kind text, id uuid, band text, percentile double precision)`;

const QUEUE_RANKED = `insert into property.search_change (kind, id)
  select given.kind, given.id from ${RANKS}
   where given.kind in ('LISTING', 'PROJECT') and exists (select from property.search_index)
   order by 1, 2;`;

const save = (table: string) => `update property.${table} known
     set trust_band = given.band, trust_percentile = given.percentile,
         trust_rank = case given.band when 'A' then 4000 when 'B' then 3000 when 'C' then 2000 when 'D' then 1000 else 0 end
           + coalesce(given.percentile, 0),
         trust_ranked_at = at
    from ${RANKS}
   where given.kind = '${table.toUpperCase()}' and known.id = given.id and known.trust_ranked_at <= at;`;

/** As `0008-add-trust-ranks` made it, with what follows. */
const saveTrustRanks = (
  then: string,
) => `create or replace function property.save_trust_ranks(ranks jsonb, at timestamptz)
   returns void language sql volatile security definer set search_path = '' as $$
   ${save('listing')}
   ${save('project')}
   ${then}
 $$`;
