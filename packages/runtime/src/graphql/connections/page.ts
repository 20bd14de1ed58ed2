import type { z } from 'zod';
import { InvalidInputError } from '../../errors/errors.js';
import { DEFAULT_PAGE_SIZE, type ConnectionArgs } from './connection-args.js';
import type { Connection } from './connection-types.js';
import { type CursorValue, decodeCursor, encodeCursor } from './cursor.js';

/** A page that was asked for, its cursors decoded. */
export interface Page<Cursor extends CursorValue[] = CursorValue[]> {
  readonly size: number;
  /** The last of the range instead of the first. */
  readonly backwards: boolean;
  readonly after: Cursor | undefined;
  readonly before: Cursor | undefined;
}

/** @throws InvalidInputError FIRST_AND_LAST, BAD_CURSOR */
export function readPage<Cursor extends CursorValue[]>(
  { first, after, last, before }: ConnectionArgs,
  shape: z.ZodType<Cursor>,
): Page<Cursor> {
  if (first != null && last != null)
    throw new InvalidInputError('Give either first or last.', { code: 'FIRST_AND_LAST' });
  const decode = (cursor: string | null | undefined) => (cursor ? decodeCursor(cursor, shape) : undefined);
  return {
    size: first ?? last ?? DEFAULT_PAGE_SIZE,
    backwards: last != null,
    after: decode(after),
    before: decode(before),
  };
}

/**
 * A page from one row more than asked for, read towards the page's end: from the back for `last`. The extra row says that
 * there is more in that direction, without a count; a cursor, that there is something on its other side (Relay, 4.4).
 * `cursorOf` gives the values the sort order compares, last of them unique.
 */
export function toConnection<Node>(
  rows: readonly Node[],
  { size, backwards, after, before }: Page,
  cursorOf: (node: Node) => CursorValue[],
  totalCount?: () => Promise<number>,
): Connection<Node> {
  const nodes = rows.slice(0, size);
  if (backwards) nodes.reverse();
  const edges = nodes.map((node) => ({ node, cursor: encodeCursor(cursorOf(node)) }));
  const hasMore = rows.length > size;
  return {
    edges,
    nodes,
    ...(totalCount && { totalCount }),
    pageInfo: {
      hasNextPage: backwards ? before !== undefined : hasMore,
      hasPreviousPage: backwards ? hasMore : after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
