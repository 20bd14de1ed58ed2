import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import pg from 'pg';
import { z } from 'zod';
import {
  anonymous,
  ConnectionArgs,
  COUNT_CAP,
  countRows,
  createDatabase,
  type Database,
  encodeCursor,
  entityKeyset,
  InvalidInputError,
  keyset,
  type Page,
  query,
  readPage,
  type SortDirection,
  type SortOrder,
  sql,
  toConnection,
} from '../src/index.js';

@Entity({ tableName: 'entry' })
class Entry {
  @PrimaryKey({ type: 'int' })
  id: number;

  /** Few values, so that most places are decided by the id. */
  @Property({ type: 'int' })
  rank: number;
}

const ENTRIES = 40;
const cursorShape = z.tuple([z.int(), z.int()]);
const cursorOf = ({ rank, id }: Entry) => [rank, id];
const orderOf = (direction: SortDirection): SortOrder => ({
  columns: [
    ['rank', 'int'],
    ['id', 'int'],
  ],
  direction,
});

const template = {
  name: 'runtime_connections',
  build: async ({ ownerUrl }: { ownerUrl: string }) => {
    const client = new pg.Client(ownerUrl);
    await client.connect();
    await client.query(`
      create table entry (id int primary key, rank int not null);
      comment on table entry is 'global: rows of a test';
      grant select on entry to propmubi_app;
      insert into entry select n, n * 7 % 5 from generate_series(1, ${ENTRIES}) n`);
    await client.end();
  },
};

