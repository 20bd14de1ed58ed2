import { createTrustSubgraph, trustConfigFromEnv, type TrustSubgraph } from '@propmubi/trust';
import { startDependencies } from './dependencies.js';
import { serviceEnvironment, subgraphEnvironment } from './environment.js';
import { resolveHome } from './home.js';

/** Does what a command asks of the trust subgraph of this home or of DATABASE_URL, which computes nothing meanwhile. */
export async function withTrustSubgraph<T>(work: (trust: TrustSubgraph) => Promise<T>): Promise<T> {
  const home = resolveHome(process.env);
  const dependencies = await startDependencies({ env: process.env, home, log: () => undefined });
  try {
    const env = serviceEnvironment(process.env, home.path, dependencies.addresses);
    const trust = await createTrustSubgraph(trustConfigFromEnv(subgraphEnvironment(env, 'trust')), {
      recomputeEveryMs: 0,
    });
    try {
      return await work(trust);
    } finally {
      await trust.close();
    }
  } finally {
    await dependencies.stop();
  }
}
