import { createTestDatabase, testServiceConfig } from '@propmubi/testkit';
import { createTrustSubgraph, type TrustConfig, type TrustOverrides } from '../src/index.js';

/** A trust subgraph on a database of its own; scores are computed when `recompute` is called. `close` drops it. */
export async function startTestTrust(overrides: TrustOverrides = {}, given: Partial<TrustConfig> = {}) {
  const database = await createTestDatabase({
    name: 'trust',
    build: async ({ ownerUrl, appUrl }) => {
      const config = await testServiceConfig({ ownerUrl, appUrl, redisUrl: 'redis://unused' } as never);
      const subgraph = await createTrustSubgraph(config, { recomputeEveryMs: 0 });
      await subgraph.migrate();
      await subgraph.close();
    },
  });
  const config = { ...(await testServiceConfig(database)), ...given };
  const subgraph = await createTrustSubgraph(config, { recomputeEveryMs: 0, ...overrides });
  return {
    database,
    subgraph,
    close: async () => {
      await subgraph.close();
      await database.drop();
    },
  };
}
