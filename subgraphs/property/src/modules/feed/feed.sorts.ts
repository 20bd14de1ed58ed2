import { z } from 'zod';
import { cursorInstant, type CursorValue } from '@propmubi/runtime';
import type { Listing } from '../listing/listing.entity.js';
import { FeedSort } from './feed.inputs.js';

/** One sort order: the column compared before the id, and how its value travels in a cursor. */
export interface FeedOrder {
  column: 'on_market_timestamp' | 'list_price' | 'sort_area_sq_ft' | 'trust_rank';
  /** Postgres type of the column, for the cursor's parameter. */
  type: 'timestamptz' | 'bigint' | 'double precision';
  direction: 'asc' | 'desc';
  cursorOf(listing: Listing): CursorValue[];
  /** Cursors name their order, so that one of another order is refused; read are the values that are compared. */
  cursor: z.ZodType<[value: string | number, id: string]>;
}

const compared = <Value>([, value, id]: [FeedSort, Value, string]): [Value, string] => [value, id];

const newest = (sort: FeedSort): FeedOrder => ({
  column: 'on_market_timestamp',
  type: 'timestamptz',
  direction: 'desc',
  cursorOf: ({ onMarketTimestamp, id }) => [sort, onMarketTimestamp?.toISOString() ?? null, id],
  cursor: z.tuple([z.literal(sort), cursorInstant, z.uuid()]).transform(compared),
});

const price = (sort: FeedSort, direction: 'asc' | 'desc'): FeedOrder => ({
  column: 'list_price',
  type: 'bigint',
  direction,
  cursorOf: ({ listPrice, id }) => [sort, listPrice, id],
  cursor: z.tuple([z.literal(sort), z.int().nonnegative(), z.uuid()]).transform(compared),
});

const area = (sort: FeedSort, direction: 'asc' | 'desc'): FeedOrder => ({
  column: 'sort_area_sq_ft',
  type: 'double precision',
  direction,
  cursorOf: (listing) => [sort, sortArea(listing), listing.id],
  cursor: z.tuple([z.literal(sort), z.number().nonnegative(), z.uuid()]).transform(compared),
});

const trust = (sort: FeedSort): FeedOrder => ({
  column: 'trust_rank',
  type: 'double precision',
  direction: 'desc',
  cursorOf: ({ trustRank, id }) => [sort, trustRank, id],
  cursor: z.tuple([z.literal(sort), z.number().nonnegative(), z.uuid()]).transform(compared),
});

export const FEED_ORDERS: Record<FeedSort, FeedOrder> = {
  NEWEST: newest(FeedSort.NEWEST),
  PRICE_ASC: price(FeedSort.PRICE_ASC, 'asc'),
  PRICE_DESC: price(FeedSort.PRICE_DESC, 'desc'),
  AREA_ASC: area(FeedSort.AREA_ASC, 'asc'),
  AREA_DESC: area(FeedSort.AREA_DESC, 'desc'),
  TRUST_DESC: trust(FeedSort.TRUST_DESC),
};

/** The same as the generated column sort_area_sq_ft. */
function sortArea(listing: Listing): number {
  return listing.builtUpAreaSqFt ?? listing.carpetAreaSqFt ?? listing.superBuiltUpAreaSqFt ?? 0;
}
