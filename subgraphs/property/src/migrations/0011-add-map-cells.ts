import { Migration } from '@mikro-orm/migrations';

/** H3 resolutions of `listing.h3_cells`, in its order; Postgres counts array elements from 1. */
const RESOLUTIONS = [5, 6, 7, 8, 9].map((resolution, index) => ({ resolution, place: index + 1 }));

/**
 * Sums over published listings by cell of the map, so that a map without a filter costs what it shows and not what there
 * is. Triggers write each change to a queue, so that no two writers wait for one cell; a job adds the queue up in its order.
 */
export class AddMapCells extends Migration {
  override up(): void {
    for (const statement of [...TABLES, ...RECORDERS, foldMapChanges(), ...BACKFILL]) this.addSql(statement);
  }

  override down(): void {
    for (const { event } of EVENTS) this.addSql(`drop trigger map_${event} on property.listing`);
    for (const { event } of EVENTS) this.addSql(`drop function property.record_map_${event}()`);
    this.addSql('drop function property.fold_map_changes(int)');
    this.addSql('drop table property.map_cell, property.map_change');
  }
}

const TABLES = [
  // Sums are of whole millionths of a degree: they stay exact however often a listing comes and goes.
  `create table property.map_cell (
     cell text primary key,
     resolution smallint not null,
     listings int not null,
     latitude_sum bigint not null,
     longitude_sum bigint not null,
     latitude double precision generated always as (latitude_sum / 1e6 / nullif(listings, 0)) stored,
     longitude double precision generated always as (longitude_sum / 1e6 / nullif(listings, 0)) stored,
     price_min bigint,
     price_max bigint
   )`,
  'create index map_cell_place on property.map_cell (resolution, latitude, longitude)',
  'create index map_cell_unpriced on property.map_cell (resolution) where price_min is null or price_max is null',
  'create index map_cell_empty on property.map_cell (cell) where listings <= 0',
  `comment on table property.map_cell is 'global: sums over published listings'`,
  `create table property.map_change (
     id bigint generated always as identity primary key,
     cells text[] not null,
     listings smallint not null,
     latitude bigint not null,
     longitude bigint not null,
     list_price bigint not null
   )`,
  `comment on table property.map_change is 'global: a queue of places and prices of published listings'`,
  'grant select, insert, update, delete on property.map_cell, property.map_change to propmubi_app',
];

const INSERT = 'insert into property.map_change (cells, listings, latitude, longitude, list_price)';

/** What a row adds to the map (sign 1), or takes from it (sign -1). */
const effectOf = (row: string, sign: 1 | -1) => `select ${row}.h3_cells, ${sign},
  round(${row}.latitude * 1e6)::bigint, round(${row}.longitude * 1e6)::bigint, ${row}.list_price`;
const isShown = (row: string) => `${row}.publicly_visible and cardinality(${row}.h3_cells) > 0`;
const factsOf = (row: string) =>
  `(${row}.publicly_visible, ${row}.h3_cells, ${row}.latitude, ${row}.longitude, ${row}.list_price)`;
/** A change of anything else, such as a trust rank, moves nothing on the map. */
const IS_MOVED = `${factsOf('former')} is distinct from ${factsOf('changed')}`;

const EVENTS = [
  {
    event: 'insert',
    tables: 'new table as changed',
    record: `${INSERT} ${effectOf('changed', 1)} from changed where ${isShown('changed')}`,
  },
  {
    event: 'update',
    tables: 'old table as former new table as changed',
    record: `${INSERT}
      ${effectOf('former', -1)} from former join changed using (id) where ${isShown('former')} and ${IS_MOVED}
      union all
      ${effectOf('changed', 1)} from former join changed using (id) where ${isShown('changed')} and ${IS_MOVED}`,
  },
  {
    event: 'delete',
    tables: 'old table as former',
    record: `${INSERT} ${effectOf('former', -1)} from former where ${isShown('former')}`,
  },
];

