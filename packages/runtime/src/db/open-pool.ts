import pg from 'pg';
import { streamOf } from './client-stream.js';
import { detectPooling } from './pooling.js';
import type { ServerTraits } from './postgres-connection.js';
import { typesAsText } from './text-types.js';
import type { DatabaseTimeouts } from './timeouts.js';
import type { Logger } from '../log/logger.js';

export interface OpenPool {
  pool: pg.Pool;
  server: ServerTraits;
}

export interface OpenPoolOptions {
  url: string;
  max: number;
  timeouts: DatabaseTimeouts;
  logger: Logger | undefined;
}

/** Opening a connection costs both sides more than a hundred statements do (SCRAM, prepared statements). */
const IDLE_MS = 300_000;
/** A connection is silent this long after Postgres would have ended the statement itself. */
const SILENT_AFTER_STATEMENT_MS = 1_000;

/**
 * Opens a pool of connections to what is behind an address. A pool there, such as PgBouncer, takes no timeouts from who connects:
 * each transaction sets them. Where it also loses prepared statements they go without a name.
 * @throws what `pg` throws where Postgres does not answer
 */
export async function openPool(options: OpenPoolOptions): Promise<OpenPool> {
  const { url, timeouts, logger } = options;
  const { isPooled, sharesSessions, keepsPrepared } = await detectPooling(url);
  const server: ServerTraits = {
    limits: isPooled ? limitsOf(timeouts) : undefined,
    keepsPrepared,
    onPreparedLost() {
      if (!server.keepsPrepared) return;
      server.keepsPrepared = false;
      logger?.warn(
        { host: new URL(url).host },
        'a prepared statement was lost: statements are sent unnamed from now on',
      );
    },
  };
  if (isPooled)
    logger?.info(
      { host: new URL(url).host, sharesSessions, keepsPrepared },
      keepsPrepared
        ? 'connected to a pool that keeps prepared statements'
        : 'connected to a pool that loses prepared statements: statements are sent unnamed',
    );
  return { pool: createPool(options, isPooled), server };
}

function createPool({ url, max, timeouts, logger }: OpenPoolOptions, isPooled: boolean): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: IDLE_MS,
    // Without it a request waits for ever while Postgres restarts.
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    ...(!isPooled && {
      statement_timeout: timeouts.statement,
      lock_timeout: timeouts.lock,
      idle_in_transaction_session_timeout: timeouts.idleInTransaction,
    }),
    types: typesAsText,
    // A statement may be sent before the one ahead of it is answered: `begin` costs no round trip of its own.
    pipeline: true,
  } as pg.PoolConfig);
  // The statement itself rejects; without an 'error' listener a restart of Postgres would end the process.
  const lost = (error: Error) => logger?.debug({ err: error }, 'postgres connection lost');
  pool.on('error', lost);
  pool.on('connect', (client) => {
    client.on('error', lost);
    streamOf(client).on('timeout', () => streamOf(client).destroy());
  });
  pool.on('acquire', (client) => streamOf(client).setTimeout(timeouts.statement + SILENT_AFTER_STATEMENT_MS));
  pool.on('release', (_error, client) => streamOf(client).setTimeout(0));
  return pool;
}

function limitsOf({ statement, lock, idleInTransaction }: DatabaseTimeouts): string {
  return [
    `set local statement_timeout = ${statement}`,
    `set local lock_timeout = ${lock}`,
    `set local idle_in_transaction_session_timeout = ${idleInTransaction}`,
  ].join('; ');
}
