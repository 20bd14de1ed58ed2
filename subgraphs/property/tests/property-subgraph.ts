import pg from 'pg';
import { currentRequestId } from '@propmubi/runtime';
import {
  createTestDatabase,
  type DatabaseTemplate,
  subgraphClient,
  testServiceConfig,
  type TestDatabase,
} from '@propmubi/testkit';
import { createPropertySubgraph, type PropertyConfig } from '../src/index.js';

/** A whole register is written by single statements, which the import commands also let run longer than a request's. */
export const importTimeouts = { statement: 300_000, lock: 10_000, idleInTransaction: 300_000 };

const TEMPLATE: DatabaseTemplate = {
  name: 'property',
  build: async ({ ownerUrl, appUrl }) => {
    const config = await testServiceConfig({ ownerUrl, appUrl, redisUrl: 'redis://unused' } as TestDatabase);
    const subgraph = await createPropertySubgraph(config);
    await subgraph.migrate();
    await subgraph.close();
  },
};

/** A property subgraph over a database of the test file's own, and what it was asked in SQL. */
export async function startProperty(
  settings: Pick<PropertyConfig, 'databaseTimeouts' | 'search' | 'documentStore' | 'photosUrl'> = {},
  onStatement: (sql: string, values: readonly unknown[]) => void = () => undefined,
  keptAs?: string,
) {
  const database = await createTestDatabase(TEMPLATE, undefined, keptAs);
  const config = { ...(await testServiceConfig(database)), ...settings };
  const statements: string[] = [];
  const subgraph = await createPropertySubgraph(config, {
    // Timers run beside the tests; only what is asked has an id.
    onStatement: (sql, values) => {
      if (!currentRequestId()) return;
      statements.push(sql);
      onStatement(sql, values);
    },
  });
  return {
    config,
    database,
    subgraph,
    statements,
    ask: subgraphClient(subgraph),
    close: async () => {
      await subgraph.close();
      await database.drop();
    },
  };
}

/** Two invented brokerages' agents. */
export const demoAgents = [
  { reraNumber: 'A51800000001', organizationKey: 'sahyadri-homes', localities: ['Chembur', 'Powai'] },
  { reraNumber: 'A51800000002', organizationKey: 'sahyadri-homes', localities: ['Mulund West'] },
  { reraNumber: 'A51800000007', organizationKey: 'konkan-realty', localities: ['Worli'] },
];

/** One statement as the user of the address; the superuser looks behind row level security. */
export async function query(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
