import { query, sql, type EntityManager } from '@propmubi/runtime';
import { ImportError } from './import-error.js';
import type { ColumnChange, RegisterDiff } from './summary.js';

/** More than this share of a column is not a register's ordinary course. */
const MAX_SHARE = 0.05;
/** A single project may change in a small register. */
const MIN_CHANGES = 2;
const EXAMPLES = 20;

/** Go only one way from one export to the next: later, or more. Only the other way is a move. */
const GROWING = new Set([
  'last_modified_on',
  'revised_completion_on',
  'extended_completion_on',
  'booked_apartments_count',
  'booked_plots_count',
  'cases_count',
  'complaints_count',
]);

/** Compares the staged projects with the known ones of the same numbers. */
export async function diffRegister(em: EntityManager, columns: readonly string[]): Promise<RegisterDiff> {
  const compared = columns.filter((column) => column !== 'status' && column !== 'data_source');
  const counts = compared.map((column) => {
    const moves = GROWING.has(column) ? `s.${column} < p.${column}` : `s.${column} <> p.${column}`;
    return `json_build_object('column', '${column}', 'known', count(p.${column}),
      'blanked', count(*) filter (where p.${column} is not null and s.${column} is null),
      'moved', count(*) filter (where ${moves}))`;
  });
  const [row] = await query<{ columns: ColumnChange[] }>(
    em,
    sql`select json_build_array(${sql.raw(counts.join(', '))}) as columns
       from property.project p join staged_project s using (id)`,
  );
  return {
    columns: (row?.columns ?? []).filter(({ blanked, moved }) => blanked + moved > 0),
    examples: [],
  };
}

/** The first of the differences, one by one, in the order of RERA numbers. */
export function diffExamples(
  em: EntityManager,
  columns: readonly string[],
): Promise<RegisterDiff['examples']> {
  const compared = columns.filter((column) => column !== 'data_source');
  const row = (table: string) => compared.map((column) => `${table}.${column}`).join(', ');
  return query<RegisterDiff['examples'][number]>(
    em,
    sql`with differing as materialized (
       select p.rera_number, to_jsonb(p) as was, to_jsonb(s) as becomes
         from property.project p join staged_project s using (id)
        where (${sql.raw(row('p'))}) is distinct from (${sql.raw(row('s'))})
        order by 1 limit ${sql.raw(String(EXAMPLES))})
     select rera_number as "reraNumber", column_name as column,
            was ->> column_name as "from", becomes ->> column_name as "to"
       from differing cross join json_array_elements_text(${JSON.stringify(compared)}::json) column_name
      where was -> column_name is distinct from becomes -> column_name
      order by 1, 2 limit ${sql.raw(String(EXAMPLES))}`,
  );
}

/**
 * A file that was damaged on its way looks like a register that changed: one that blanks or moves more than 5 % of a
 * column has to be meant.
 * @throws ImportError IMPORT_CHANGES_TOO_MUCH
 */
export function assertOrdinary({ columns }: RegisterDiff): void {
  const damaged = columns.filter(
    ({ known, blanked, moved }) =>
      (blanked > known * MAX_SHARE && blanked >= MIN_CHANGES) ||
      (moved > known * MAX_SHARE && moved >= MIN_CHANGES),
  );
  if (damaged.length === 0) return;
  const list = damaged
    .slice(0, 5)
    .map(({ column, known, blanked, moved }) => `${column} (${blanked} blanked, ${moved} moved of ${known})`);
  throw new ImportError(
    'IMPORT_CHANGES_TOO_MUCH',
    `it would change more than 5 % of: ${list.join(', ')}.`,
    'Look at it with --dry-run; --force imports it all the same. Nothing was imported.',
  );
}
