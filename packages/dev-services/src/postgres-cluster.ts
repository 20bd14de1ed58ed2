import { execFile } from 'node:child_process';
import { chownSync, existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './postgres-binaries.js';
import { ServiceError } from './service-error.js';
import type { ServiceUser } from './service-user.js';

const run = promisify(execFile);

/**
 * Makes the cluster unless the folder already holds one. The collation is Postgres' built-in C.UTF-8, so that order
 * and indexes do not depend on the operating system's locale library.
 */
export async function initialiseCluster(
  binaries: PostgresBinaries,
  dataDir: string,
  password: string,
  user: ServiceUser | undefined,
): Promise<'created' | 'existing'> {
  if (existsSync(join(dataDir, 'PG_VERSION')) && existsSync(join(dataDir, 'global', 'pg_control')))
    return 'existing';
  const passwordFile = join(dirname(dataDir), `.pg-password-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    // prettier-ignore
    await run(binaries.initdb, [
      '--pgdata', dataDir, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8',
      '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-sync', '--no-instructions',
    ], { cwd: '/', ...(user ? { uid: user.uid, gid: user.gid } : {}) });
  } catch (cause) {
    const stderr = (cause as { stderr?: string }).stderr?.trim() ?? '';
    throw new ServiceError(
      'POSTGRES_START_FAILED',
      `Postgres could not create its data in ${dataDir}: ${stderr}`,
      { cause },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return 'created';
}

/** The port of a server that runs on this data folder right now, if one does. Removes a lock left by a killed one. */
export function findRunningServer(dataDir: string): { pid: number; port: number } | undefined {
  const lockFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(lockFile)) return undefined;
  const [pid, , , port] = readFileSync(lockFile, 'utf8').split('\n').map(Number);
  if (pid && port && isPostgresOf(pid, dataDir)) return { pid, port };
  // Postgres itself removes a stale lock only while its pid is unused; after a reboot another program may have it.
  rmSync(lockFile, { force: true });
  return undefined;
}

/** Whether the process is a Postgres on this data folder: a pid may have been given to the Postgres of another cluster. */
function isPostgresOf(pid: number, dataDir: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    const [command = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (!command.includes('postgres')) return false;
    const place = args.indexOf('-D');
    const folder = place >= 0 ? args[place + 1] : undefined;
    // A server started otherwise names its folder elsewhere: believe the lock file.
    return folder === undefined || samePlace(folder, dataDir);
  } catch {
    // No /proc (macOS): believe the lock file, as Postgres does.
    return process.platform !== 'linux';
  }
}

function samePlace(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return resolve(one) === resolve(other);
  }
}

/** Settings for a development machine: loopback only, modest memory, and for tests no waiting for the disk. */
export function serverArguments(dataDir: string, port: number, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    password_encryption: 'scram-sha-256',
    idle_in_transaction_session_timeout: '60s',
    log_min_messages: 'warning',
    log_timezone: 'UTC',
    timezone: 'UTC',
    jit: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    dataDir,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
