import {
  createReputationSubgraph,
  reputationConfigFromEnv,
  type ReputationSubgraph,
} from '@propmubi/reputation';
import { createTrustSubgraph, trustConfigFromEnv, type TrustSubgraph } from '@propmubi/trust';
import { subgraphEnvironment } from './environment.js';
import { withEnvironment } from './with-environment.js';

/** Does what a command asks of the trust subgraph of this home or of DATABASE_URL, which computes nothing meanwhile. */
export function withTrustSubgraph<T>(work: (trust: TrustSubgraph) => Promise<T>): Promise<T> {
  return withEnvironment(process.env, (env) => onTrust(env, work));
}

/** The same of the two subgraphs that score. */
export function withScoringSubgraphs<T>(
  work: (trust: TrustSubgraph, reputation: ReputationSubgraph) => Promise<T>,
): Promise<T> {
  return withEnvironment(process.env, (env) =>
    onTrust(env, async (trust) => {
      const config = reputationConfigFromEnv(subgraphEnvironment(env, 'reputation'));
      const reputation = await createReputationSubgraph(config, { rateRatersEveryMs: 0 });
      try {
        return await work(trust, reputation);
      } finally {
        await reputation.close();
      }
    }),
  );
}

async function onTrust<T>(env: NodeJS.ProcessEnv, work: (trust: TrustSubgraph) => Promise<T>): Promise<T> {
  const trust = await createTrustSubgraph(trustConfigFromEnv(subgraphEnvironment(env, 'trust')), {
    recomputeEveryMs: 0,
  });
  try {
    return await work(trust);
  } finally {
    await trust.close();
  }
}
