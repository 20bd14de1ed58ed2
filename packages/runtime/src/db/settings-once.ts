import type { MigrationObject } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';

/** How Postgres prints what policies ask of the transaction. */
const SETTING_CALLS = [
  `(NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid`,
  `(NULLIF(current_setting('app.user'::text, true), ''::text))::uuid`,
  `current_setting('app.reviewing'::text, true)`,
];

/**
 * The last of a subgraph's migrations: after it all policies ask for settings once a statement, as `TENANT` does, and not once a
 * row. `calls` are expressions without columns as Postgres prints them; those in a subquery already stay.
 */
export function settingsOnceMigration(
  schema: string,
  calls: readonly string[] = SETTING_CALLS,
): MigrationObject {
  return {
    name: 'settings-once',
    class: class SettingsOnce extends Migration {
      override up(): void {
        this.addSql(askOnce(schema, calls));
      }

      /** The policies mean what they meant. */
      override down(): void {}
    },
  };
}

function askOnce(schema: string, calls: readonly string[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const once = (column: string) =>
    calls.reduce((text, call) => {
      const kept = `replace(${text}, ${quoted(`SELECT ${call}`)}, '<kept>')`;
      const replaced = `replace(${kept}, ${quoted(call)}, ${quoted(`( SELECT ${call})`)})`;
      return `replace(${replaced}, '<kept>', ${quoted(`SELECT ${call}`)})`;
    }, column);
  return `do $do$
    declare
      known record;
      clauses text;
    begin
      for known in
        select tablename, policyname, qual, with_check, ${once('qual')} as new_qual, ${once('with_check')} as new_check
          from pg_policies where schemaname = '${schema}'
      loop
        if (known.qual, known.with_check) is distinct from (known.new_qual, known.new_check) then
          clauses := concat_ws(' ', 'using (' || known.new_qual || ')', 'with check (' || known.new_check || ')');
          execute format('alter policy %I on ${schema}.%I %s', known.policyname, known.tablename, clauses);
        end if;
      end loop;
    end $do$`;
}
