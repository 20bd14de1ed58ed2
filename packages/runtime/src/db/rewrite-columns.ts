import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { asOwner } from './as-owner.js';

/** A column that holds what a secret made: a keyed digest or a sealed text. */
export interface KeyedColumn {
  /** With its schema. */
  table: string;
  column: string;
  /** The primary key, with its Postgres types. */
  key: readonly (readonly [name: string, type: string])[];
  /** A condition of SQL: which rows of the table it is about; all of them without one. */
  only?: string;
  /** LIKE patterns of what the newest key made, and of what no key made. */
  newest: string;
  unkeyed?: string;
  /** What the newest key makes of it. @throws when no accepted key made it */
  rewrite(value: string, key: readonly string[]): string;
  /** The former value stays in its row until it is dropped; the new one gets a row of its own, which takes these columns over. */
  copies?: readonly string[];
}

export interface RewriteProgress {
  table: string;
  /** Rows rewritten by this run. */
  done: number;
}

export interface RewriteOptions {
  onProgress?: (soFar: RewriteProgress) => void;
  signal?: AbortSignal | undefined;
}

const AT_ONCE = 500;
/** All later statements on a table wait behind one that waits for its lock. */
const LOCK_TIMEOUT_MS = 500;
const RETRY_AFTER_MS = 250;
const LOCK_NOT_AVAILABLE = '55P03';

interface FoundRow {
  at: string;
  key: string[];
  value: string;
}

/** By table, how many rows only a former key has made; those with none are left out. */
export type UnwrittenRows = Record<string, number>;

export interface KeyedColumns {
  /** Makes all of them anew with the newest key, and returns how many rows. A run that was stopped is run again. */
  rewrite(options?: RewriteOptions): Promise<number>;
  countUnwritten(): Promise<UnwrittenRows>;
  /** Deletes rows under former keys that have their copy under the newest; returns how many. */
  dropFormer(): Promise<number>;
}

/** @param ownerUrl Postgres as the owner of the schema, whom its policies let read and write all rows */
export function keyedColumns(ownerUrl: string, columns: readonly KeyedColumn[]): KeyedColumns {
  const sumOf = (
    of: readonly KeyedColumn[],
    work: (client: pg.Client, column: KeyedColumn) => Promise<number>,
  ) =>
    asOwner(ownerUrl, async (client) => {
      let rows = 0;
      for (const column of of) rows += await work(client, column);
      return rows;
    });
  const copied = columns.filter(({ copies }) => copies);
  return {
    rewrite: (options = {}) => sumOf(columns, (client, column) => rewriteColumn(client, column, options)),
    dropFormer: () => sumOf(copied, dropFormerCopies),
    countUnwritten: () =>
      asOwner(ownerUrl, async (client) => {
        const unwritten: UnwrittenRows = {};
        for (const column of columns) {
          const rows = await countColumn(client, column);
          if (rows > 0) unwritten[column.table] = (unwritten[column.table] ?? 0) + rows;
        }
        return unwritten;
      }),
  };
}

/**
 * Rewrites a column while services run, batch by batch, each committed: a run that was stopped is run again. A batch locks its table
 * against writes for some milliseconds. Without that, a row deleted in the same moment would come back as a copy, and a value
 * that was read before it changed would match nothing.
 */
function rewriteColumn(
  client: pg.Client,
  column: KeyedColumn,
  { onProgress, signal }: RewriteOptions,
): Promise<number> {
  return inBatches(client, column, signal, async (rows, done) => {
    const changed = column.copies
      ? await insertCopies(client, column, rows)
      : await replace(client, column, rows);
    if (changed > 0) onProgress?.({ table: column.table, done: done + changed });
    return changed;
  });
}

function dropFormerCopies(client: pg.Client, column: KeyedColumn): Promise<number> {
  return inBatches(client, column, undefined, async (rows) => {
    const kept = new Set((await withoutCopy(client, column, rows)).map(({ at }) => at));
    const gone = rows.filter(({ at }) => !kept.has(at)).map(({ at }) => at);
    const { rowCount } = await client.query(`delete from ${column.table} where ctid = any ($1::tid[])`, [
      gone,
    ]);
    return rowCount ?? 0;
  });
}

