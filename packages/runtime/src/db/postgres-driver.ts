import { type Driver, PostgresDialect, type TransactionSettings } from 'kysely';
import type { Pool } from 'pg';
import { openPool, type OpenPool } from './open-pool.js';
import { PooledConnection } from './postgres-connection.js';
import { createSlowStatements, DEFAULT_SLOW_STATEMENT_MS, type SlowStatements } from './slow-statements.js';
import { DEFAULT_TIMEOUTS, type DatabaseTimeouts } from './timeouts.js';
import type { Logger } from '../log/logger.js';

export interface PoolOptions {
  url: string;
  max: number;
  logger?: Logger | undefined;
  timeouts?: DatabaseTimeouts | undefined;
  /** Statements that take longer are logged; 0: none. */
  slowStatementMs?: number | undefined;
}

export interface PoolUsage {
  busy: number;
  idle: number;
  waiting: number;
  max: number;
  /** Statements that took longer than is good, since the process started. */
  slowStatements: number;
}

/**
 * Postgres for MikroORM, by a driver of our own (docs/adr/0012):
 * - a statement of `query` with parameters is prepared once a connection, so Postgres parses and plans it once; behind a pool that
 *   loses what is prepared it is sent unnamed (docs/adr/0098);
 * - `begin` travels with the statement that follows it, and the answer to `rollback` is not awaited;
 * - a transaction that Postgres ended by going away gives its connection back, which Kysely's own driver does not;
 * - a connection in use on which nothing came or went for too long is ended. A half-open one
 *   would keep its request, and its place in the pool, for ever.
 */
export class PooledPostgres extends PostgresDialect {
  readonly #lazy: LazyPool;
  readonly #slow: SlowStatements;

  constructor(options: PoolOptions) {
    const { url, max, logger, timeouts = DEFAULT_TIMEOUTS } = options;
    const lazy = new LazyPool(max, () => openPool({ url, max, timeouts, logger }));
    super({ pool: async () => (await lazy.open()).pool });
    this.#lazy = lazy;
    this.#slow = createSlowStatements(options.slowStatementMs ?? DEFAULT_SLOW_STATEMENT_MS, logger);
  }

  override createDriver(): Driver {
    return new PooledDriver(this.#lazy, this.#slow);
  }

  /** How the connections are used now; `waiting` are requests that have none. */
  usage(): PoolUsage {
    return { ...this.#lazy.usage(), slowStatements: this.#slow.count };
  }
}

/** Opened by the first who needs a connection, and tried again by the next where that failed. */
class LazyPool {
  #opening: Promise<OpenPool> | undefined;
  #pool: Pool | undefined;

  constructor(
    private readonly max: number,
    private readonly openPool: () => Promise<OpenPool>,
  ) {}

  open(): Promise<OpenPool> {
    this.#opening ??= this.openPool().then(
      (opened) => {
        this.#pool = opened.pool;
        return opened;
      },
      (error: unknown) => {
        this.#opening = undefined;
        throw error;
      },
    );
    return this.#opening;
  }

  usage(): Omit<PoolUsage, 'slowStatements'> {
    const { totalCount = 0, idleCount = 0, waitingCount = 0 } = this.#pool ?? {};
    return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount, max: this.max };
  }

  async close(): Promise<void> {
    const opened = await this.#opening?.catch(() => undefined);
    await opened?.pool.end();
  }
}

class PooledDriver implements Driver {
  constructor(
    private readonly lazy: LazyPool,
    private readonly slow: SlowStatements,
  ) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PooledConnection> {
    const { pool, server } = await this.lazy.open();
    return new PooledConnection(await pool.connect(), server, this.slow);
  }

  async beginTransaction(connection: PooledConnection, settings: TransactionSettings): Promise<void> {
    const { isolationLevel, accessMode } = settings;
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : '';
    connection.begin(`start transaction${level}${accessMode ? ` ${accessMode}` : ''}`);
  }

  async commitTransaction(connection: PooledConnection): Promise<void> {
    await connection.end('commit');
  }

  async rollbackTransaction(connection: PooledConnection): Promise<void> {
    connection.rollback();
  }

  async savepoint(connection: PooledConnection, name: string): Promise<void> {
    await connection.send(`savepoint "${name}"`);
  }

  async rollbackToSavepoint(connection: PooledConnection, name: string): Promise<void> {
    await connection.send(`rollback to savepoint "${name}"`);
  }

  async releaseSavepoint(connection: PooledConnection, name: string): Promise<void> {
    await connection.send(`release savepoint "${name}"`);
  }

  async releaseConnection(connection: PooledConnection): Promise<void> {
    await connection.release();
  }

  async destroy(): Promise<void> {
    await this.lazy.close();
  }
}
