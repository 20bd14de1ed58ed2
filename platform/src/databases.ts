import { createDatabase, type Database } from '@propmubi/runtime';
import { startDependencies } from './dependencies.js';
import { resolveHome } from './home.js';
import { retryWhileUnavailable } from './retry.js';

/** invalid_schema_name, undefined_table */
const NOT_THERE = new Set(['3F000', '42P01']);

/** Does something with the database of each subgraph as its service sees it, without starting the service. */
export async function withDatabases<Name extends string>(
  names: readonly Name[],
  work: (name: Name, database: Database) => Promise<void>,
): Promise<void> {
  const env = process.env;
  const dependencies = await startDependencies({ env, home: resolveHome(env), log: () => undefined });
  try {
    for (const name of names) {
      const database = await createDatabase({
        schema: name,
        url: dependencies.postgres.appUrl,
        poolMax: 1,
        entities: [],
      });
      try {
        await retryWhileUnavailable(() => work(name, database), { what: `what concerns ${name}` });
      } catch (error) {
        // This home was never started, so there is nothing in it.
        if (!NOT_THERE.has((error as { code?: string }).code ?? '')) throw error;
      } finally {
        await database.close();
      }
    }
  } finally {
    await dependencies.stop();
  }
}
