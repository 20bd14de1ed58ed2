import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient, QueryConfig, QueryResult as PgResult } from 'pg';
import { noteChange } from '../audit/observe-mutation.js';
import { streamOf } from './client-stream.js';
import { isPreparedLost } from './pooling.js';
import type { SlowStatements } from './slow-statements.js';
import { nameOf, preparedOnce } from './statement-names.js';

/** What all connections of a pool know of the server. */
export interface ServerTraits {
  /** Statements that set what a transaction is limited by, where the connection itself could not be told. */
  limits: string | undefined;
  /** Whether what was prepared by name is there at the next use. */
  keepsPrepared: boolean;
  /** Called when it turns out that it is not. */
  onPreparedLost(): void;
}

export class PooledConnection implements DatabaseConnection {
  /** A transaction that begins with the next statement. */
  #opening: string | undefined;
  /** What it sets then. */
  #settings: CompiledQuery | undefined;
  #isInTransaction = false;
  /** Whether the rollback under way leaves a connection to go on with. */
  #rolledBack: Promise<boolean> | undefined;

  constructor(
    private readonly client: PoolClient,
    private readonly server: ServerTraits,
    private readonly slow: SlowStatements,
  ) {}

  begin(statement: string): void {
    const { limits } = this.server;
    this.#opening = limits ? `${statement}; ${limits}` : statement;
    this.#isInTransaction = true;
  }

  async end(statement: 'commit' | 'rollback'): Promise<void> {
    this.#isInTransaction = false;
    const isOpen = this.#opening === undefined;
    this.#opening = undefined;
    this.#settings = undefined;
    if (isOpen) await this.#query(statement);
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
    if (SETTINGS in compiled) {
      this.#settings = compiled;
      return { rows: [] };
    }
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
      parameters.length === 0 ? this.send(sql) : this.#sendBound(compiled),
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
    // Statements of one text are a transaction also without a `begin`.
    const before = this.#isInTransaction ? this.#opening : this.server.limits;
    if (before === undefined) return this.#query(sql);
    if (this.#settings) return this.#opened(() => this.#query(sql));
    this.#opening = undefined;
    const results = (await this.#query(`${before}; ${sql}`)) as unknown as PgResult[];
    return results.at(-1) as PgResult;
  }

  async #sendBound(compiled: CompiledQuery): Promise<PgResult> {
    const { limits } = this.server;
    if (this.#isInTransaction || limits === undefined) return this.#opened(() => this.#bound(compiled));
    const sent = [this.#query(`begin; ${limits}`), this.#bound(compiled), this.#query('commit')] as const;
    // The connection is not given back before the last is answered.
    await Promise.allSettled(sent);
    const [, result] = await Promise.all(sent);
    return result;
  }

  /** Sends the `begin` that waits, with what it sets, ahead of a statement. */
  async #opened(send: () => Promise<PgResult>): Promise<PgResult> {
    const [opening, settings] = [this.#opening, this.#settings];
    this.#opening = undefined;
    this.#settings = undefined;
    if (opening === undefined) return send();
    const sent = [this.#query(opening), ...(settings ? [this.#bound(settings)] : []), send()];
    // Once one has failed Postgres refuses those behind it: the first says why.
    return (await Promise.all(sent)).at(-1) as PgResult;
  }

  async #bound(compiled: CompiledQuery): Promise<PgResult> {
    const query: QueryConfig = { text: compiled.sql, values: [...compiled.parameters] };
    const name = this.server.keepsPrepared ? nameOf(compiled) : undefined;
    if (name === undefined) return this.#query(query);
    try {
      return await this.#query({ ...query, name });
    } catch (error) {
      if (isPreparedLost(error)) this.server.onPreparedLost();
      throw error;
    }
  }

  /** What is sent in one turn leaves in one write: each is a call of the system, and a packet that wakes Postgres. */
  #query(query: QueryConfig | string): Promise<PgResult> {
    const stream = streamOf(this.client);
    stream.cork();
    process.nextTick(() => stream.uncork());
    return this.client.query(query as QueryConfig);
  }
}

const TOGETHER = Symbol('together');

/** Statements that are sent without waiting for each other; the rows of its result are their results. */
export function sentTogether(statements: readonly CompiledQuery[]): CompiledQuery<QueryResult<unknown>> {
  return Object.assign({}, statements[0], { [TOGETHER]: statements }) as CompiledQuery<QueryResult<unknown>>;
}

const SETTINGS = Symbol('settings');

/** What a transaction sets before anything else: it is not sent by itself, but with the first statement. */
export function settingsOf(statement: CompiledQuery): CompiledQuery {
  return Object.assign(preparedOnce(statement), { [SETTINGS]: true });
}
