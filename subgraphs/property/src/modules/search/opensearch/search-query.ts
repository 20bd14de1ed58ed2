import type { SearchPage, SearchRequest } from '../search-engine.js';
import type { PriceBand } from '../price-bands.js';
import { kindsOf, NAMED_KINDS } from '../search-kinds.js';
import { parseSearch, type SearchText } from '../search-text.js';
import { type SearchFilter, SearchKind, SearchSort } from '../search.types.js';

export type Clause = Record<string, unknown>;
export interface SearchBody {
  query: Clause;
  [part: string]: unknown;
}

/** Around the words that matched, in highlights: characters that no title has. */
export const MARKS = { before: '\u0002', after: '\u0003' } as const;
/** A place, a firm or a project comes before its flats, and before the agents who work there. */
const HEAD_START = 4;
const AHEAD = NAMED_KINDS.filter((kind) => kind !== SearchKind.AGENT);
/** Misspelt words count less than those that are written so. */
const MISSPELT = 0.4;

/** What to ask OpenSearch for a page and one more; undefined where nothing that exists is meant. */
export function pageBody(request: SearchRequest, page: SearchPage): SearchBody | undefined {
  const said = parseSearch(request.text);
  const query = queryOf(said, request.filter);
  if (!query) return undefined;
  const from = page.backwards ? page.before : page.after;
  const [first, rest] = page.backwards ? (['asc', 'desc'] as const) : (['desc', 'asc'] as const);
  const score = request.sort === SearchSort.TRUST_DESC ? 'trustRank' : '_score';
  return {
    ...found(said),
    query,
    sort: [{ [score]: first }, { kind: rest }, { id: rest }],
    size: page.size + 1,
    ...(from && { search_after: [-from[0], from[1], from[2]] }),
  };
}

/** The best names for what has been typed so far. */
export function suggestBody(text: string, most: number): SearchBody | undefined {
  const said = parseSearch(text);
  const query = queryOf(said, { kinds: [...NAMED_KINDS] });
  return query && { ...found(said), query, sort: ['_score', { kind: 'asc' }, { id: 'asc' }], size: most };
}

/** How the homes found spread. */
export function facetsBody(
  { text, filter }: SearchRequest,
  kind: SearchKind,
  bands: readonly PriceBand[],
): SearchBody | undefined {
  const query = queryOf(parseSearch(text), { ...filter, kinds: [kind] });
  const terms = (field: string) => ({ terms: { field, size: 100 } });
  return (
    query && {
      query,
      size: 0,
      aggs: {
        LOCALITY: terms('localityId'),
        BEDROOMS: terms('bedrooms'),
        STATUS: terms('status'),
        TRUST_BAND: terms('trustBand'),
        PRICE_BAND: {
          range: {
            field: 'listPrice',
            ranges: bands.map(([key, from, to]) => ({
              key,
              ...(from !== null && { from }),
              ...(to !== null && { to }),
            })),
          },
        },
      },
    }
  );
}

function found({ words }: SearchText): Record<string, unknown> {
  return {
    _source: ['kind', 'id', 'title', 'subtitle'],
    track_total_hits: false,
    ...(words.length > 0 && {
      highlight: {
        fields: { title: { number_of_fragments: 0 } },
        require_field_match: false,
        pre_tags: [MARKS.before],
        post_tags: [MARKS.after],
      },
    }),
  };
}

function queryOf(said: SearchText, filter: SearchFilter): Clause | undefined {
  const { words, bedrooms, priceMin, priceMax, number } = said;
  const kinds = kindsOf({ ...said, hasWords: words.length > 0 }, filter);
  if (kinds.length === 0) return undefined;
  const { localityIds, trustBands, trustPercentileMin } = filter;
  const conditions: Clause[] = [{ terms: { kind: kinds } }];
  if (number !== null) conditions.push({ wildcard: { reraNumber: { value: `*${number}*` } } });
  if (bedrooms !== null) conditions.push({ term: { bedrooms } });
  if (priceMin !== null) conditions.push({ range: { listPrice: { gte: priceMin } } });
  if (priceMax !== null) conditions.push({ range: { listPrice: { lte: priceMax } } });
  if (localityIds) conditions.push({ terms: { localityId: localityIds } });
  if (trustBands) conditions.push({ terms: { trustBand: trustBands } });
  if (trustPercentileMin !== undefined)
    conditions.push({ range: { trustPercentile: { gte: trustPercentileMin } } });
  if (words.length === 0) return { bool: { filter: conditions } };
  const text = words.join(' ');
  return {
    bool: {
      filter: conditions,
      must: [
        {
          bool: {
            should: [
              { bool: { must: words.map(oneWord) } },
              { match: { joined: { query: text, boost: 2 } } },
            ],
            minimum_should_match: 1,
          },
        },
      ],
      should: [
        { match: { title: { query: text, boost: 2 } } },
        { match_phrase: { title: { query: text, boost: 3 } } },
        { constant_score: { filter: { terms: { kind: AHEAD } }, boost: HEAD_START } },
      ],
    },
  };
}

/** A word, the beginning of one, or, unless it has a digit, one that is spelt alike. */
function oneWord(word: string): Clause {
  const begins = { match_bool_prefix: { words: { query: word } } };
  if (/\p{N}/u.test(word)) return begins;
  const alike = { match: { words: { query: word, fuzziness: 'AUTO', prefix_length: 1, boost: MISSPELT } } };
  return { bool: { should: [begins, alike], minimum_should_match: 1 } };
}
