import type { Client } from '@opensearch-project/opensearch';
import { type EntityManager, pgTextArray, query, sql, type TenantScope } from '@propmubi/runtime';
import type { FoundDocument, SearchEngine, SearchPlace, SearchRequest } from '../search-engine.js';
import { PRICE_BANDS } from '../price-bands.js';
import { type SearchFacet, SearchFacetField, SearchKind } from '../search.types.js';
import { readFacets, readHits } from './search-answer.js';
import { SEARCH_INDEX_NAME } from './search-index.js';
import { facetsBody, pageBody, type SearchBody, suggestBody } from './search-query.js';

/** Search by OpenSearch. Rejects with errors of its client where it does not answer. */
export function openSearchSearch(client: Client): SearchEngine {
  const ask = async (body: SearchBody): Promise<unknown> =>
    // A request without an answer from every shard would have gaps.
    (
      await client.search({
        index: SEARCH_INDEX_NAME,
        allow_partial_search_results: false,
        body: body as never,
      })
    ).body;
  const hits = async (body: SearchBody | undefined): Promise<FoundDocument[]> =>
    body ? readHits(await ask(body)) : [];
  return {
    async find(db, request, page) {
      const found = await hits(pageBody(request, page));
      // Two cursors at once: what lies beyond the other end is left out.
      const end = page.backwards ? page.after : page.before;
      const side = page.backwards ? -1 : 1;
      const documents = end ? found.filter((one) => side * compare(placeOf(one), end) < 0) : found;
      return { engine: 'opensearch', documents, countFacets: () => countFacets(db, request, ask) };
    },
    suggest: async (_db, text, most) => ({ documents: await hits(suggestBody(text, most)) }),
  };
}

async function countFacets(
  db: TenantScope,
  request: SearchRequest,
  ask: (body: SearchBody) => Promise<unknown>,
): Promise<SearchFacet[]> {
  const body = facetsBody(request, SearchKind.LISTING, PRICE_BANDS);
  if (!body) return [];
  const counted = readFacets(await ask(body));
  const places = counted.filter(({ facet }) => facet === SearchFacetField.LOCALITY).map(({ value }) => value);
  const names = places.length > 0 ? await db.read((em) => namesOf(em, places)) : new Map<string, string>();
  return counted.map(({ facet, value, count }) => ({
    facet: facet as SearchFacetField,
    value,
    label: names.get(value) ?? value,
    count,
  }));
}

async function namesOf(em: EntityManager, ids: string[]): Promise<Map<string, string>> {
  const rows = await query(
    em,
    sql<{ id: string; name: string }>`
      select id, name from property.locality where id = any(${pgTextArray(ids)}::uuid[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function placeOf({ score, kind, id }: FoundDocument): SearchPlace {
  return [-score, kind, id];
}

function compare(one: SearchPlace, other: SearchPlace): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  if (at < 0) return 0;
  return (one[at] as never) < (other[at] as never) ? -1 : 1;
}
