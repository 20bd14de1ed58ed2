import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient, QueryConfig, QueryResult as PgResult } from 'pg';
import { noteChange } from '../audit/observe-mutation.js';
import { isPreparedLost } from './pooling.js';
import type { SlowStatements } from './slow-statements.js';
import { nameOf } from './statement-names.js';

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
        : this.#sendBound({ text: sql, values: [...parameters] }, nameOf(compiled)),
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
    const before = this.#isInTransaction ? this.#takeOpening() : this.server.limits;
    if (before === undefined) return this.client.query(sql);
    const results = (await this.client.query(`${before}; ${sql}`)) as unknown as PgResult[];
    return results.at(-1) as PgResult;
  }

  async #sendBound(query: QueryConfig, name: string | undefined): Promise<PgResult> {
    const { keepsPrepared, limits } = this.server;
    const send = () =>
      keepsPrepared && name ? this.#sendNamed({ ...query, name }) : this.client.query(query);
    if (this.#isInTransaction || limits === undefined) {
      const opening = this.#takeOpening();
      if (opening === undefined) return send();
      const [, result] = await Promise.all([this.client.query(opening), send()]);
      return result;
    }
    const sent = [this.client.query(`begin; ${limits}`), send(), this.client.query('commit')] as const;
    // The connection is not given back before the last is answered.
    await Promise.allSettled(sent);
    const [, result] = await Promise.all(sent);
    return result;
  }

  async #sendNamed(query: QueryConfig): Promise<PgResult> {
    try {
      return await this.client.query(query);
    } catch (error) {
      if (isPreparedLost(error)) this.server.onPreparedLost();
      throw error;
    }
  }

  #takeOpening(): string | undefined {
    const opening = this.#opening;
    this.#opening = undefined;
    return opening;
  }
}

const TOGETHER = Symbol('together');

/** Statements that are sent without waiting for each other; the rows of its result are their results. */
export function sentTogether(statements: readonly CompiledQuery[]): CompiledQuery<QueryResult<unknown>> {
  return Object.assign({}, statements[0], { [TOGETHER]: statements }) as CompiledQuery<QueryResult<unknown>>;
}
