import type { MigrationObject } from '@mikro-orm/core';

/** A migration; `formerNames` are those under which databases of earlier releases have it recorded. */
export type SubgraphMigration = MigrationObject & { formerNames?: readonly string[] };

type Execute = (sql: string, params?: unknown[]) => Promise<unknown>;

/** Records migrations that ran under a former name under their present one, so that a renamed file does not run again. */
export async function adoptRenamedMigrations(
  execute: Execute,
  schema: string,
  migrations: readonly SubgraphMigration[],
): Promise<void> {
  const renamed = migrations.flatMap(({ name, formerNames = [] }) =>
    formerNames.map((former) => ({ former, name })),
  );
  if (renamed.length === 0) return;
  const [found] = (await execute(`select to_regclass(?) as migrations`, [`"${schema}".migrations`])) as {
    migrations: string | null;
  }[];
  if (!found?.migrations) return;
  for (const { former, name } of renamed) {
    await execute(`update "${schema}".migrations set name = ? where name = ?`, [name, former]);
  }
}
