import { type EntityManager, type RawBuilder, sql } from '@propmubi/runtime';
import { PRICE_BANDS } from './price-bands.js';
import { byIndex, documents, RANKED_TABLES } from './search-documents.js';
import { type SearchFacet, type SearchFilter, SearchKind } from './search.types.js';
import type { Understood } from './understand.js';

/** How the listings found spread, at most CANDIDATES_PER_KIND of them counted. */
export function countFacets(
  em: EntityManager,
  understood: Understood,
  filter: SearchFilter,
): Promise<SearchFacet[]> {
  return byIndex(
    em,
    understood,
    filter,
    sql<SearchFacet>`with found as (
        ${documents(SearchKind.LISTING, understood, filter, sql`id, locality_id, bedrooms, list_price, status`)}
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
