import type { PersonalDataMap } from '@propmubi/privacy';
import { createLogger } from '@propmubi/runtime';
import { createTestDatabase } from '@propmubi/testkit';
import pg from 'pg';
import { schemaEnvironment } from '../../src/environment.js';
import { loadSubgraphs } from '../../src/subgraphs.js';

/** A database with the five schemas and nothing in them. `close` drops it. */
export async function migratedDatabase() {
  const database = await createTestDatabase();
  const env = {
    ...schemaEnvironment({}),
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    REDIS_URL: database.redisUrl,
  };
  const maps: PersonalDataMap[] = [];
  for (const { create, personalData } of await loadSubgraphs()) {
    maps.push(personalData);
    const subgraph = await create(env, { logger: createLogger('test', 'silent') });
    await subgraph.migrate();
    await subgraph.close();
  }
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  return {
    ...database,
    maps,
    /** As the superuser, whom row level security does not bind. */
    rows: async <Row extends object>(sql: string, values: unknown[] = []) =>
      (await admin.query<Row>(sql, values)).rows,
    close: async () => {
      await admin.end();
      await database.drop();
    },
  };
}
