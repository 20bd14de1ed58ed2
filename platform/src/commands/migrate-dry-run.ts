import { asOwner } from '@propmubi/runtime';
import type pg from 'pg';
import { lintMigration, type LintedStatement } from '../migrations/lint-migration.js';
import { planMigration } from '../migrations/planned-migration.js';
import { BLOCKS } from '../migrations/statement-locks.js';
import { loadSubgraphs, type SubgraphModule } from '../subgraphs.js';
import { print } from '../terminal.js';

/**
 * Prints what `pnpm migrate` would send to the database of DATABASE_OWNER_URL, with the locks of each statement on tables
 * that are there, and changes nothing. Returns 1 when a statement would hinder or break the release that runs.
 */
export function migrateDryRun(ownerUrl: string): Promise<number> {
  return asOwner(ownerUrl, async (client) => {
    let found = 0;
    for (const subgraph of await loadSubgraphs()) found += await planSubgraph(subgraph, client);
    if (found > 0)
      print(`-- ${found} findings: docs/how-to/add-a-migration.md says how it is done without them`);
    return found > 0 ? 1 : 0;
  });
}

/** Returns how many findings there are. */
async function planSubgraph({ name, migrations }: SubgraphModule, client: pg.Client): Promise<number> {
  const done = await doneMigrations(client, name);
  const isNew = done.size === 0;
  const pending = migrations.filter(
    (one) => ![one.name, ...(one.formerNames ?? [])].some((known) => done.has(known)),
  );
  print(
    `-- ${name}: ${pending.length} of ${migrations.length} migrations to run${isNew ? ', nothing is there yet' : ''}`,
  );
  let found = 0;
  for (const migration of pending) {
    const plan = await planMigration(name, migration);
    print(
      `\n-- ${name} ${plan.name}, ${plan.transactional ? 'one transaction' : 'each statement by itself'}`,
    );
    for (const statement of await lintMigration(plan)) {
      printStatement(statement, isNew);
      if (!isNew) found += statement.findings.length;
    }
  }
  return found;
}

function printStatement({ sql, locks, findings }: LintedStatement, isNew: boolean): void {
  print(`${sql.trim()};`);
  if (isNew) return;
  for (const { relation, mode } of locks) print(`--   locks ${relation}: ${mode}; ${BLOCKS[mode]} wait`);
  for (const { rule, relation, help } of findings) print(`--   ${rule} (${relation}): ${help}`);
}

async function doneMigrations(client: pg.Client, schema: string): Promise<Set<string>> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass($1) is not null as there`,
    [`"${schema}".migrations`],
  );
  if (!found[0]?.there) return new Set();
  const { rows } = await client.query<{ name: string }>(`select name from "${schema}".migrations`);
  return new Set(rows.map(({ name }) => name));
}
