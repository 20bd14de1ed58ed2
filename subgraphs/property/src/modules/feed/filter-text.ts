import { type EntityManager, type RawBuilder, sql } from '@propmubi/runtime';
import { type Understood, understand } from '../search/understand.js';
import type { ListingFilter } from './feed.inputs.js';

/** A filter whose text was read: misspelt words stand as documents write them, rooms and prices stand apart. */
export type ReadFilter = Omit<ListingFilter, 'text'> & { said?: Understood };

const A_WORD = /[\p{L}\p{N}]/u;

/** Reads the text of a filter as `search` reads it. “Flats for sale” says nothing that narrows; signs alone name no home. */
export async function readFilter(em: EntityManager, filter: ListingFilter = {}): Promise<ReadFilter> {
  const { text, ...others } = filter;
  if (text == null) return others;
  const said = await understand(em, text);
  return saysNothing(said) && A_WORD.test(text) ? others : { ...others, said };
}

/** Whether no word, room, price or number is in it. */
export function saysNothing({ matching, bedrooms, priceMin, priceMax, number }: Understood): boolean {
  return matching === '' && [bedrooms, priceMin, priceMax, number].every((fact) => fact === null);
}

/** The listings `l` that are meant: none where nothing is said. */
export function saidConditions(said: Understood): RawBuilder<unknown>[] {
  const { matching, bedrooms, priceMin, priceMax, number } = said;
  const conditions = [
    ...(matching === '' ? [] : [hasWords(matching)]),
    ...(number === null ? [] : [isInProject(number)]),
    ...(bedrooms === null ? [] : [sql`l.bedrooms_total = ${bedrooms}::int`]),
    ...(priceMin === null ? [] : [sql`l.list_price >= ${priceMin}::bigint`]),
    ...(priceMax === null ? [] : [sql`l.list_price <= ${priceMax}::bigint`]),
  ];
  return conditions.length === 0 ? [sql`false`] : conditions;
}

/** Of the public table of search: no text index serves a table under row level security. */
function hasWords(words: string): RawBuilder<unknown> {
  return sql`l.id in (select found.id from property.search_document found
    where found.kind = 'LISTING' and found.vector @@ ${words}::tsquery)`;
}

function isInProject(number: string): RawBuilder<unknown> {
  return sql`l.project_id in (select found.id from property.search_document found
    where found.kind = 'PROJECT' and found.rera_number like ${`%${number}%`})`;
}
