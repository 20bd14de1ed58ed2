import type { EntityManager } from '@propmubi/runtime';

/** Rows of a raw statement inside the transaction of `em`. */
export async function rowsOf<Row>(
  em: EntityManager,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  return (await em.execute(sql, [...params])) as unknown as Row[];
}

/** A Postgres array literal of ids, numbers or codes: nothing in them needs quoting. */
export function arrayOf(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

/** A Postgres array literal of any text. */
export function textArrayOf(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
