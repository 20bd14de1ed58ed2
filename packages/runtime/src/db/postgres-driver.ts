import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import pg, { type Pool, type PoolClient, type QueryResult as PgResult } from 'pg';
import { noteChange } from '../audit/observe-mutation.js';
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

/** Opening a connection costs both sides more than a hundred statements do (SCRAM, prepared statements). */
const IDLE_MS = 300_000;
/** A connection is silent this long after Postgres would have ended the statement itself. */
const SILENT_AFTER_STATEMENT_MS = 1_000;

/**
 * Postgres for MikroORM, by a driver of our own (docs/adr/0012):
 * - a statement of `query` with parameters is prepared once a connection, so Postgres parses and plans it once;
 * - `begin` travels with the statement that follows it, and the answer to `rollback` is not awaited;
 * - a transaction that Postgres ended by going away gives its connection back, which Kysely's own driver does not;
 * - a connection in use on which nothing came or went for too long is ended. A half-open one
 *   would keep its request, and its place in the pool, for ever.
 */
export class PooledPostgres extends PostgresDialect {
  readonly #pool: Pool;
  readonly #slow: SlowStatements;

  constructor({
    url,
    max,
    logger,
    timeouts = DEFAULT_TIMEOUTS,
    slowStatementMs = DEFAULT_SLOW_STATEMENT_MS,
  }: PoolOptions) {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      idleTimeoutMillis: IDLE_MS,
      // Without it a request waits for ever while Postgres restarts.
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      statement_timeout: timeouts.statement,
      lock_timeout: timeouts.lock,
      idle_in_transaction_session_timeout: timeouts.idleInTransaction,
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
    pool.on('acquire', (client) =>
      streamOf(client).setTimeout(timeouts.statement + SILENT_AFTER_STATEMENT_MS),
    );
    pool.on('release', (_error, client) => streamOf(client).setTimeout(0));
    super({ pool });
    this.#pool = pool;
    this.#slow = createSlowStatements(slowStatementMs, logger);
  }

  override createDriver(): Driver {
    return new PooledDriver(this.#pool, this.#slow);
  }

  /** How the connections are used now; `waiting` are requests that have none. */
  usage(): PoolUsage {
    const { totalCount, idleCount, waitingCount, options } = this.#pool;
    return {
      busy: totalCount - idleCount,
      idle: idleCount,
      waiting: waitingCount,
      max: options.max,
      slowStatements: this.#slow.count,
    };
  }
}

function streamOf(client: PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

class PooledDriver implements Driver {
  constructor(
    private readonly pool: Pool,
    private readonly slow: SlowStatements,
  ) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PooledConnection> {
    return new PooledConnection(await this.pool.connect(), this.slow);
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
    await this.pool.end();
  }
}

class PooledConnection implements DatabaseConnection {
  /** A transaction that begins with the next statement. */
  #opening: string | undefined;
  /** Whether the rollback under way leaves a connection to go on with. */
  #rolledBack: Promise<boolean> | undefined;

  constructor(
    private readonly client: PoolClient,
    private readonly slow: SlowStatements,
  ) {}

  begin(statement: string): void {
    this.#opening = statement;
  }

  async end(statement: 'commit' | 'rollback'): Promise<void> {
    if (this.#opening === undefined) await this.client.query(statement);
    this.#opening = undefined;
  }

  /** One that fails has lost its connection, and with it the transaction. */
  rollback(): void {
    this.#rolledBack = this.end('rollback').then(
      () => true,
      () => false,
    );
  }

  async release(): Promise<void> {
    const isUsable = (await this.#rolledBack) ?? true;
    this.client.release(!isUsable);
  }

  async executeQuery<Row>(compiled: CompiledQuery): Promise<QueryResult<Row>> {
    if (!(TOGETHER in compiled)) return this.#execute(compiled);
    const sent = (compiled[TOGETHER] as CompiledQuery[]).map((one) => this.#execute<Row>(one));
    // Once one has failed Postgres refuses those behind it: the first says why.
    const failed = (await Promise.allSettled(sent)).find((one) => one.status === 'rejected');
    if (failed) throw failed.reason as Error;
    return { rows: (await Promise.all(sent)) as unknown as Row[] };
  }

  async #execute<Row>(compiled: CompiledQuery): Promise<QueryResult<Row>> {
    const { sql, parameters } = compiled;
    const { command, rowCount, rows } = await this.slow.watch(sql, () =>
      parameters.length === 0
        ? this.send(sql)
        : this.#sendBound({ text: sql, values: [...parameters], name: nameOf(compiled) }),
    );
    const changed = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
    if (changed) noteChange(sql, rowCount ?? 0);
    return {
      rows: (rows ?? []) as Row[],
      ...(changed && { numAffectedRows: BigInt(rowCount ?? 0) }),
    };
  }

  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Rows are read in pages, not streamed.');
  }

  /** Sends plain text, together with the `begin` that waits. */
  async send(sql: string): Promise<PgResult> {
    const opening = this.#opening;
    if (opening === undefined) return this.client.query(sql);
    this.#opening = undefined;
    const results = (await this.client.query(`${opening}; ${sql}`)) as unknown as PgResult[];
    return results.at(-1) as PgResult;
  }

  async #sendBound(query: pg.QueryConfig & { name: string | undefined }): Promise<PgResult> {
    const opening = this.#opening;
    this.#opening = undefined;
    if (opening === undefined) return this.client.query(query as pg.QueryConfig);
    const [, result] = await Promise.all([
      this.client.query(opening),
      this.client.query(query as pg.QueryConfig),
    ]);
    return result;
  }
}

const TOGETHER = Symbol('together');

/** Statements that are sent without waiting for each other; the rows of its result are their results. */
export function sentTogether(statements: readonly CompiledQuery[]): CompiledQuery<QueryResult<unknown>> {
  return Object.assign({}, statements[0], { [TOGETHER]: statements }) as CompiledQuery<QueryResult<unknown>>;
}

const CONSTANT = Symbol('constant');
/** Each connection keeps a plan of each; a program that builds texts must not fill the memory of Postgres with them. */
const MAX_PREPARED = 2_000;
const names = new Map<string, string>();

/** Marks a statement whose text is a constant of the program: each connection prepares it once. */
export function preparedOnce<Row>(compiled: CompiledQuery<Row>): CompiledQuery<Row> {
  return Object.assign({}, compiled, { [CONSTANT]: true });
}

function nameOf(compiled: CompiledQuery): string | undefined {
  if (!(CONSTANT in compiled)) return undefined;
  const { sql } = compiled;
  let name = names.get(sql);
  if (name === undefined && names.size < MAX_PREPARED) {
    name = createHash('sha256').update(sql).digest('base64url').slice(0, 22);
    names.set(sql, name);
  }
  return name;
}

/** MikroORM, like the callers of raw SQL, reads dates and intervals from the text Postgres sends. */
const { builtins } = pg.types;
const TEXT_ARRAY = 1009;
const AS_TEXT = new Set<number>([builtins.DATE, builtins.TIMESTAMP, builtins.TIMESTAMPTZ, builtins.INTERVAL]);
/** date[], timestamp[], timestamptz[], interval[] */
const AS_TEXT_ARRAY = new Set([1182, 1115, 1185, 1187]);

const typesAsText: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (AS_TEXT.has(oid)) return (text: string) => text;
    return pg.types.getTypeParser(AS_TEXT_ARRAY.has(oid) ? TEXT_ARRAY : oid, format as 'text');
  },
};
