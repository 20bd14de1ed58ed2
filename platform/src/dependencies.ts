import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openRedis, refusePooledTransactions, refuseMistakenRedis } from '@propmubi/runtime';
import {
  externalPostgres,
  ServiceError,
  startPostgres,
  startRedis,
  type RunningPostgres,
  type RunningService,
} from '@propmubi/dev-services';
import type { Dependencies } from './environment.js';
import type { Home } from './home.js';

export interface RunningDependencies {
  postgres: RunningPostgres;
  redis: RunningService;
  /** For answers that the gateway keeps, where one was asked for. */
  cache: RunningService | undefined;
  /** Where services reach them. */
  addresses: Dependencies;
  stop(): Promise<void>;
}

export interface DependencyOptions {
  env: NodeJS.ProcessEnv;
  home: Home;
  log: (message: string) => void;
  /** Starts a Redis for answers that the gateway keeps, too, unless the environment names one. Default false. */
  withCache?: boolean;
  /** Called with each failed attempt to reach an external server; absent means: fail at once. */
  onUnreachable?: (error: ServiceError) => void;
  signal?: AbortSignal;
}

const RETRY_EVERY_MS = 2_000;
/** Of answers to one developer and their tests; what production has is in docker-compose.yml. */
const CACHE_SIZE = '64mb';

/**
 * Postgres and Redis for this home: the ones the environment names, else our own, started side by side. An external one
 * that does not answer is waited for, because it may be starting as well; one of ours that fails is an error.
 */
export async function startDependencies(options: DependencyOptions): Promise<RunningDependencies> {
  const { env, home, log } = options;
  const ownerUrl = env['DATABASE_OWNER_URL'];
  const appUrl = env['DATABASE_URL'];
  if (Boolean(ownerUrl) !== Boolean(appUrl)) {
    const [given, missing] = ownerUrl
      ? ['DATABASE_OWNER_URL', 'DATABASE_URL']
      : ['DATABASE_URL', 'DATABASE_OWNER_URL'];
    throw new ServiceError(
      'POSTGRES_UNREACHABLE',
      `${given} is set, ${missing} is not: an existing Postgres needs both.`,
    );
  }
  const starts = await Promise.allSettled([
    retry(options, async () =>
      ownerUrl && appUrl
        ? usablePostgres(ownerUrl, appUrl)
        : startPostgres({
            dataDir: join(home.servicesPath, 'postgres'),
            log,
            ...portFrom(env, 'POSTGRES_PORT'),
          }),
    ),
    startRedisServers(options),
  ]);
  const [postgres, servers] = starts;
  if (postgres.status === 'fulfilled' && servers.status === 'fulfilled') {
    const { redis, cache, stop: stopServers } = servers.value;
    const stop = async () => {
      await Promise.all([postgres.value.stop(), stopServers()]);
    };
    const addresses = {
      databaseUrl: postgres.value.appUrl,
      databaseServiceUrls: postgres.value.serviceUrls,
      databaseOwnerUrl: postgres.value.ownerUrl,
      redisUrl: redis.url,
      cacheRedisUrl: cache?.url,
    };
    return { postgres: postgres.value, redis, cache, addresses, stop };
  }
  for (const start of starts) if (start.status === 'fulfilled') await start.value.stop();
  throw starts.find((start) => start.status === 'rejected')?.reason;
}

/** The one of events and, once that has found or fetched the program, the one of kept answers. */
async function startRedisServers(options: DependencyOptions) {
  const { env, home, log } = options;
  const redisUrl = env['REDIS_URL'];
  const redis = await retry(options, async () => {
    if (redisUrl) await refuseMistakenRedis(redisUrl, 'REDIS_URL');
    return startRedis({
      dataDir: join(home.servicesPath, 'redis'),
      log,
      ...(redisUrl ? { url: redisUrl, open: openRedis } : {}),
      ...portFrom(env, 'REDIS_PORT'),
    });
  });
  if (!options.withCache || env['CACHE_REDIS_URL']) return { redis, cache: undefined, stop: redis.stop };
  try {
    const cache = await startRedis({
      dataDir: join(home.servicesPath, 'redis-cache'),
      log,
      durable: false,
      evictAbove: CACHE_SIZE,
    });
    const stop = async () => {
      await Promise.all([redis.stop(), cache.stop()]);
    };
    return { redis, cache, stop };
  } catch (error) {
    await redis.stop();
    throw error;
  }
}

async function usablePostgres(ownerUrl: string, appUrl: string): Promise<RunningPostgres> {
  const postgres = await externalPostgres(ownerUrl, appUrl);
  await refusePooledTransactions(ownerUrl, 'DATABASE_OWNER_URL');
  return postgres;
}

function portFrom(env: NodeJS.ProcessEnv, name: string): { port?: number } {
  const port = Number(env[name]);
  return port ? { port } : {};
}

async function retry<T>({ onUnreachable, signal }: DependencyOptions, start: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await start();
    } catch (error) {
      const external = error instanceof ServiceError && error.code.endsWith('_UNREACHABLE');
      if (!external || error.code === 'DIRECTORY_UNREACHABLE' || !onUnreachable || signal?.aborted)
        throw error;
      onUnreachable(error);
      // Asked to stop meanwhile: the next attempt's failure ends the loop.
      await sleep(RETRY_EVERY_MS, undefined, signal ? { signal } : {}).catch(() => undefined);
    }
  }
}
