import { startDependencies } from './dependencies.js';
import { serviceEnvironment } from './environment.js';
import { makeHome, resolveHome } from './home.js';

/** Runs a command with the environment that the services of this home, or of the given DATABASE_URL, run with. */
export async function withEnvironment<T>(
  given: NodeJS.ProcessEnv,
  work: (env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  const home = resolveHome(given);
  makeHome(home);
  const dependencies = await startDependencies({ env: given, home, log: () => undefined });
  try {
    return await work(serviceEnvironment(given, home.path, dependencies.addresses));
  } finally {
    await dependencies.stop();
  }
}
