import { type EntityManager, pgArray, queryUnprepared, type RawBuilder, sql } from '@propmubi/runtime';
import type { ListingFilter } from '../feed/feed.inputs.js';
import { allOf, feedConditions, selectListings } from '../feed/feed.repository.js';
import { readFilter } from '../feed/filter-text.js';
import type { Listing } from '../listing/listing.entity.js';
import { H3_RESOLUTIONS } from './h3-cells.js';
import { withinBounds } from './map-bounds.js';
import { cellsWithin, finestCellsAround } from './map-cells.repository.js';
import { type Resolution, resolutionFor, resolutionWithin } from './map-resolution.js';
import type { MapBounds, MapCluster, MapResult } from './map.types.js';

/** So many markers a map can draw one by one. */
export const MAX_LISTINGS = 100;
export const MAX_CLUSTERS = 500;
/** Of the listings that match a filter so many are counted. */
export const MAX_COUNTED = 10_000;

interface MapView {
  bounds: MapBounds;
  zoom: number;
  filter?: ListingFilter;
}

/**
 * What a map shows: clusters, or the listings instead when they are few enough. Without a filter clusters are sums kept by
 * cell, and a cell at the edge counts where its middle is; with one they are counted, up to MAX_COUNTED listings.
 * @throws InvalidInputError INVALID_BOUNDS
 */
export function findMap(em: EntityManager, view: MapView): Promise<MapResult> {
  const isFiltered = Object.values(view.filter ?? {}).some((value) => value != null);
  return isFiltered ? findFiltered(em, view) : findAll(em, view);
}

async function findAll(em: EntityManager, { bounds, zoom }: MapView): Promise<MapResult> {
  const within = withinBounds(bounds);
  const resolution = resolutionWithin(zoom, bounds);
  const result = clustered(await cellsWithin(em, resolution, bounds, MAX_CLUSTERS + 1), resolution);
  if (result.totalCount > MAX_LISTINGS) return result;
  const cells = await finestCellsAround(em, bounds);
  if (cells.length === 0) return listed([]);
  const inCells = sql`l.h3_cells[${sql.lit(H3_RESOLUTIONS.length)}] = any (${pgArray(cells)}::text[])`;
  return listed(await listingsWhere(em, [...feedConditions(), inCells, ...within]));
}

async function findFiltered(em: EntityManager, { bounds, zoom, filter }: MapView): Promise<MapResult> {
  const conditions = [...feedConditions(await readFilter(em, filter)), ...withinBounds(bounds)];
  const resolution = resolutionFor(zoom, bounds);
  const result = clustered(await clustersAt(em, resolution, conditions), resolution);
  if (result.totalCount > MAX_LISTINGS)
    return { ...result, isTruncated: result.isTruncated || result.totalCount === MAX_COUNTED };
  return listed(result.totalCount === 0 ? [] : await listingsWhere(em, conditions));
}

function clustered(clusters: readonly MapCluster[], resolution: Resolution): MapResult {
  const shown = clusters.slice(0, MAX_CLUSTERS);
  const totalCount = shown.reduce((sum, { count }) => sum + count, 0);
  const isTruncated = clusters.length > MAX_CLUSTERS;
  return { clusters: shown, listings: [], resolution, totalCount, isTruncated };
}

function listed(found: readonly Listing[]): MapResult {
  const listings = found.slice(0, MAX_LISTINGS);
  const isTruncated = found.length > MAX_LISTINGS;
  return { clusters: [], listings, resolution: null, totalCount: listings.length, isTruncated };
}

function listingsWhere(em: EntityManager, conditions: readonly RawBuilder<unknown>[]): Promise<Listing[]> {
  return selectListings(em, conditions, sql`l.id limit ${MAX_LISTINGS + 1}::int`);
}

function clustersAt(
  em: EntityManager,
  resolution: Resolution,
  conditions: readonly RawBuilder<unknown>[],
): Promise<MapCluster[]> {
  // Postgres counts array elements from 1.
  const cell = sql`l.h3_cells[${sql.lit(H3_RESOLUTIONS.indexOf(resolution) + 1)}]`;
  return queryUnprepared(
    em,
    sql<MapCluster>`
      select cell as "h3Index", count(*)::int as count, avg(latitude) as latitude, avg(longitude) as longitude,
             min(list_price)::float8 as "priceMin", max(list_price)::float8 as "priceMax"
        from (select ${cell} as cell, l.latitude, l.longitude, l.list_price from property.listing l
               where ${allOf(conditions)} limit ${MAX_COUNTED}::int) counted
       group by cell order by count(*) desc, cell limit ${MAX_CLUSTERS + 1}::int`,
  );
}