describe('a connection', () => {
  let shared: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    shared = await createTestDatabase(template);
    database = await createDatabase({ schema: 'public', url: shared.appUrl, poolMax: 2, entities: [Entry] });
  });
  afterAll(async () => {
    await database?.close();
    await shared?.drop();
  });

  type Read = (page: Page, direction: SortDirection) => Promise<Entry[]>;
  const readers: [string, Read][] = [
    [
      'query',
      (page, direction) => {
        const { within, orderBy, limit } = keyset(page, orderOf(direction));
        return reading((em) =>
          query(
            em,
            sql<Entry>`select id, rank from entry where ${sql.join([sql`true`, ...within], sql` and `)}
              order by ${orderBy} limit ${limit}`,
          ),
        );
      },
    ],
    [
      'find',
      (page, direction) => {
        const { within, options } = entityKeyset(page, orderOf(direction));
        return reading((em) => em.find(Entry, { $and: within }, options));
      },
    ],
  ];

  async function reading<T>(read: Parameters<ReturnType<Database['scope']>['read']>[0]): Promise<T> {
    const scope = database.scope(anonymous);
    return (await scope.read(read).finally(() => scope.close())) as T;
  }

  const whole = (direction: SortDirection) => {
    const sign = direction === 'asc' ? 1 : -1;
    return Array.from({ length: ENTRIES }, (_, index) => [((index + 1) * 7) % 5, index + 1] as const)
      .sort(([a, idA], [b, idB]) => sign * (a - b || idA - idB))
      .map(([, id]) => id);
  };

  describe.each(readers)('read by %s', (_name, read) => {
    const pageOf = async (args: ConnectionArgs, direction: SortDirection) => {
      const page = readPage(args, cursorShape);
      return toConnection(await read(page, direction), page, cursorOf);
    };

    it('is one sequence forwards, and the same reversed backwards, whatever the page size', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: ENTRIES + 1 }),
          fc.constantFrom<SortDirection>('asc', 'desc'),
          async (size, direction) => {
            const forwards: number[] = [];
            let after: string | null = null;
            do {
              const { nodes, pageInfo } = await pageOf({ first: size, after }, direction);
              expect(pageInfo.hasPreviousPage).toBe(after !== null);
              forwards.push(...nodes.map(({ id }) => id));
              after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
            } while (after);
            const backwards: number[] = [];
            let before: string | null = null;
            do {
              const { nodes, pageInfo } = await pageOf({ last: size, before }, direction);
              expect(pageInfo.hasNextPage).toBe(before !== null);
              backwards.unshift(...nodes.map(({ id }) => id));
              before = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
            } while (before);
            expect(forwards).toEqual(whole(direction));
            expect(backwards).toEqual(forwards);
          },
        ),
        { numRuns: 25 },
      );
    });

    it('gives the first or last of what lies between two cursors', async () => {
      const place = fc.integer({ min: 0, max: ENTRIES - 1 });
      await fc.assert(
        fc.asyncProperty(
          place,
          place,
          fc.integer({ min: 1, max: 10 }),
          fc.constantFrom<SortDirection>('asc', 'desc'),
          async (from, to, size, direction) => {
            const ids = whole(direction);
            const cursor = (index: number) => {
              const id = ids[index] as number;
              return encodeCursor([(id * 7) % 5, id]);
            };
            const range = { after: cursor(from), before: cursor(to) };
            const between = ids.slice(from + 1, Math.max(to, from + 1));
            const first = await pageOf({ first: size, ...range }, direction);
            expect(first.nodes.map(({ id }) => id)).toEqual(between.slice(0, size));
            expect(first.pageInfo.hasNextPage).toBe(between.length > size);
            const last = await pageOf({ last: size, ...range }, direction);
            expect(last.nodes.map(({ id }) => id)).toEqual(between.slice(-size));
            expect(last.pageInfo.hasPreviousPage).toBe(between.length > size);
          },
        ),
        { numRuns: 50 },
      );
    });
  });

  it('counts no further than its cap', async () => {
    expect(await reading((em) => countRows(em, sql`select id from entry where rank = 1`))).toBe(ENTRIES / 5);
    const many = sql`select 1 from entry a, entry b`;
    expect(ENTRIES ** 2).toBeGreaterThan(COUNT_CAP);
    expect(await reading((em) => countRows(em, many))).toBe(COUNT_CAP);
  });

  it('has 20 without a size, and the nodes of its edges', async () => {
    const page = readPage({}, cursorShape);
    expect(page).toEqual({ size: 20, backwards: false, after: undefined, before: undefined });
    const { edges, nodes } = toConnection([{ id: 1, rank: 2 }], page, cursorOf);
    expect(edges.map(({ node }) => node)).toEqual(nodes);
  });

  it('sends one row comparison on the columns of the order for each cursor', () => {
    const cursor: [number, number] = [3, 4];
    const shown = (page: Page) => {
      const { within, orderBy } = keyset(page, orderOf('desc'));
      const { sql: text } = sql`${sql.join(within, sql` and `)} order by ${orderBy}`.compile(
        database.orm.em.fork().getKysely(),
      );
      return text;
    };
    const both = { size: 5, after: cursor, before: cursor };
    const where = '(rank, id) < ($1::int, $2::int) and (rank, id) > ($3::int, $4::int)';
    expect(shown({ ...both, backwards: false })).toBe(`${where} order by rank desc, id desc`);
    expect(shown({ ...both, backwards: true })).toBe(`${where} order by rank asc, id asc`);
  });

  it.each<[string, ConnectionArgs, string]>([
    ['both first and last', { first: 1, last: 1 }, 'FIRST_AND_LAST'],
    ['an altered after', { after: 'x' }, 'BAD_CURSOR'],
    ['an altered before', { last: 1, before: 'x' }, 'BAD_CURSOR'],
    ['a cursor of another list', { before: encodeCursor(['x', 1]) }, 'BAD_CURSOR'],
  ])('refuses %s', (_what, args, code) => {
    const refusal = (() => {
      try {
        return readPage(args, cursorShape);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(InvalidInputError);
    expect((refusal as InvalidInputError).extensions.code).toBe(code);
  });

  it.each([{ first: 0 }, { first: -1 }, { first: 101 }, { last: 0 }, { last: -1 }, { last: 101 }])(
    'takes no size like %j',
    (given) => {
      expect(validateSync(Object.assign(new ConnectionArgs(), given))).toHaveLength(1);
    },
  );

  it('takes null for what is left out', () => {
    const given = { first: null, after: null, last: null, before: null };
    expect(validateSync(Object.assign(new ConnectionArgs(), given))).toEqual([]);
    expect(readPage(given, cursorShape)).toEqual(readPage({}, cursorShape));
  });
});
