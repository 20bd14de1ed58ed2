import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { findServiceUser, isReachableBy, type ServiceUser } from '@propmubi/dev-services';

export interface Home {
  /** Secrets, the lock and the composed supergraph. */
  path: string;
  /** Data of Postgres and Redis: below `path`, unless their account cannot get there. */
  servicesPath: string;
  /** A sentence for the user when something is not where they would look first. */
  note?: string;
}

/**
 * Where this platform keeps its state: PROPMUBI_HOME, or the operating system's place for a program's state.
 *
 * When we are root, the databases run under an account of their own, and root's home is usually closed to it: then
 * the default is /var/lib/propmubi, and for a chosen home only the databases' data go there.
 */
export function resolveHome(
  env: NodeJS.ProcessEnv,
  user: ServiceUser | 'ourselves' = findServiceUser() ?? 'ourselves',
): Home {
  const chosen = env['PROPMUBI_HOME'];
  const path = chosen ? resolve(chosen) : defaultHome(env, process.platform);
  if (user === 'ourselves' || isReachableBy(join(path, '..'), user)) return { path, servicesPath: path };
  const shared = '/var/lib/propmubi';
  if (!chosen) {
    return {
      path: shared,
      servicesPath: shared,
      note: `${path} is closed to the account the databases run under`,
    };
  }
  const servicesPath = join(shared, createHash('sha256').update(path).digest('hex').slice(0, 12));
  return {
    path,
    servicesPath,
    note: `${path} is closed to the account the databases run under; their data lie in ${servicesPath}`,
  };
}

function defaultHome(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'propmubi');
  return join(env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'propmubi');
}

/** Makes the folders. Others may pass through a home (the databases' account does), never list it. */
export function makeHome({ path, servicesPath }: Home): void {
  for (const folder of [path, servicesPath]) {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    const { mode, uid } = statSync(folder);
    // `mktemp -d` makes 700, which would lock the databases' account out.
    if (process.getuid?.() === 0 && uid === 0 && (mode & 0o001) === 0)
      chmodSync(folder, (mode & 0o777) | 0o011);
  }
}
