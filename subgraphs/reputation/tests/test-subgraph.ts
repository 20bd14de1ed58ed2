import { createTestDatabase, testServiceConfig } from '@propmubi/testkit';
import { createReputationSubgraph } from '../src/index.js';
import type { ReputationOverrides } from '../src/subgraph.js';

/** A reputation subgraph on a database of its own; `close` drops it. */
export async function startTestReputation(overrides: ReputationOverrides = {}) {
  const database = await createTestDatabase({
    name: 'reputation',
    build: async ({ ownerUrl, appUrl }) => {
      const config = await testServiceConfig({ ownerUrl, appUrl, redisUrl: 'redis://unused' } as never);
      const subgraph = await createReputationSubgraph(config);
      await subgraph.migrate();
      await subgraph.close();
    },
  });
  const subgraph = await createReputationSubgraph(await testServiceConfig(database), {
    rateRatersEveryMs: 0,
    ...overrides,
  });
  return {
    database,
    subgraph,
    close: async () => {
      await subgraph.close();
      await database.drop();
    },
  };
}
