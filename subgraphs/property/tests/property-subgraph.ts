import pg from 'pg';
import { createTestDatabase, subgraphClient, testServiceConfig, type TestDatabase } from '@propmubi/testkit';
import { createPropertySubgraph } from '../src/index.js';

/** A property subgraph over a database of the test file's own, and what it was asked in SQL. */
export async function startProperty() {
  const database = await createTestDatabase({
    name: 'property',
    build: async ({ ownerUrl, appUrl }) => {
      const config = await testServiceConfig({
        ownerUrl,
        appUrl,
        redisUrl: 'redis://unused',
      } as TestDatabase);
      const subgraph = await createPropertySubgraph(config);
      await subgraph.migrate();
      await subgraph.close();
    },
  });
  const config = await testServiceConfig(database);
  const statements: string[] = [];
  const subgraph = await createPropertySubgraph(config, { onStatement: (sql) => statements.push(sql) });
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
