import { z } from 'zod';
import type { FoundDocument } from '../search-engine.js';
import { SearchKind } from '../search.types.js';
import { MARKS } from './search-query.js';

/** What is read of an answer to `_search`. */
const searchAnswer = z.object({
  hits: z.object({
    hits: z.array(
      z.object({
        _source: z.object({
          kind: z.enum(SearchKind),
          id: z.string(),
          title: z.string(),
          subtitle: z.string(),
        }),
        sort: z.tuple([z.number()], z.unknown()),
        highlight: z.object({ title: z.array(z.string()).optional() }).optional(),
      }),
    ),
  }),
});

const bucket = z.object({ key: z.union([z.string(), z.number()]), doc_count: z.number() });
const facetAnswer = z.object({
  aggregations: z.record(z.string(), z.object({ buckets: z.array(bucket) })),
});

export function readHits(body: unknown): FoundDocument[] {
  return searchAnswer.parse(body).hits.hits.map(({ _source, sort: [score], highlight }) => ({
    ..._source,
    score,
    highlights: markedWords(highlight?.title?.[0] ?? ''),
  }));
}

/** Values with how many homes have each, by the name of their aggregation; without those that none has. */
export function readFacets(body: unknown): { facet: string; value: string; count: number }[] {
  return Object.entries(facetAnswer.parse(body).aggregations).flatMap(([facet, { buckets }]) =>
    buckets
      .filter(({ doc_count }) => doc_count > 0)
      .map(({ key, doc_count: count }) => ({ facet, value: String(key), count })),
  );
}

const MARKED = new RegExp(`${MARKS.before}([^${MARKS.after}]*)${MARKS.after}`, 'g');

function markedWords(title: string): string[] {
  return [...title.matchAll(MARKED)].map(([, word]) => word ?? '');
}
