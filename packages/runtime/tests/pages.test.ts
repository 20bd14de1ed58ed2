import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { cursorInstant, decodeCursor, encodeCursor } from '../src/graphql/connections/cursor.js';
import { readPage, toConnection } from '../src/graphql/connections/page.js';

const SHAPE = z.tuple([z.string(), z.number()]);
const cursor = (n: number) => encodeCursor(['row', n]);

function codeOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

describe('a cursor', () => {
  it('gives back the values it was made of, and is safe in an address', () => {
    const values: [string, number] = ['घाटकोपर ?>&', -1.5];
    expect(encodeCursor(values)).toMatch(/^[\w-]+$/);
    expect(decodeCursor(encodeCursor(values), SHAPE)).toEqual(values);
  });

  it.each([
    ['of another list', encodeCursor(['row'])],
    ['with other types', encodeCursor([1, 'row'])],
    ['that was cut', cursor(1).slice(0, -3)],
    ['that is no JSON', Buffer.from('row').toString('base64url')],
    ['that is empty', ''],
    ['with text no database keeps', encodeCursor(['a\u0000b', 1])],
  ])('%s is refused', (_what, given) => {
    expect(codeOf(() => decodeCursor(given, SHAPE))).toBe('BAD_CURSOR');
  });
});

describe('cursorInstant', () => {
  it('takes instants as cursors have them, and none that Postgres refuses', () => {
    const takes = (text: string) => cursorInstant.safeParse(text).success;
    expect(
      ['2026-11-26T10:00:00.000Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999Z'].filter(takes),
    ).toHaveLength(3);
    const refused = [
      '0000-01-01T00:00:00Z',
      `2026-11-26T10:00:00.${'1'.repeat(200)}Z`,
      '2026-11-26T10:00:00+23:59',
      '2026-02-30T10:00:00Z',
      '',
    ];
    expect(refused.filter(takes)).toEqual([]);
  });
});

describe('readPage', () => {
  it('reads the first twenty without arguments', () => {
    const nothing = { size: 20, backwards: false, after: undefined, before: undefined };
    expect(readPage({}, SHAPE)).toEqual(nothing);
    expect(readPage({ first: null, last: null, after: null, before: '' } as never, SHAPE)).toEqual(nothing);
  });

  it('reads from either end, between two cursors', () => {
    const between = { after: cursor(1), before: cursor(9) };
    expect(readPage({ first: 5, ...between }, SHAPE)).toEqual({
      ...{ size: 5, backwards: false, after: ['row', 1], before: ['row', 9] },
    });
    expect(readPage({ last: 5, ...between }, SHAPE)).toMatchObject({ size: 5, backwards: true });
  });

  it('refuses first with last', () => {
    expect(codeOf(() => readPage({ first: 1, last: 1 }, SHAPE))).toBe('FIRST_AND_LAST');
  });
});

describe('toConnection', () => {
  const connection = (
    count: number,
    page: { first?: number; last?: number; after?: string; before?: string },
  ) =>
    toConnection(
      Array.from({ length: count }, (_, n) => n),
      readPage(page, SHAPE),
      (n) => ['row', n],
    );

  it('keeps as many rows as were asked for; one more says that there is a next page', () => {
    const { edges, nodes, pageInfo } = connection(3, { first: 2 });
    expect(nodes).toEqual([0, 1]);
    expect(edges).toEqual([
      { node: 0, cursor: cursor(0) },
      { node: 1, cursor: cursor(1) },
    ]);
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: cursor(0),
      endCursor: cursor(1),
    });
    expect(connection(2, { first: 2 }).pageInfo.hasNextPage).toBe(false);
  });

  it('turns rows that were read from the back', () => {
    const { nodes, pageInfo } = connection(3, { last: 2 });
    expect(nodes).toEqual([1, 0]);
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true, startCursor: cursor(1) });
    expect(connection(2, { last: 2 }).pageInfo.hasPreviousPage).toBe(false);
  });

  it('has something on the other side of a cursor', () => {
    expect(connection(1, { first: 2, after: cursor(0) }).pageInfo).toMatchObject({
      ...{ hasNextPage: false, hasPreviousPage: true },
    });
    expect(connection(1, { last: 2, before: cursor(5) }).pageInfo).toMatchObject({
      ...{ hasNextPage: true, hasPreviousPage: false },
    });
  });

  it('has no cursors without rows', () => {
    expect(connection(0, { first: 2 }).pageInfo).toMatchObject({ startCursor: null, endCursor: null });
  });
});
