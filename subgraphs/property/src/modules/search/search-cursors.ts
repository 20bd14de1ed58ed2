import { type CursorValue, InvalidInputError, readPage } from '@propmubi/runtime';
import { z } from 'zod';
import {
  SEARCH_ENGINES,
  type FoundDocument,
  type SearchEngineName,
  type SearchPage,
} from './search-engine.js';
import { type SearchArgs, SearchKind, SearchSort } from './search.types.js';

/** A cursor names its engine and its order, so that one of another order is refused. */
const NAMES: Record<SearchEngineName, Record<SearchSort, string>> = {
  postgres: { RELEVANCE: 'search', TRUST_DESC: 'search-trust' },
  opensearch: { RELEVANCE: 'opensearch', TRUST_DESC: 'opensearch-trust' },
};

type Cursor = [name: string, negatedScore: number, kind: string, id: string];

/** A cursor is the place of a hit in the order; read are the values that are compared. */
const cursorOf = (sort: SearchSort): z.ZodType<Cursor> =>
  z
    .tuple([
      z.enum(SEARCH_ENGINES.map((engine) => NAMES[engine][sort])),
      z.number(),
      z.enum(SearchKind),
      z.uuid(),
    ])
    .transform(([name, score, kind, id]): Cursor => [name, -score, kind, id]);

/** @throws InvalidInputError FIRST_AND_LAST, BAD_CURSOR */
export function readSearchPage(args: SearchArgs): SearchPage {
  const { after, before, ...page } = readPage(args, cursorOf(args.sort));
  const engines = new Set([after, before].flatMap((cursor) => (cursor ? [engineOf(cursor, args.sort)] : [])));
  if (engines.size > 1)
    throw new InvalidInputError('Invalid cursors: they belong to different lists.', { code: 'BAD_CURSOR' });
  const [engine] = engines;
  return { ...page, after: placeOf(after), before: placeOf(before), engine };
}

export function searchCursor(
  { score, kind, id }: FoundDocument,
  engine: SearchEngineName,
  sort: SearchSort,
): CursorValue[] {
  return [NAMES[engine][sort], score, kind, id];
}

function engineOf([name]: Cursor, sort: SearchSort): SearchEngineName | undefined {
  return SEARCH_ENGINES.find((engine) => NAMES[engine][sort] === name);
}

function placeOf(cursor: Cursor | undefined): SearchPage['after'] {
  if (!cursor) return undefined;
  const [, score, kind, id] = cursor;
  return [score, kind, id];
}
