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
  /** Where services reach both. */
  addresses: Dependencies;
  stop(): Promise<void>;
}

export interface DependencyOptions {
  env: NodeJS.ProcessEnv;
  home: Home;
  log: (message: string) => void;
  /** Called with each failed attempt to reach an external server; absent means: fail at once. */
  onUnreachable?: (error: ServiceError) => void;
  signal?: AbortSignal;
}

const RETRY_EVERY_MS = 2_000;

/**
 * Postgres and Redis for this home: the ones the environment names, else our own, started together. An external one
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
  const redisUrl = env['REDIS_URL'];
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
    retry(options, async () => {
      if (redisUrl) await refuseMistakenRedis(redisUrl, 'REDIS_URL');
      return startRedis({
        dataDir: join(home.servicesPath, 'redis'),
        log,
        ...(redisUrl ? { url: redisUrl, open: openRedis } : {}),
        ...portFrom(env, 'REDIS_PORT'),
      });
    }),
  ]);
  const [postgres, redis] = starts;
  if (postgres.status === 'fulfilled' && redis.status === 'fulfilled') {
    const stop = async () => {
      await Promise.all([postgres.value.stop(), redis.value.stop()]);
    };
    const addresses = {
      databaseUrl: postgres.value.appUrl,
      databaseServiceUrls: postgres.value.serviceUrls,
      databaseOwnerUrl: postgres.value.ownerUrl,
      redisUrl: redis.value.url,
    };
    return { postgres: postgres.value, redis: redis.value, addresses, stop };
  }
  for (const start of starts) if (start.status === 'fulfilled') await start.value.stop();
  throw starts.find((start) => start.status === 'rejected')?.reason;
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
