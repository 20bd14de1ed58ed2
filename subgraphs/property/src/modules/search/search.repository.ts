import {
  keyset,
  type Page,
  pgTextArray,
  query,
  type EntityManager,
  type RawBuilder,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import { parseSearch, type SearchText } from './search-text.js';
import { PRICE_BANDS } from './price-bands.js';
import type { FoundDocument } from './search-engine.js';
import { isRanked, kindsOf, type RankedKind } from './search-kinds.js';
import { type SearchFacet, SearchKind, type SearchFilter, SearchSort } from './search.types.js';

/** Of each kind so many are ranked and counted; who types a word that matches more adds another. */
export const CANDIDATES_PER_KIND = 1_000;
const ALTERNATIVES = 3;
const LEAST_SIMILARITY = 0.35;

export type FoundRow = Omit<FoundDocument, 'highlights'>;

/** A query as Postgres can match it; null where nothing that exists is meant. */
export interface Understood extends SearchText {
  tsquery: string;
  text: string;
}

/** Takes a query apart and replaces words that no document has by those spelt alike. */
export async function understand(em: EntityManager, text: string): Promise<Understood> {
  const parsed = parseSearch(text);
  const given = parsed.words.join(' ');
  const rows = await query(
    em,
    sql<{ word: string; known: boolean; alike: string[]; parts: string[] | null }>`
      select given.word, known,
             case when known then null else
               (select array[left(given.word, n), substr(given.word, n + 1)]
                  from generate_series(3, length(given.word) - 3) n
                 where exists (select from property.search_word w where w.word = left(given.word, n))
                   and exists (select from property.search_word w where w.word = substr(given.word, n + 1))
                 order by n desc limit 1) end as parts,
             case when known then '{}' else
               array(select w.word from property.search_word w
                      where w.word operator(public.%) given.word
                        and public.similarity(w.word, given.word) >= ${LEAST_SIMILARITY}::float8
                      order by public.similarity(w.word, given.word) desc, w.word limit ${ALTERNATIVES}::int) end as alike
        from regexp_split_to_table(property.search_words(${given}), ' ') with ordinality given (word, place)
       cross join lateral (select given.word ~ '[0-9]' or exists (
               select from property.search_word w where w.word >= given.word and w.word < given.word || '~') as known) vocabulary
       where given.word <> '' order by given.place`,
  );
  // A word that nothing resembles is left out, unless it is all there is.
  const terms = rows.flatMap(({ word, known, alike, parts }) => {
    if (known) return [`${word}:*`];
    if (parts) return [`${parts.join(' & ')}:*`];
    return alike.length > 0 ? [`(${alike.join(' | ')})`] : [];
  });
  const nothingKnown = rows.length > 0 && terms.length === 0;
  return {
    ...parsed,
    tsquery: nothingKnown ? rows.map(({ word }) => word).join(' & ') : terms.join(' & '),
    text: rows.map(({ word }) => word).join(' '),
  };
}

/** Ranks depend on the whole, and few people read beyond some hundred hits. */
const MAX_DEPTH = 500;
const BEST_FIRST: SortOrder = {
  columns: [
    ['-score', 'numeric'],
    ['kind', 'text'],
    ['id', 'uuid'],
  ],
  direction: 'asc',
};
const LIST = sql.raw('kind, id, title, subtitle, score::float8 as score');

/** The best documents of the kinds asked for, best first. */
export async function findDocuments(
  em: EntityManager,
  understood: Understood,
  { limit, ...filter }: SearchFilter & { limit: number },
): Promise<FoundRow[]> {
  const found = allCandidates(understood, filter);
  if (!found) return [];
  return query(
    em,
    sql<FoundRow>`select ${LIST} from (${found}) found order by -score, kind, id limit ${limit}::int`,
  );
}

/** A page of the first MAX_DEPTH of them, and one more. */
export async function findPage(
  em: EntityManager,
  understood: Understood,
  filter: SearchFilter & { sort?: SearchSort },
  page: Page,
): Promise<FoundRow[]> {
  const found = allCandidates(understood, filter);
  if (!found) return [];
  const { within, orderBy, limit } = keyset(page, BEST_FIRST);
  const best = sql`select * from (${found}) found order by -score, kind, id limit ${MAX_DEPTH}::int`;
  return query(
    em,
    sql<FoundRow>`select ${LIST} from (${best}) best
      where ${sql.join([sql`true`, ...within], sql` and `)} order by ${orderBy} limit ${limit}::int`,
  );
}

function allCandidates(
  understood: Understood,
  { kinds, sort, ...filter }: SearchFilter & { sort?: SearchSort },
): RawBuilder<unknown> | undefined {
  const parts = kindsOf(
    { ...understood, hasWords: understood.tsquery !== '' },
    { ...filter, ...(kinds && { kinds }) },
  ).map((kind) => sql`(${candidates(kind, understood, filter, sort)})`);
  return parts.length === 0 ? undefined : sql.join(parts, sql` union all `);
}

/** How the listings found spread, at most CANDIDATES_PER_KIND of them counted. */
export function countFacets(
  em: EntityManager,
  understood: Understood,
  filter: SearchFilter,
): Promise<SearchFacet[]> {
  return query(
    em,
    sql<SearchFacet>`with found as (
        select id, locality_id, bedrooms, list_price, status from property.search_document
         where ${matches(SearchKind.LISTING, understood, filter)} limit ${CANDIDATES_PER_KIND}::int
      ), counted as (
        select 'LOCALITY' as facet, locality_id::text as value, count(*)::int as count from found group by 2
        union all select 'BEDROOMS', bedrooms::text, count(*)::int from found group by 2
        union all select 'STATUS', status, count(*)::int from found group by 2
        union all select 'TRUST_BAND', (select r.trust_band from ${sql.table(RANKED_TABLES.LISTING)} r where r.id = found.id),
            count(*)::int from found group by 2
        union all select 'PRICE_BAND', case ${sql.join(PRICE_BANDS.map(priceBand), sql` `)} end, count(*)::int
          from found group by 2
      )
      select facet, value, coalesce(y.name, value) as label, count
        from counted left join property.locality y on facet = 'LOCALITY' and y.id::text = value
       where value is not null order by facet, count desc, value`,
  );
}

function priceBand([name, , below]: (typeof PRICE_BANDS)[number]): RawBuilder<unknown> {
  return below === null
    ? sql`else ${sql.lit(name)}`
    : sql`when list_price < ${sql.lit(below)} then ${sql.lit(name)}`;
}

/** A place, a firm or a project comes before its flats, and more so the closer its name is to what was typed. */
const HEAD_START: Record<SearchKind, number> = { LOCALITY: 0.5, BUILDER: 0.5, PROJECT: 0.5, LISTING: 0 };

function candidates(
  kind: SearchKind,
  understood: Understood,
  filter: SearchFilter,
  sort = SearchSort.RELEVANCE,
): RawBuilder<unknown> {
  const { tsquery, text } = understood;
  const rank = tsquery === '' ? sql`0` : sql`ts_rank(vector, ${tsquery}::tsquery)`;
  const relevance = sql`${rank} + ${HEAD_START[kind]}::float8 + public.similarity(title, ${text}::text)`;
  const trust = isRanked(kind)
    ? sql`(select r.trust_rank from ${sql.table(RANKED_TABLES[kind])} r where r.id = candidate.id)`
    : sql`-1`;
  return sql`select kind, id, title, subtitle,
        round((${sort === SearchSort.TRUST_DESC ? trust : relevance})::numeric, 6) as score
      from (select kind, id, title, subtitle, vector from property.search_document
             where ${matches(kind, understood, filter)} limit ${CANDIDATES_PER_KIND}::int) candidate`;
}

/** The kind stands in the text, so that Postgres uses the index of that kind. */
function matches(
  kind: SearchKind,
  { tsquery, number, bedrooms, priceMin, priceMax }: Understood,
  { localityIds, trustBands, trustPercentileMin }: SearchFilter,
): RawBuilder<unknown> {
  const conditions = [sql`kind = ${sql.lit(kind)}`];
  // A home's bedrooms are among its words, too: the text index then leaves out the others, and none of them is fetched.
  const words = bedrooms === null ? tsquery : `(${tsquery}) & ${bedrooms}`;
  if (tsquery !== '') conditions.push(sql`vector @@ ${words}::tsquery`);
  if (number !== null) conditions.push(sql`rera_number like ${`%${number}%`}`);
  if (bedrooms !== null) conditions.push(sql`bedrooms = ${bedrooms}::int`);
  if (priceMin !== null) conditions.push(sql`list_price >= ${priceMin}::bigint`);
  if (priceMax !== null) conditions.push(sql`list_price <= ${priceMax}::bigint`);
  if (localityIds) conditions.push(sql`locality_id = any(${pgTextArray(localityIds)}::uuid[])`);
  if (isRanked(kind) && (trustBands || trustPercentileMin !== undefined)) {
    const bands = trustBands ? pgTextArray(trustBands) : null;
    conditions.push(sql`exists (
      select from ${sql.table(RANKED_TABLES[kind])} r where r.id = search_document.id
         and (${bands}::text[] is null or r.trust_band = any(${bands}::text[]))
         and (${trustPercentileMin ?? null}::float8 is null or r.trust_percentile >= ${trustPercentileMin ?? null}::float8))`);
  }
  return sql.join(conditions, sql` and `);
}

/** Where the rank of each kind that has a trust score stands. */
const RANKED_TABLES: Record<RankedKind, string> = {
  LISTING: 'property.listing',
  PROJECT: 'property.project',
};
