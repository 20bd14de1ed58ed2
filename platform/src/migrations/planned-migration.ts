import type { SubgraphMigration } from '@propmubi/runtime';

export interface PlannedMigration {
  subgraph: string;
  name: string;
  /** Whether its statements are one transaction; `create index concurrently` must not be in one. */
  transactional: boolean;
  statements: string[];
}

/** What a migration would send, without a database: ours list their statements and decide nothing by what they find. */
export async function planMigration(
  subgraph: string,
  { name, class: Migration }: SubgraphMigration,
): Promise<PlannedMigration> {
  if (!Migration) throw new Error(`${subgraph} ${name} has no class.`);
  const migration = new Migration(undefined as never, undefined as never);
  await migration.up();
  const statements = (migration.getQueries?.() ?? []).map((statement) => {
    if (typeof statement === 'string') return statement;
    throw new Error(`${subgraph} ${name} has a statement that is no text; write it as SQL.`);
  });
  return { subgraph, name, transactional: migration.isTransactional?.() ?? true, statements };
}
