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

/** More words than this are a sentence, and no name has them. */
const MAX_WORDS = 8;

/** The words of a search text, in any order each to be found; `2 bhk andheri` finds “2 BHK flat in Andheri West”. */
export function wordsOf(text: string): string[] {
  return text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, MAX_WORDS);
}
