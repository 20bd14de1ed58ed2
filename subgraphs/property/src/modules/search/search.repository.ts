import {
  type EntityManager,
  keyset,
  type Page,
  type RawBuilder,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import { byIndex, documents, RANKED_TABLES } from './search-documents.js';
import type { FoundDocument } from './search-engine.js';
import { isRanked, kindsOf } from './search-kinds.js';
import { type SearchFilter, type SearchKind, SearchSort } from './search.types.js';
import type { Understood } from './understand.js';

export type FoundRow = Omit<FoundDocument, 'highlights'>;

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
  return byIndex(
    em,
    understood,
    filter,
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
  return byIndex(
    em,
    understood,
    filter,
    sql<FoundRow>`select ${LIST} from (${best}) best
      where ${sql.join([sql`true`, ...within], sql` and `)} order by ${orderBy} limit ${limit}::int`,
  );
}

/** Whether there is one of the kinds asked for. */
export async function findAny(
  em: EntityManager,
  understood: Understood,
  filter: SearchFilter,
): Promise<boolean> {
  const parts = wantedKinds(understood, filter).map(
    (kind) => sql`(${documents(kind, understood, filter, sql`id`)})`,
  );
  if (parts.length === 0) return false;
  const any = sql`select id from (${sql.join(parts, sql` union all `)}) found limit 1`;
  return (await byIndex(em, understood, filter, any)).length > 0;
}

/** Kinds that a query can mean, of those asked for. */
export function wantedKinds(understood: Understood, filter: SearchFilter): SearchKind[] {
  return kindsOf({ ...understood, hasWords: understood.tsquery !== '' }, filter);
}

function allCandidates(
  understood: Understood,
  filter: SearchFilter & { sort?: SearchSort },
): RawBuilder<unknown> | undefined {
  const parts = wantedKinds(understood, filter).map((kind) => sql`(${candidates(kind, understood, filter)})`);
  return parts.length === 0 ? undefined : sql.join(parts, sql` union all `);
}

/**
 * A place, a firm or a project comes before its flats, and more so the closer its name is to what was typed. Agents of a place
 * come behind what is there.
 */
const HEAD_START: Record<SearchKind, number> = {
  LOCALITY: 0.5,
  BUILDER: 0.5,
  PROJECT: 0.5,
  AGENT: 0.3,
  LISTING: 0,
};

function candidates(
  kind: SearchKind,
  understood: Understood,
  { sort = SearchSort.RELEVANCE, ...filter }: SearchFilter & { sort?: SearchSort },
): RawBuilder<unknown> {
  const { tsquery, text } = understood;
  const rank = tsquery === '' ? sql`0` : sql`ts_rank(vector, ${tsquery}::tsquery)`;
  const relevance = sql`${rank} + ${HEAD_START[kind]}::float8 + public.similarity(title, ${text}::text)`;
  const trust = isRanked(kind)
    ? sql`(select r.trust_rank from ${sql.table(RANKED_TABLES[kind])} r where r.id = candidate.id)`
    : sql`-1`;
  return sql`select kind, id, title, subtitle,
        round((${sort === SearchSort.TRUST_DESC ? trust : relevance})::numeric, 6) as score
      from (${documents(kind, understood, filter, sql`kind, id, title, subtitle, vector`)}) candidate`;
}