async function countColumn(client: pg.Client, column: KeyedColumn): Promise<number> {
  let unwritten = 0;
  for (let after: string[] | undefined = []; after;) {
    const rows: FoundRow[] = await findFormer(client, column, after);
    unwritten += column.copies ? (await withoutCopy(client, column, rows)).length : rows.length;
    after = nextOf(rows);
  }
  return unwritten;
}

async function inBatches(
  client: pg.Client,
  column: KeyedColumn,
  signal: AbortSignal | undefined,
  work: (rows: FoundRow[], done: number) => Promise<number>,
): Promise<number> {
  let done = 0;
  for (let after: string[] | undefined = []; after && !signal?.aborted;) {
    const rows: FoundRow[] = await inLockedTable(client, column.table, async () => {
      const found = await findFormer(client, column, after as string[]);
      if (found.length > 0) done += await work(found, done);
      return found;
    });
    after = nextOf(rows);
  }
  return done;
}

const nextOf = (rows: readonly FoundRow[]) => (rows.length === AT_ONCE ? rows.at(-1)?.key : undefined);

async function inLockedTable<T>(client: pg.Client, table: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      await client.query('begin');
      await client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
      await client.query(`lock table ${table} in share row exclusive mode`);
      const result = await work();
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
      await sleep(RETRY_AFTER_MS);
    }
  }
}

async function findFormer(
  client: pg.Client,
  { table, column, key, newest, only = 'true', unkeyed = '' }: KeyedColumn,
  after: readonly string[],
): Promise<FoundRow[]> {
  const names = key.map(([name]) => name).join(', ');
  const behind = key.map(([, type], index) => `$${index + 3}::${type}`).join(', ');
  const { rows } = await client.query<FoundRow>(
    `select ctid::text as at, array[${key.map(([name]) => `${name}::text`).join(', ')}] as key, ${column} as value
       from ${table}
      where ${only} and ${column} not like $1 and ${column} not like $2 ${after.length > 0 ? `and (${names}) > (${behind})` : ''}
      order by ${names} limit ${AT_ONCE}`,
    [newest, unkeyed, ...after],
  );
  return rows;
}

/** Nothing else writes the table meanwhile, so that a row is where it was found. */
async function replace(client: pg.Client, column: KeyedColumn, rows: readonly FoundRow[]): Promise<number> {
  const { rowCount } = await client.query(
    `update ${column.table} set ${column.column} = made.value
       from unnest($1::tid[], $2::text[]) as made (at, value) where ${column.table}.ctid = made.at`,
    [rows.map(({ at }) => at), rows.map((row) => rewritten(column, row))],
  );
  return rowCount ?? 0;
}

async function insertCopies(
  client: pg.Client,
  column: KeyedColumn,
  rows: readonly FoundRow[],
): Promise<number> {
  const columns = (column.copies ?? []).join(', ');
  const { rowCount } = await client.query(
    `insert into ${column.table} (${column.column}, ${columns})
     select made.value, ${columns} from unnest($1::tid[], $2::text[]) as made (at, value)
       join ${column.table} on ${column.table}.ctid = made.at
     on conflict (${column.column}) do nothing`,
    [rows.map(({ at }) => at), rows.map((row) => rewritten(column, row))],
  );
  return rowCount ?? 0;
}

async function withoutCopy(
  client: pg.Client,
  column: KeyedColumn,
  rows: readonly FoundRow[],
): Promise<FoundRow[]> {
  const copies = rows.map((row) => rewritten(column, row));
  const found = await client.query<{ value: string }>(
    `select ${column.column} as value from ${column.table} where ${column.column} = any ($1::text[])`,
    [copies],
  );
  const known = new Set(found.rows.map(({ value }) => value));
  return rows.filter((_, index) => !known.has(copies[index] as string));
}

function rewritten(column: KeyedColumn, { value, key }: FoundRow): string {
  try {
    return column.rewrite(value, key);
  } catch (cause) {
    throw new Error(
      `No key that is accepted made ${column.table} ${key.join(', ')}: are these its secrets?`,
      { cause },
    );
  }
}
