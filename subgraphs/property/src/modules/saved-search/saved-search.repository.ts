import {
  type EntityManager,
  keyset,
  type Page,
  pgArray,
  query,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import type { SavedSearchFilter } from './saved-search.inputs.js';
import type { SavedSearch, SavedSearchAlert } from './saved-search.type.js';

interface Row extends Omit<SavedSearch, 'priceMin' | 'priceMax' | 'createdAt'> {
  priceMin: string | null;
  priceMax: string | null;
  createdAt: string;
}

const COLUMNS =
  sql.raw(`id, name, alert, locality_ids as "localityIds", bedrooms, property_sub_types as "propertySubTypes",
  furnishing, price_min as "priceMin", price_max as "priceMax", area_min_sq_ft as "areaMinSqFt",
  area_max_sq_ft as "areaMaxSqFt", text, created_at as "createdAt"`);

const NEWEST_FIRST: SortOrder = {
  columns: [
    ['created_at', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'desc',
};

/** Row level security shows each person their own. */
export async function findSavedSearches(
  em: EntityManager,
  userId: string,
  page: Page,
): Promise<SavedSearch[]> {
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const conditions = sql.join([sql`user_id = ${userId}::uuid`, ...within], sql` and `);
  const rows = await query(
    em,
    sql<Row>`select ${COLUMNS} from property.saved_search where ${conditions} order by ${orderBy} limit ${limit}`,
  );
  return rows.map(savedSearchOf);
}

export function countSavedSearches(em: EntityManager, userId: string): Promise<{ count: number }[]> {
  return query(
    em,
    sql<{
      count: number;
    }>`select count(*)::int as count from property.saved_search where user_id = ${userId}::uuid`,
  );
}

export async function findSavedSearch(em: EntityManager, id: string): Promise<SavedSearch | undefined> {
  const [row] = await query(
    em,
    sql<Row>`select ${COLUMNS} from property.saved_search where id = ${id}::uuid`,
  );
  return row && savedSearchOf(row);
}

export interface NewSavedSearch {
  id: string;
  userId: string;
  name: string;
  alert: SavedSearchAlert;
  filter: SavedSearchFilter;
  createdAt: Date;
}

export async function insertSavedSearch(em: EntityManager, given: NewSavedSearch): Promise<void> {
  const { localityIds, bedrooms, propertySubTypes, furnishing, text, ...range } = given.filter;
  const array = (values: readonly (string | number)[] | null | undefined) =>
    values ? pgArray(values) : null;
  await query(
    em,
    sql`insert into property.saved_search (id, user_id, name, alert, locality_ids, bedrooms, property_sub_types, furnishing,
          price_min, price_max, area_min_sq_ft, area_max_sq_ft, text, created_at)
        values (${given.id}, ${given.userId}, ${given.name}, ${given.alert}, ${array(localityIds)}::uuid[],
          ${array(bedrooms)}::int[], ${array(propertySubTypes)}::text[], ${array(furnishing)}::text[],
          ${range.priceMin ?? null}, ${range.priceMax ?? null}, ${range.areaMinSqFt ?? null},
          ${range.areaMaxSqFt ?? null}, ${text ?? null}, ${given.createdAt})`,
  );
}

export async function changeSavedSearch(
  em: EntityManager,
  id: string,
  { name, alert }: { name: string | null; alert: SavedSearchAlert | null },
): Promise<SavedSearch | undefined> {
  const [row] = await query(
    em,
    sql<Row>`update property.saved_search set name = coalesce(${name}::text, name), alert = coalesce(${alert}::text, alert)
      where id = ${id}::uuid returning ${COLUMNS}`,
  );
  return row && savedSearchOf(row);
}

export async function deleteSavedSearch(em: EntityManager, id: string): Promise<boolean> {
  const rows = await query(em, sql`delete from property.saved_search where id = ${id}::uuid returning id`);
  return rows.length > 0;
}

function savedSearchOf({ priceMin, priceMax, createdAt, ...rest }: Row): SavedSearch {
  return {
    ...rest,
    priceMin: priceMin === null ? null : Number(priceMin),
    priceMax: priceMax === null ? null : Number(priceMax),
    createdAt: new Date(createdAt),
  };
}
