import { raw } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from '../../db/query.js';
import type { CursorValue } from './cursor.js';
import type { Page } from './page.js';

export type SortDirection = 'asc' | 'desc';

/** What a list is sorted by, all in one direction, so that one row comparison walks the index of the order. */
export interface SortOrder {
  /** SQL of each column as the program knows it, and its Postgres type; the last is unique. */
  readonly columns: readonly (readonly [column: string, type: string])[];
  readonly direction: SortDirection;
}

/** The parts of a statement that reads a page and one row more. A keyset, not an offset: deep pages cost what early ones do. */
export interface Keyset {
  /** Conditions to add: after the one cursor, before the other. */
  readonly within: readonly RawBuilder<unknown>[];
  readonly orderBy: RawBuilder<unknown>;
  readonly limit: number;
}

/** For `query`. Columns are `name` or `alias.name`. */
export function keyset(page: Page, order: SortOrder): Keyset {
  const names = sql.raw(order.columns.map(([column]) => column).join(', '));
  return {
    within: bounds(page, order).map(({ operator, cursor }) => {
      const values = order.columns.map(([, type], place) => sql`${cursor[place]}::${sql.raw(type)}`);
      return sql`(${names}) ${sql.raw(operator)} (${sql.join(values)})`;
    }),
    orderBy: sql.raw(
      order.columns.map(([column]) => `${column} ${readingDirection(page, order)}`).join(', '),
    ),
    limit: page.size + 1,
  };
}

/** For MikroORM's `find`: entries of `$and`, and options. Columns are names without an alias. */
export function entityKeyset(page: Page, order: SortOrder) {
  const row = (alias: string) => `(${order.columns.map(([column]) => `${alias}.${column}`).join(', ')})`;
  const values = `(${order.columns.map(([, type]) => `?::${type}`).join(', ')})`;
  const direction = readingDirection(page, order);
  return {
    within: bounds(page, order).map(({ operator, cursor }): Record<PropertyKey, unknown> => ({
      [raw((alias) => `${row(alias)} ${operator} ${values}`, cursor)]: [],
    })),
    options: {
      orderBy: order.columns.map(([column]) => ({ [raw((alias) => `${alias}.${column}`)]: direction })),
      limit: page.size + 1,
    },
  };
}

function readingDirection({ backwards }: Page, { direction }: SortOrder): SortDirection {
  if (!backwards) return direction;
  return direction === 'asc' ? 'desc' : 'asc';
}

function bounds({ after, before }: Page, { direction }: SortOrder) {
  const [follows, precedes] = direction === 'asc' ? ['>', '<'] : ['<', '>'];
  const found: { operator: string; cursor: CursorValue[] }[] = [];
  if (after) found.push({ operator: follows as string, cursor: after });
  if (before) found.push({ operator: precedes as string, cursor: before });
  return found;
}
