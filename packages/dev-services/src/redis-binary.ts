import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { ServiceError } from './service-error.js';

const run = promisify(execFile);

export interface RedisBinary {
  path: string;
  /** Where its libraries lie when it was unpacked rather than installed. */
  libraryPath?: string;
}

const packages = ['redis-server', 'redis-tools', 'liblzf1', 'libjemalloc2'];
// What a slim image may lack besides, by the name of the library the linker misses.
const librariesByName: Record<string, string> = {
  'libatomic.so.1': 'libatomic1',
  'libssl.so.3': 'libssl3',
  'libcrypto.so.3': 'libssl3',
  'libsystemd.so.0': 'libsystemd0',
  'libhiredis.so.0.14': 'libhiredis0.14',
  'liblua5.1.so.0': 'liblua5.1-0',
};

/**
 * A Redis (or Valkey) server to run: from PATH, else Debian's packages unpacked into `cacheDir`, which needs no root
 * and touches nothing of the system, else, as root, installed by apt. Throws REDIS_MISSING with what to install.
 *
 * Unpacking comes before installing because Debian's package starts a system service that would outlive us.
 */
export async function findRedisServer(
  cacheDir: string,
  log: (message: string) => void,
): Promise<RedisBinary> {
  const installed = onPath('redis-server') ?? onPath('valkey-server');
  if (installed) return { path: installed };
  const attempts: string[] = [];
  if (onPath('apt-get') && onPath('dpkg')) {
    for (const attempt of [unpackFromDebian, installAsRoot]) {
      try {
        const found = await attempt(cacheDir, log);
        if (found) return found;
      } catch (error) {
        attempts.push(reason(error));
      }
    }
  }
  const advice =
    process.platform === 'darwin' ? 'run `brew install redis`' : 'install redis-server or valkey-server';
  const tried = attempts.length > 0 ? ` (apt: ${attempts.join('; ')})` : '';
  throw new ServiceError(
    'REDIS_MISSING',
    `There is no Redis on this machine: ${advice}, or set REDIS_URL${tried}.`,
  );
}

function onPath(command: string): string | undefined {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/opt/homebrew/bin']) {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return join(folder, command);
    } catch {
      // Look further.
    }
  }
  return undefined;
}

async function unpackFromDebian(cacheDir: string, log: (message: string) => void): Promise<RedisBinary> {
  const root = join(cacheDir, 'redis');
  if (existsSync(root)) return unpacked(root);
  log('Redis: none installed; fetching Debian’s packages');
  const partial = `${root}.${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(join(partial, 'debs'), { recursive: true, mode: 0o755 });
  const fetched = new Set<string>();
  const fetchAndUnpack = async (names: string[], apt: string[]) => {
    await run('apt-get', [...apt, 'download', ...names], { cwd: join(partial, 'debs') });
    for (const file of readdirSync(join(partial, 'debs'))) {
      if (fetched.has(file)) continue;
      fetched.add(file);
      await run('dpkg', ['-x', join(partial, 'debs', file), partial]);
    }
  };
  try {
    let apt: string[] = [];
    try {
      await fetchAndUnpack(packages, apt);
    } catch {
      // Slim images ship without package lists: fetch them into a folder of our own, which needs no root.
      apt = await privatePackageLists(cacheDir);
      await fetchAndUnpack(packages, apt);
    }
    const missing = await missingLibraries(unpacked(partial));
    if (missing.length > 0) await fetchAndUnpack(missing, apt);
    await run(unpacked(partial).path, ['--version'], {
      env: { LD_LIBRARY_PATH: unpacked(partial).libraryPath },
    });
    rmSync(join(partial, 'debs'), { recursive: true, force: true });
    if (!existsSync(root)) renameSync(partial, root);
    return unpacked(root);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function unpacked(root: string): RedisBinary {
  const folders = ['usr/lib', 'lib'].flatMap((base) => {
    const folder = join(root, base);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true })
      .filter((e) => e.isDirectory() && e.name.includes('linux'))
      .map((e) => join(folder, e.name));
  });
  return { path: join(root, 'usr', 'bin', 'redis-server'), libraryPath: folders.join(delimiter) };
}

async function missingLibraries({ path, libraryPath }: RedisBinary): Promise<string[]> {
  const { stdout } = await run('ldd', [path], { env: { ...process.env, LD_LIBRARY_PATH: libraryPath } });
  const names = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name as string);
  return [...new Set(names.map((name) => librariesByName[name]).filter((name) => name !== undefined))];
}

async function privatePackageLists(cacheDir: string): Promise<string[]> {
  const state = join(cacheDir, 'apt');
  mkdirSync(join(state, 'lists', 'partial'), { recursive: true });
  mkdirSync(join(state, 'cache', 'archives', 'partial'), { recursive: true });
  const apt = ['-o', `Dir::State::lists=${join(state, 'lists')}`, '-o', `Dir::Cache=${join(state, 'cache')}`];
  if (process.getuid?.() === 0) apt.push('-o', 'APT::Sandbox::User=root');
  await run('apt-get', [...apt, 'update'], { timeout: 120_000 });
  return apt;
}

async function installAsRoot(
  _cacheDir: string,
  log: (message: string) => void,
): Promise<RedisBinary | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  log('Redis: installing redis-server with apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env, timeout: 120_000 });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server'], {
    env,
    timeout: 180_000,
  });
  const path = onPath('redis-server');
  return path ? { path } : undefined;
}

function reason(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr?.trim().split('\n').at(-1) ?? '') || message;
}