const RECORDERS = EVENTS.flatMap(({ event, tables, record }) => [
  `create function property.record_map_${event}() returns trigger language plpgsql as $$
   begin
     ${record};
     return null;
   end $$`,
  `create trigger map_${event} after ${event} on property.listing referencing ${tables}
     for each statement execute function property.record_map_${event}()`,
]);

/** The cheapest and the dearest of cells, all of a resolution in one pass. The place stands in the text, for its index. */
const priceCells = ({ resolution, place }: (typeof RESOLUTIONS)[number]) => {
  const unpriced = `array(select cell from property.map_cell
      where resolution = ${resolution} and (price_min is null or price_max is null))`;
  return `if exists (select from property.map_cell where resolution = ${resolution} and (price_min is null or price_max is null)) then
      update property.map_cell known set price_min = found.price_min, price_max = found.price_max
        from (select l.h3_cells[${place}] as cell, min(l.list_price) as price_min, max(l.list_price) as price_max
                from property.listing l
               where l.publicly_visible and l.h3_cells[${place}] = any (${unpriced}) group by 1) found
       where known.cell = found.cell;
    end if;`;
};

/**
 * Adds the oldest `most` changes to their cells and returns how many that were; 0 also while another transaction does so. A
 * listing that leaves and was the cheapest or the dearest of its cell has that looked up anew: rare in a cell of many. `slice`
 * says which changes are taken; a later migration says it otherwise.
 */
export function foldMapChanges(
  slice = 'id in (select id from property.map_change order by id limit most)',
): string {
  return `create or replace function property.fold_map_changes(most int) returns int language plpgsql as $$
  declare
    folded int;
  begin
    if not pg_try_advisory_xact_lock(hashtextextended('property.fold_map_changes', 0)) then
      return 0;
    end if;
    with slice as (
      delete from property.map_change
       where ${slice}
      returning cells, listings, latitude, longitude, list_price
    ), changed as (
      select part.cell, 4 + part.place as resolution, sum(slice.listings) as listings,
             sum(slice.listings * latitude) as latitude_sum, sum(slice.listings * longitude) as longitude_sum,
             min(list_price) filter (where slice.listings > 0) as added_min,
             max(list_price) filter (where slice.listings > 0) as added_max,
             min(list_price) filter (where slice.listings < 0) as removed_min,
             max(list_price) filter (where slice.listings < 0) as removed_max
        from slice cross join lateral unnest(cells) with ordinality as part (cell, place)
       group by part.cell, part.place
    ), written as (
      insert into property.map_cell as known
        (cell, resolution, listings, latitude_sum, longitude_sum, price_min, price_max)
      select changed.cell, changed.resolution, changed.listings + coalesce(k.listings, 0),
             changed.latitude_sum + coalesce(k.latitude_sum, 0), changed.longitude_sum + coalesce(k.longitude_sum, 0),
             case when removed_min <= coalesce(least(k.price_min, added_min), removed_min) then null
                  else least(k.price_min, added_min) end,
             case when removed_max >= coalesce(greatest(k.price_max, added_max), removed_max) then null
                  else greatest(k.price_max, added_max) end
        from changed left join property.map_cell k on k.cell = changed.cell
       order by changed.cell
      on conflict (cell) do update set listings = excluded.listings, latitude_sum = excluded.latitude_sum,
        longitude_sum = excluded.longitude_sum, price_min = excluded.price_min, price_max = excluded.price_max
    )
    select count(*) into folded from slice;
    if folded = 0 then
      return 0;
    end if;
    delete from property.map_cell where listings <= 0;
    ${RESOLUTIONS.map(priceCells).join('\n    ')}
    return folded;
  end $$`;
}

const BACKFILL = RESOLUTIONS.map(
  ({ resolution, place }) => `insert into property.map_cell
     (cell, resolution, listings, latitude_sum, longitude_sum, price_min, price_max)
   select h3_cells[${place}], ${resolution}, count(*), sum(round(latitude * 1e6)::bigint),
          sum(round(longitude * 1e6)::bigint), min(list_price), max(list_price)
     from property.listing where publicly_visible and cardinality(h3_cells) > 0 group by 1`,
);
