import { createHash } from 'node:crypto';
import type { CompiledQuery } from 'kysely';

const CONSTANT = Symbol('constant');
/** Each connection keeps a plan of each; a program that builds texts must not fill the memory of Postgres with them. */
const MAX_PREPARED = 2_000;
const names = new Map<string, string>();

/** Marks a statement whose text is a constant of the program: each connection prepares it once. */
export function preparedOnce<Row>(compiled: CompiledQuery<Row>): CompiledQuery<Row> {
  return Object.assign({}, compiled, { [CONSTANT]: true });
}

/** The name it is prepared by; undefined when it is planned at each use. */
export function nameOf(compiled: CompiledQuery): string | undefined {
  if (!(CONSTANT in compiled)) return undefined;
  const { sql } = compiled;
  let name = names.get(sql);
  if (name === undefined && names.size < MAX_PREPARED) {
    name = createHash('sha256').update(sql).digest('base64url').slice(0, 22);
    names.set(sql, name);
  }
  return name;
}
