import { type EntityManager, query, sql } from '@propmubi/runtime';
import { H3_RESOLUTIONS } from './h3-cells.js';
import type { Resolution } from './map-resolution.js';
import type { MapBounds, MapCluster } from './map.types.js';

/** Changes that wait to be added up are added by the reader; those behind so many show a moment later. */
const MOST_WAITING = 5_000;
/** A listing lies within a finest cell (some 400 m across) whose middle lies so far outside at most. */
const MARGIN_DEGREES = 0.005;

const SUMS = sql.raw('cell, listings, latitude_sum, longitude_sum, price_min, price_max');

/** Cells whose listings have their middle within the bounds, those with most listings first. */
export function cellsWithin(
  em: EntityManager,
  resolution: Resolution,
  bounds: MapBounds,
  limit: number,
): Promise<MapCluster[]> {
  return query(
    em,
    sql<MapCluster>`
      with ${waiting(resolution)}, known as (
        select ${SUMS} from property.map_cell where ${isWithin(resolution, bounds)}
      ), touched as (
        select w.cell, m.listings, m.latitude_sum, m.longitude_sum, m.price_min, m.price_max
          from waiting w left join lateral (
            select ${SUMS} from property.map_cell where map_cell.cell = w.cell limit 1) m on true
         where not exists (select from known where known.cell = w.cell)
      ), counted as (
        select k.cell, coalesce(k.listings, 0) + coalesce(w.listings, 0) as count,
               coalesce(k.latitude_sum, 0) + coalesce(w.latitude_sum, 0) as latitude_sum,
               coalesce(k.longitude_sum, 0) + coalesce(w.longitude_sum, 0) as longitude_sum,
               least(k.price_min, w.price_min) as price_min, greatest(k.price_max, w.price_max) as price_max
          from (table known union all table touched) k left join waiting w on w.cell = k.cell
      ), shown as (
        select cell, count, latitude_sum / 1e6 / count as latitude, longitude_sum / 1e6 / count as longitude,
               price_min, price_max from counted where count > 0 and price_min is not null and price_max is not null
      )
      select cell as "h3Index", count::int as count, latitude::float8 as latitude, longitude::float8 as longitude,
             price_min::float8 as "priceMin", price_max::float8 as "priceMax"
        from shown where latitude between ${bounds.south} and ${bounds.north}
         and longitude between ${bounds.west} and ${bounds.east}
       order by count desc, cell limit ${limit}::int`,
  );
}

/** The finest cells that may hold a listing within the bounds. */
export async function finestCellsAround(em: EntityManager, bounds: MapBounds): Promise<string[]> {
  const finest = H3_RESOLUTIONS.at(-1) as Resolution;
  const around = {
    south: bounds.south - MARGIN_DEGREES,
    north: bounds.north + MARGIN_DEGREES,
    west: bounds.west - MARGIN_DEGREES,
    east: bounds.east + MARGIN_DEGREES,
  };
  const rows = await query(
    em,
    sql<{ cell: string }>`
      with ${waiting(finest)}
      select cell from property.map_cell where ${isWithin(finest, around)} and listings > 0
      union select cell from waiting where listings > 0`,
  );
  return rows.map(({ cell }) => cell);
}

function isWithin(resolution: Resolution, { south, north, west, east }: MapBounds) {
  return sql`resolution = ${sql.lit(resolution)} and latitude between ${south} and ${north}
    and longitude between ${west} and ${east}`;
}

function waiting(resolution: Resolution) {
  // Postgres counts array elements from 1.
  const cell = sql`cells[${sql.lit(H3_RESOLUTIONS.indexOf(resolution) + 1)}]`;
  return sql`waiting as (
    select ${cell} as cell, sum(listings) as listings, sum(listings * latitude) as latitude_sum,
           sum(listings * longitude) as longitude_sum, min(list_price) filter (where listings > 0) as price_min,
           max(list_price) filter (where listings > 0) as price_max
      from (select cells, listings, latitude, longitude, list_price from property.map_change
             order by id limit ${sql.lit(MOST_WAITING)}) first group by 1)`;
}
