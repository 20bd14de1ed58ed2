import {
  assertId,
  type Connection,
  countEntities,
  entityKeyset,
  type EntityManager,
  InvalidInputError,
  optionalId,
  readPage,
  toConnection,
} from '@propmubi/runtime';
import { type Condition, sql } from '../../sql-condition.js';
import { cellPosition } from '../map/h3-cells.js';
import { withinBounds } from '../map/map-bounds.js';
import { trustConditions } from '../trust/trust-filter.js';
import { Listing } from '../listing/listing.entity.js';
import type { FeedArgs, ListingFilter } from './feed.inputs.js';
import { FEED_ORDERS } from './feed.sorts.js';

/** Counting further would cost more than anyone reads. */
export const FEED_COUNT_CAP = 10_000;

/**
 * One page of what is on the market.
 * @throws InvalidInputError FIRST_AND_LAST, BAD_CURSOR
 */
export async function findFeed(em: EntityManager, args: FeedArgs): Promise<Connection<Listing>> {
  const { column, type, direction, cursorOf, cursor } = FEED_ORDERS[args.sort];
  const page = readPage(args, cursor);
  const { within, options } = entityKeyset(page, {
    columns: [
      [column, type],
      ['id', 'uuid'],
    ],
    direction,
  });
  const conditions = [...feedConditions(args.filter), ...within];
  const listings = await em.find(Listing, { $and: conditions } as never, options);
  return toConnection(listings, page, (listing) => cursorOf(listing));
}

/** How many match, at most FEED_COUNT_CAP. */
export function countFeed(em: EntityManager, filter: ListingFilter | undefined): Promise<number> {
  return countEntities(em, Listing, feedConditions(filter), FEED_COUNT_CAP);
}

/** Of the public table of search: no text index serves a table under row level security. */
const HAS_WORDS = `{}.id in (select found.id from property.search_document found
  where found.kind = 'LISTING' and found.vector @@ property.search_query(?))`;

/** What every list of listings shares: on the market, and the filter. */
export function feedConditions(filter: ListingFilter = {}): Condition[] {
  assertRange(filter.priceMin, filter.priceMax, 'price');
  assertRange(filter.areaMinSqFt, filter.areaMaxSqFt, 'area');
  const conditions: Condition[] = [sql('{}.publicly_visible')];
  const equal = (property: keyof Listing, value: unknown) => {
    if (value != null) conditions.push({ [property]: value });
  };
  const anyOf = (property: keyof Listing, values: unknown[] | undefined) => {
    if (values != null) conditions.push({ [property]: { $in: values } });
  };
  anyOf(
    'localityId',
    filter.localityIds?.map((id) => assertId(id, 'localityIds')),
  );
  equal('projectId', optionalId(filter.projectId, 'projectId'));
  equal('builderId', optionalId(filter.builderId, 'builderId'));
  equal('agentId', optionalId(filter.agentId, 'agentId'));
  equal('propertyType', filter.propertyType);
  anyOf('propertySubType', filter.propertySubType);
  anyOf('bedroomsTotal', filter.bedrooms);
  anyOf('furnishing', filter.furnishing);
  conditions.push(...trustConditions(filter));
  if (filter.priceMin != null) conditions.push({ listPrice: { $gte: filter.priceMin } });
  if (filter.priceMax != null) conditions.push({ listPrice: { $lte: filter.priceMax } });
  if (filter.areaMinSqFt != null) conditions.push(sql('{}.sort_area_sq_ft >= ?', [filter.areaMinSqFt]));
  if (filter.areaMaxSqFt != null) conditions.push(sql('{}.sort_area_sq_ft <= ?', [filter.areaMaxSqFt]));
  if (filter.text != null) conditions.push(sql(HAS_WORDS, [filter.text]));
  if (filter.bounds != null) conditions.push(...withinBounds(filter.bounds));
  if (filter.h3Index != null) conditions.push(inCell(filter.h3Index));
  return conditions;
}

/** @throws InvalidInputError INVALID_CELL */
function inCell(h3Index: string): Condition {
  const position = cellPosition(h3Index);
  if (position === undefined)
    throw new InvalidInputError('The cell is none that a map shows.', { code: 'INVALID_CELL' });
  return sql(`{}.h3_cells[${position}] = ?`, [h3Index]);
}

export function assertRange(
  min: number | null | undefined,
  max: number | null | undefined,
  what: string,
): void {
  if (min != null && max != null && min > max)
    throw new InvalidInputError(`The least ${what} is above the greatest.`, { code: 'EMPTY_RANGE' });
}
