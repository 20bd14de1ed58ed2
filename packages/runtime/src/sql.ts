import { CompiledQuery } from 'kysely';
import type { EntityManager } from './database.js';

const callbacks = new WeakMap<EntityManager, (() => void)[]>();

/** Calls back when the transaction `em` is in (see `inTransaction`) has committed; never when it rolls back. */
export function afterCommit(em: EntityManager, callback: () => void): void {
  const known = callbacks.get(em);
  if (known) known.push(callback);
  else callbacks.set(em, [callback]);
}

/** Runs `work` in a transaction of `em` that commits when it returns and rolls back when it throws. */
export async function inTransaction<T>(
  em: EntityManager,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  await em.begin();
  try {
    const result = await work(em);
    await em.commit();
    callbacks.get(em)?.forEach((callback) => callback());
    return result;
  } catch (error) {
    if (em.isInTransaction()) await em.rollback();
    throw error;
  } finally {
    callbacks.delete(em);
  }
}

/**
 * Runs raw SQL as a prepared statement, inside the transaction of `em` if there is one. Each `?` is a parameter. What a
 * row holds is as `pg` reads it, dates and bigints as text.
 *
 * The SQL is a constant of the program, because Postgres keeps a plan for each text on each connection; it names the
 * columns it selects, because a kept plan fails when a migration changes what `*` means.
 */
export async function rowsOf<Row>(
  em: EntityManager,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  const startedAt = performance.now();
  const { rows } = await em.getKysely().executeQuery(CompiledQuery.raw(numbered(sql), [...params]));
  em.config.getLogger().logQuery({ level: 'info', query: sql, took: performance.now() - startedAt });
  return rows as Row[];
}

const numberedTexts = new Map<string, string>();

/** `?` as in the rest of the program → `$1`, `$2`, … as Postgres wants them. */
function numbered(sql: string): string {
  let text = numberedTexts.get(sql);
  if (text === undefined) {
    let at = 0;
    text = sql.replaceAll('?', () => `$${++at}`);
    numberedTexts.set(sql, text);
  }
  return text;
}

/**
 * A Postgres array literal of ids, numbers or codes, in which nothing needs quoting: one text parameter for
 * `= any (?::uuid[])`, where `em.execute` would spread an array over as many placeholders.
 */
export function arrayOf(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

/** The same of any text. */
export function textArrayOf(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
