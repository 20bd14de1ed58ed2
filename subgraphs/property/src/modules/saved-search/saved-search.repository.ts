import {
  type EntityManager,
  keyset,
  type Page,
  pgArray,
  query,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import { saysNothing } from '../feed/filter-text.js';
import type { Understood } from '../search/understand.js';
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
  /** What its text says; undefined where it says nothing that narrows, or there is none. */
  said: Understood | undefined;
  createdAt: Date;
}

export async function insertSavedSearch(
  em: EntityManager,
  { said, ...given }: NewSavedSearch,
): Promise<void> {
  const { localityIds, bedrooms, propertySubTypes, furnishing, text, ...range } = given.filter;
  // Signs alone name no home, as in lists; their words match none.
  const isRead = text != null && !(said && saysNothing(said));
  const array = (values: readonly (string | number)[] | null | undefined) =>
    values ? pgArray(values) : null;
  await query(
    em,
    sql`insert into property.saved_search (id, user_id, name, alert, locality_ids, bedrooms, property_sub_types, furnishing,
          price_min, price_max, area_min_sq_ft, area_max_sq_ft, text, created_at, is_read, said_words, said_bedrooms,
          said_price_min, said_price_max, said_number)
        values (${given.id}, ${given.userId}, ${given.name}, ${given.alert}, ${array(localityIds)}::uuid[],
          ${array(bedrooms)}::int[], ${array(propertySubTypes)}::text[], ${array(furnishing)}::text[],
          ${range.priceMin ?? null}, ${range.priceMax ?? null}, ${range.areaMinSqFt ?? null},
          ${range.areaMaxSqFt ?? null}, ${text ?? null}, ${given.createdAt}, ${isRead},
          ${said ? wordsOf(said) : null}::tsquery, ${said?.bedrooms ?? null}::int, ${said?.priceMin ?? null}::bigint,
          ${said?.priceMax ?? null}::bigint, ${said?.number ?? null}::text)`,
  );
}

/** As they were read, or as they were typed: a home that comes later may be the first to have one. */
function wordsOf({ tsquery, text }: Understood): string | null {
  const typed = text.split(' ').map((word) => `${word}:*`);
  return tsquery === '' ? null : `(${tsquery}) | (${typed.join(' & ')})`;
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
