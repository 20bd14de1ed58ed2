import type { CompiledQuery, RawBuilder } from 'kysely';
import type { EntityManager } from './entity-manager.js';
import { sentTogether } from './postgres-connection.js';
import { preparedOnce } from './statement-names.js';

/** SQL with its parameters in place: sql`select id from crm.lead where id = ${id}`; `sql.ref` and `sql.table` for names. */
export { type CompiledQuery, type RawBuilder, sql } from 'kysely';

/**
 * Runs SQL inside the transaction of `em` if there is one, and returns its rows. Every value of the template is a bind
 * parameter (`$1`, `$2`, …), so none stands in the text that Postgres or the statement log shows. Rows are as `pg` reads
 * them, dates and bigints as text.
 *
 * The text is a constant of the program, because each connection keeps a plan of each text; it names the columns it
 * selects, because a kept plan fails when a migration changes what `*` means. A list is one array parameter:
 * `= any(${pgArray(ids)}::uuid[])`. A parameter whose type Postgres can't infer needs a cast: `${text}::text`.
 */
export async function query<Row>(em: EntityManager, template: RawBuilder<Row>): Promise<Row[]> {
  const { rows } = await send<Row>(em, template.compile(em.getKysely()));
  return rows;
}

/**
 * Runs SQL like `query`, planned for its values each time and not kept prepared: for a text with parts that come and go, as of
 * a filter, and where the best plan depends on the values.
 */
export async function queryUnprepared<Row>(em: EntityManager, template: RawBuilder<Row>): Promise<Row[]> {
  const { rows } = await send<Row>(em, template.compile(em.getKysely()), (compiled) => compiled);
  return rows;
}

/** Runs SQL like `query` and returns how many rows it inserted, updated or deleted. */
export async function execute(em: EntityManager, template: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await send(em, template.compile(em.getKysely()));
  return Number(numAffectedRows ?? 0n);
}

/**
 * Runs statements of a transaction one after the other in Postgres, and sends them at once: the client waits for one answer, not
 * for each. None can use what another returns. @throws what the first that failed throws
 */
export async function queryTogether<Rows extends readonly unknown[]>(
  em: EntityManager,
  ...statements: { [At in keyof Rows]: RawBuilder<Rows[At]> | CompiledQuery<Rows[At]> }
): Promise<{ [At in keyof Rows]: Rows[At][] }> {
  const compiled = statements.map((statement) =>
    'compile' in statement ? preparedOnce(statement.compile(em.getKysely())) : statement,
  );
  const startedAt = performance.now();
  const { rows: results } = await em.getKysely().executeQuery(sentTogether(compiled));
  const took = performance.now() - startedAt;
  for (const { sql, parameters } of compiled)
    em.config.getLogger().logQuery({ level: 'info', query: sql, params: [...parameters], took });
  return results.map(({ rows }) => rows) as { [At in keyof Rows]: Rows[At][] };
}

async function send<Row>(em: EntityManager, compiled: CompiledQuery<Row>, as = preparedOnce<Row>) {
  const startedAt = performance.now();
  const result = await em.getKysely().executeQuery(as(compiled));
  const took = performance.now() - startedAt;
  em.config
    .getLogger()
    .logQuery({ level: 'info', query: compiled.sql, params: [...compiled.parameters], took });
  return result;
}

/**
 * A Postgres array literal of ids, numbers or codes, in which nothing needs quoting: one parameter for
 * `= any(${pgArray(ids)}::uuid[])`.
 */
export function pgArray(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

/** The same of any text. */
export function pgTextArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
