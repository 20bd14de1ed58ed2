import { createIdentitySubgraph, identityConfigFromEnv, type IdentitySubgraph } from '@propmubi/identity';
import { createLogger } from '@propmubi/runtime';
import { withEnvironment } from './with-environment.js';

/** Does what a command asks of the identity subgraph of this home or of DATABASE_URL; `env` is that of its services. */
export function withIdentity<T>(
  work: (identity: IdentitySubgraph, env: NodeJS.ProcessEnv) => Promise<T>,
  given: NodeJS.ProcessEnv = process.env,
): Promise<T> {
  return withEnvironment(given, async (env) => {
    const identity = await createIdentitySubgraph(identityConfigFromEnv(env), {
      logger: createLogger('identity', 'error'),
    });
    try {
      await identity.migrate();
      return await work(identity, env);
    } finally {
      await identity.close();
    }
  });
}
