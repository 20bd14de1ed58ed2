import { createIdentitySubgraph, identityConfigFromEnv, type IdentitySubgraph } from '@propmubi/identity';
import { createLogger } from '@propmubi/runtime';
import { startDependencies } from './dependencies.js';
import { serviceEnvironment } from './environment.js';
import { makeHome, resolveHome } from './home.js';

/** Does what a command asks of the identity subgraph of this home or of DATABASE_URL; `env` is that of its services. */
export async function withIdentity<T>(
  work: (identity: IdentitySubgraph, env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  const home = resolveHome(process.env);
  makeHome(home);
  const dependencies = await startDependencies({ env: process.env, home, log: () => undefined });
  try {
    const env = serviceEnvironment(process.env, home.path, dependencies.addresses);
    const identity = await createIdentitySubgraph(identityConfigFromEnv(env), {
      logger: createLogger('identity', 'error'),
    });
    try {
      await identity.migrate();
      return await work(identity, env);
    } finally {
      await identity.close();
    }
  } finally {
    await dependencies.stop();
  }
}
