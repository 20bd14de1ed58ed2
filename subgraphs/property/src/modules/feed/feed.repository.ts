import {
  assertId,
  type Connection,
  entityColumns,
  type EntityManager,
  InvalidInputError,
  keyset,
  optionalId,
  queryUnprepared,
  type RawBuilder,
  readPage,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { cellPosition } from '../map/h3-cells.js';
import { withinBounds } from '../map/map-bounds.js';
import { Listing } from '../listing/listing.entity.js';
import type { FeedArgs } from './feed.inputs.js';
import { FEED_ORDERS } from './feed.sorts.js';
import { type ReadFilter, saidConditions } from './filter-text.js';

/** Counting further would cost more than anyone reads. */
export const FEED_COUNT_CAP = 10_000;

/**
 * One page of what is on the market.
 * @throws InvalidInputError FIRST_AND_LAST, BAD_CURSOR
 */
export async function findFeed(
  em: EntityManager,
  args: Omit<FeedArgs, 'filter'> & { filter: ReadFilter },
): Promise<Connection<Listing>> {
  const { column, type, direction, cursorOf, cursor } = FEED_ORDERS[args.sort];
  const page = readPage(args, cursor);
  const { within, orderBy, limit } = keyset(page, {
    columns: [
      [`l.${column}`, type],
      ['l.id', 'uuid'],
    ],
    direction,
  });
  const conditions = [...feedConditions(args.filter), ...within];
  const listings = await selectListings(em, conditions, sql`${orderBy} limit ${limit}::int`);
  return toConnection(listings, page, cursorOf);
}

/** How many match, at most FEED_COUNT_CAP. */
export async function countFeed(em: EntityManager, filter: ReadFilter): Promise<number> {
  const [counted] = await queryUnprepared(
    em,
    sql<{ count: number }>`select count(*)::int as count from (
      select from property.listing l where ${allOf(feedConditions(filter))} limit ${FEED_COUNT_CAP}::int) found`,
  );
  return counted?.count ?? 0;
}

/** Listings to answer with, see `entityColumns`; `order` follows `order by`. */
export async function selectListings(
  em: EntityManager,
  conditions: readonly RawBuilder<unknown>[],
  order: RawBuilder<unknown>,
): Promise<Listing[]> {
  const { list, read } = entityColumns(em, Listing, 'l');
  const rows = await queryUnprepared(
    em,
    sql<
      Record<string, unknown>
    >`select ${sql.raw(list)} from property.listing l where ${allOf(conditions)} order by ${order}`,
  );
  return rows.map(read);
}

export function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` and `);
}

/** What every list of listings `l` shares: on the market, and the filter. */
export function feedConditions(filter: ReadFilter = {}): RawBuilder<unknown>[] {
  assertRange(filter.priceMin, filter.priceMax, 'price');
  assertRange(filter.areaMinSqFt, filter.areaMaxSqFt, 'area');
  const conditions = [sql`l.publicly_visible`];
  const compare = (
    column: string,
    operator: '=' | '>=' | '<=',
    value: string | number | null | undefined,
  ) => {
    if (value != null) conditions.push(sql`${sql.ref(`l.${column}`)} ${sql.raw(operator)} ${value}`);
  };
  // Not one array: of one value Postgres then knows that the rest of an index is in order.
  const anyOf = (column: string, values: readonly (string | number)[] | null | undefined) => {
    if (values?.length) conditions.push(sql`${sql.ref(`l.${column}`)} in (${sql.join(values)})`);
    else if (values) conditions.push(sql`false`);
  };
  anyOf(
    'locality_id',
    filter.localityIds?.map((id) => assertId(id, 'localityIds')),
  );
  compare('project_id', '=', optionalId(filter.projectId, 'projectId'));
  compare('builder_id', '=', optionalId(filter.builderId, 'builderId'));
  compare('agent_id', '=', optionalId(filter.agentId, 'agentId'));
  compare('property_type', '=', filter.propertyType);
  anyOf('property_sub_type', filter.propertySubType);
  anyOf('bedrooms_total', filter.bedrooms);
  anyOf('furnishing', filter.furnishing);
  anyOf('trust_band', filter.trustBands);
  compare('trust_percentile', '>=', filter.trustPercentileMin);
  compare('list_price', '>=', filter.priceMin);
  compare('list_price', '<=', filter.priceMax);
  compare('sort_area_sq_ft', '>=', filter.areaMinSqFt);
  compare('sort_area_sq_ft', '<=', filter.areaMaxSqFt);
  if (filter.said) conditions.push(...saidConditions(filter.said));
  if (filter.bounds != null) conditions.push(...withinBounds(filter.bounds));
  if (filter.h3Index != null) conditions.push(inCell(filter.h3Index));
  return conditions;
}

/** @throws InvalidInputError INVALID_CELL */
function inCell(h3Index: string): RawBuilder<unknown> {
  const position = cellPosition(h3Index);
  if (position === undefined)
    throw new InvalidInputError('The cell is none that a map shows.', { code: 'INVALID_CELL' });
  return sql`l.h3_cells[${sql.lit(position)}] = ${h3Index}`;
}

export function assertRange(
  min: number | null | undefined,
  max: number | null | undefined,
  what: string,
): void {
  if (min != null && max != null && min > max)
    throw new InvalidInputError(`The least ${what} is above the greatest.`, { code: 'EMPTY_RANGE' });
}
