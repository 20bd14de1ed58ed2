import { type EntityManager, pgTextArray, queryTogether, type RawBuilder, sql } from '@propmubi/runtime';
import { isRanked, type RankedKind } from './search-kinds.js';
import { TIERS } from './search-tiers.js';
import { type SearchFilter, SearchKind } from './search.types.js';
import type { Understood } from './understand.js';

/** Of each kind so many are ranked and counted; who types a word that matches more adds another. */
export const CANDIDATES_PER_KIND = 1_000;

/** Where the rank of each kind that has a trust score stands. */
export const RANKED_TABLES: Record<RankedKind, string> = {
  LISTING: 'property.listing',
  PROJECT: 'property.project',
};

/** Up to CANDIDATES_PER_KIND documents that match, in no order. */
export function documents(
  kind: SearchKind,
  understood: Understood,
  filter: SearchFilter,
  columns: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const most = sql`limit ${CANDIDATES_PER_KIND}::int`;
  const select = (conditions: readonly RawBuilder<unknown>[]) =>
    sql`select ${columns} from property.search_document where ${sql.join(conditions, sql` and `)} ${most}`;
  const conditions = matches(kind, understood, filter);
  // Without words, or by a number, another index finds them.
  const byWords = understood.matching !== '' && understood.number === null;
  if (!byWords || !isRanked(kind)) return select(conditions);
  const tiers = TIERS.map((tier) => sql`(${select([...conditions, tier])})`);
  return sql`select * from (${sql.join(tiers, sql` union all `)}) tiers ${most}`;
}

/** The kind stands in the text, so that Postgres uses the index of that kind. */
function matches(
  kind: SearchKind,
  { matching, number, bedrooms, priceMin, priceMax }: Understood,
  { localityIds, trustBands, trustPercentileMin }: SearchFilter,
): RawBuilder<unknown>[] {
  const conditions = [sql`kind = ${sql.lit(kind)}`];
  // A home's bedrooms are among its words, too: the text index then leaves out the others, and none of them is fetched.
  const words = bedrooms === null ? matching : `(${matching}) & ${bedrooms}`;
  if (matching !== '') conditions.push(sql`vector @@ ${words}::tsquery`);
  if (number !== null) conditions.push(sql`rera_number like ${`%${number}%`}`);
  if (bedrooms !== null) conditions.push(sql`bedrooms = ${bedrooms}::int`);
  if (priceMin !== null) conditions.push(sql`list_price >= ${priceMin}::bigint`);
  if (priceMax !== null) conditions.push(sql`list_price <= ${priceMax}::bigint`);
  if (localityIds) conditions.push(isIn(kind, localityIds));
  if (isRanked(kind) && (trustBands || trustPercentileMin !== undefined)) {
    const bands = trustBands ? pgTextArray(trustBands) : null;
    conditions.push(sql`exists (
      select from ${sql.table(RANKED_TABLES[kind])} r where r.id = search_document.id
         and (${bands}::text[] is null or r.trust_band = any(${bands}::text[]))
         and (${trustPercentileMin ?? null}::float8 is null or r.trust_percentile >= ${trustPercentileMin ?? null}::float8))`);
  }
  return conditions;
}

/** An agent works in several places, and says their names. */
function isIn(kind: SearchKind, localityIds: readonly string[]): RawBuilder<unknown> {
  const ids = sql`${pgTextArray(localityIds)}::uuid[]`;
  if (kind !== SearchKind.AGENT) return sql`locality_id = any(${ids})`;
  return sql`exists (
    select from property.agent_profile a join property.locality y on y.normalized_name = any(a.locality_keys)
     where a.id = search_document.id and y.id = any(${ids}))`;
}

/**
 * Asks without looking at a whole table, which Postgres thinks cheap where it overestimates how many have several words. What
 * is said besides words may be rarer than they are or not, so that the best plan depends on it.
 */
export async function byIndex<Row>(
  em: EntityManager,
  { bedrooms, priceMin, priceMax }: Understood,
  { localityIds, trustBands, trustPercentileMin }: SearchFilter,
  asked: RawBuilder<Row>,
): Promise<Row[]> {
  const facts = [bedrooms, priceMin, priceMax, localityIds, trustBands, trustPercentileMin];
  const [, rows] = await queryTogether<[unknown, Row]>(
    em,
    sql`set local enable_seqscan = off`,
    facts.some((fact) => fact != null) ? asked.compile(em.getKysely()) : asked,
  );
  return rows;
}
