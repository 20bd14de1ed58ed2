import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Cluster, Redis, type RedisOptions } from 'ioredis';
import { cacheDirectory } from './cache-directory.js';
import { readOrCreateCredentials } from './credentials.js';
import { keepRunning } from './keep-running.js';
import { startOwnedProcess } from './owned-process.js';
import { pickPort } from './ports.js';
import { findRedisServer } from './redis-binary.js';
import type { RunningService } from './running-service.js';
import { ServiceError } from './service-error.js';
import { findServiceUser, makeOwnedDirectory } from './service-user.js';

type OpenRedis = (url: string, options: RedisOptions) => Redis | Cluster;

export interface StartRedisOptions {
  dataDir: string;
  /** Fails with PORT_TAKEN when used by another program. Default: any free one. */
  port?: number;
  log: (message: string) => void;
  /** An existing Redis to use instead (REDIS_URL). */
  url?: string;
  /** Opens a client at `url`, where that may be of a kind that ioredis does not read (`openRedis` of the runtime). */
  open?: OpenRedis;
  /** False keeps nothing on disk: for tests. Default true: append-only file, synced every second. */
  durable?: boolean;
  /** Makes it a cache: what was used least goes above this size, such as `64mb`. Default: nothing ever goes. */
  evictAbove?: string;
  /** How many logical databases. Default 16. */
  databases?: number;
  cacheDir?: string;
}

/**
 * Starts Redis on `dataDir`, or joins the one that already runs there, or checks the one given by `url`. Without
 * `evictAbove` it never evicts (streams and one-time passwords live in it). It listens on loopback only, behind a generated password.
 */
export async function startRedis(options: StartRedisOptions): Promise<RunningService> {
  const { dataDir, log } = options;
  if (options.url) {
    await ping(options.url, 2_000, () => true, options.open).catch((cause: Error) => {
      throw new ServiceError(
        'REDIS_UNREACHABLE',
        `The Redis of REDIS_URL does not answer: ${cause.message}.`,
        { cause },
      );
    });
    return { url: options.url, started: 'external', stop: async () => undefined };
  }
  const user = findServiceUser();
  makeOwnedDirectory(dataDir, user);
  const running = await findRunningRedis(dataDir);
  if (running) return { url: running, started: 'reused', stop: async () => undefined };
  const { redis: password } = readOrCreateCredentials(join(dirname(dataDir), 'redis-credentials.json'), [
    'redis',
  ]);
  const address = (port: number) => `redis://:${password}@127.0.0.1:${port}/0`;
  const portFile = join(dataDir, 'port');

  const binary = await findRedisServer(
    options.cacheDir ?? cacheDirectory(join(dirname(dataDir), 'cache')),
    log,
  );
  const port = await pickPort(options.port, 'Redis');
  const configFile = join(dataDir, 'redis.conf');
  // In a file, not in arguments: those can be read by every user of the machine.
  const settings = [`port ${port}`, `requirepass ${password}`, ...serverSettings(options)];
  writeFileSync(configFile, `${settings.join('\n')}\n`, { mode: 0o600 });
  writeFileSync(portFile, String(port));
  if (user) chownSync(configFile, user.uid, user.gid);
  const logFile = join(dirname(dataDir), `${basename(dataDir)}.log`);
  const child = await keepRunning('Redis', log, () =>
    startOwnedProcess({
      command: binary.path,
      args: [configFile],
      logFile,
      stopSignal: 'SIGTERM',
      ...(binary.libraryPath ? { env: { ...process.env, LD_LIBRARY_PATH: binary.libraryPath } } : {}),
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    }),
  );
  try {
    await ping(address(port), 15_000, () => child.running);
  } catch (cause) {
    await child.stop();
    const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join(' | ');
    throw new ServiceError(
      'REDIS_START_FAILED',
      `Redis did not start on ${dataDir}: ${tail} (log: ${logFile})${isDamaged(tail) ? `. Its data are damaged, and not needed: remove ${dataDir} and start again` : ''}`,
      { cause },
    );
  }
  return {
    url: address(port),
    started: 'spawned',
    stop: async () => {
      await child.stop();
      rmSync(portFile, { force: true });
    },
  };
}

function serverSettings({
  dataDir,
  durable = true,
  evictAbove,
  databases = 16,
}: StartRedisOptions): string[] {
  return [
    'bind 127.0.0.1',
    `dir "${dataDir}"`,
    ...(evictAbove
      ? [`maxmemory ${evictAbove}`, 'maxmemory-policy allkeys-lru']
      : ['maxmemory-policy noeviction']),
    `appendonly ${durable ? 'yes' : 'no'}`,
    'appendfsync everysec',
    'save ""',
    `databases ${databases}`,
    'daemonize no',
  ];
}

/** The address of the Redis that runs on this data folder right now, if one does. */
export async function findRunningRedis(dataDir: string): Promise<string | undefined> {
  const portFile = join(dataDir, 'port');
  const credentialsFile = join(dirname(dataDir), 'redis-credentials.json');
  if (!existsSync(portFile) || !existsSync(credentialsFile)) return undefined;
  const { redis: password } = readOrCreateCredentials(credentialsFile, ['redis']);
  const url = `redis://:${password}@127.0.0.1:${readFileSync(portFile, 'utf8')}/0`;
  return (await runsOn(url, dataDir)) ? url : undefined;
}

const openServer: OpenRedis = (url, options) => new Redis(url, options);

async function withClient<T>(
  url: string,
  use: (client: Redis | Cluster) => Promise<T>,
  open: OpenRedis = openServer,
): Promise<T> {
  const client = open(url, {
    lazyConnect: true,
    retryStrategy: null,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    client.disconnect();
  }
}

async function ping(url: string, timeoutMs: number, isAlive: () => boolean, open?: OpenRedis): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      // PING is answered while the append-only file still loads; a read is not.
      await withClient(url, (client) => client.dbsize(), open);
      return;
    } catch (error) {
      const { message } = error as Error;
      const hopeless = /WRONGPASS|NOAUTH|ENOTFOUND/.test(message);
      if (hopeless || !isAlive() || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function runsOn(url: string, dataDir: string): Promise<boolean> {
  try {
    const answer = (await withClient(url, (client) => client.config('GET', 'dir'))) as string[];
    return answer[1] === dataDir;
  } catch {
    return false;
  }
}

/** Whether Redis refused its own files. What it holds is delivered or made again from Postgres. */
function isDamaged(log: string): boolean {
  return /append only file|AOF|RDB/.test(log);
}
