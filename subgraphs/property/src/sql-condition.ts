import { raw } from '@mikro-orm/postgresql';

/** A condition of MikroORM's `where`. */
export type Condition = Record<PropertyKey, unknown>;

/** A condition in SQL; `{}` stands for the table's alias. */
export function sql(text: string, parameters: unknown[] = []): Condition {
  return { [raw((alias) => text.replaceAll('{}', alias), parameters)]: [] };
}

/** Text to be found as it is within a LIKE pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
