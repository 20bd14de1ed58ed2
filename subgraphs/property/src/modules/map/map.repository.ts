import { raw } from '@mikro-orm/postgresql';
import type { EntityManager } from '@propmubi/runtime';
import type { ListingFilter } from '../feed/feed.inputs.js';
import { feedConditions } from '../feed/feed.repository.js';
import { Listing } from '../listing/listing.entity.js';
import { H3_RESOLUTIONS } from './h3-cells.js';
import { withinBounds } from './map-bounds.js';
import type { MapBounds, MapCluster, MapResult } from './map.types.js';

/** So many markers a map can draw one by one. */
export const MAX_LISTINGS = 100;
export const MAX_CLUSTERS = 500;

/** The least zoom of web maps at which cells of the resolution at that place are some 40 pixels wide. */
const RESOLUTION_FROM_ZOOM = [
  { zoom: 15, resolution: 9 },
  { zoom: 13, resolution: 8 },
  { zoom: 12, resolution: 7 },
  { zoom: 10, resolution: 6 },
  { zoom: 0, resolution: 5 },
] as const;

/**
 * What a map shows, in one statement or two: clusters first, and the listings instead when they are few enough.
 * @throws InvalidInputError INVALID_BOUNDS
 */
export async function findMap(
  em: EntityManager,
  view: { bounds: MapBounds; zoom: number; filter?: ListingFilter },
): Promise<MapResult> {
  const { bounds } = view;
  const where = { $and: [...feedConditions(view.filter), ...withinBounds(bounds)] } as never;
  const resolution = resolutionFor(view.zoom, bounds);
  const clusters = await clustersAt(em, resolution, where);
  const isTruncated = clusters.length > MAX_CLUSTERS;
  const shown = clusters.slice(0, MAX_CLUSTERS);
  const totalCount = shown.reduce((sum, { count }) => sum + count, 0);
  if (totalCount > MAX_LISTINGS || isTruncated)
    return { clusters: shown, listings: [], resolution, totalCount, isTruncated };
  const listings =
    totalCount === 0 ? [] : await em.find(Listing, where, { orderBy: { id: 'asc' }, limit: MAX_LISTINGS });
  return { clusters: [], listings, resolution: null, totalCount, isTruncated };
}

function clustersAt(
  em: EntityManager,
  resolution: (typeof H3_RESOLUTIONS)[number],
  where: never,
): Promise<MapCluster[]> {
  // Postgres counts array elements from 1.
  const cell = `l.h3_cells[${H3_RESOLUTIONS.indexOf(resolution) + 1}]`;
  return em
    .createQueryBuilder(Listing, 'l')
    .select([
      raw(`${cell} as "h3Index"`),
      raw('count(*)::int as count'),
      raw('avg(l.latitude) as latitude'),
      raw('avg(l.longitude) as longitude'),
      raw('min(l.list_price)::float8 as "priceMin"'),
      raw('max(l.list_price)::float8 as "priceMax"'),
    ] as never)
    .where(where)
    .groupBy(raw(cell) as never)
    .orderBy([{ [raw('count(*)')]: 'desc' }, { [raw(cell)]: 'asc' }] as never)
    .limit(MAX_CLUSTERS + 1)
    .execute('all', false) as never;
}

/** The zoom decides, unless the bounds are wider than a screen at that zoom is. */
function resolutionFor(zoom: number, { west, east }: MapBounds): (typeof H3_RESOLUTIONS)[number] {
  // 360° are 256 pixels at zoom 0; a wide screen is 4096 pixels.
  const widestZoom = Math.log2((360 * 16) / (east - west));
  const effective = Math.min(zoom, widestZoom);
  return RESOLUTION_FROM_ZOOM.find((step) => effective >= step.zoom)?.resolution ?? 5;
}
