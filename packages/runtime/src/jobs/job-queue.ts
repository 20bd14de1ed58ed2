import { CompiledQuery } from 'kysely';
import { type Job, type JobResult, PgBoss } from 'pg-boss';
import type { EntityManager } from '../db/entity-manager.js';
import type { Logger } from '../log/logger.js';

export interface NewJob<Data extends object> {
  /** Ids only: jobs are read across tenants and outlive an erasure. */
  data: Data;
  /** Not before; at once without it. */
  startAfter?: Date;
  /** Jobs of one group share what `perGroup` allows them. */
  group?: string;
  /** Not added where one of this key was added in the same span of so many seconds. */
  once?: { key: string; perSeconds: number };
}

/** One queue of pg-boss, in Postgres: jobs survive any process, and commit with what they are about. */
export interface JobQueue<Data extends object> {
  /** Adds jobs in the transaction of `em`. Before `start`, and where the queue was never installed, does nothing. */
  add(em: EntityManager, jobs: readonly NewJob<Data>[]): Promise<void>;
  /** The statements of `add`, for a transaction that sends them together with others. */
  statements(jobs: readonly NewJob<Data>[]): Promise<CompiledQuery[]>;
  /**
   * Begins to work: each job is handled by itself. One that throws is tried again as its queue's settings say, and then
   * becomes a dead letter.
   */
  start(handle: (data: Data) => Promise<void>): Promise<void>;
  /** Gives dead letters to the queue again, in the transaction of `em`; returns how many, none before `start`. */
  retryFailed(em: EntityManager): Promise<number>;
  /** Waits for jobs under way, a few seconds at most. */
  stop(): Promise<void>;
}

export interface JobQueueOptions {
  databaseUrl: string;
  schema: string;
  queue: string;
  logger: Logger;
  /** Jobs that are worked on at once; one by default. */
  lanes?: number;
  /** Where jobs end up that failed for good. */
  deadLetters?: string;
  /** How many of those may be of one group, in this process: one that is slow leaves room for others. */
  perGroup?: number;
  /** With `perGroup`: how often jobs are looked for, in seconds, where the last look did not find enough. */
  pollSeconds?: number;
}

const WORK_OPTIONS = { pollingIntervalSeconds: 1, batchSize: 50, perJobResults: true } as const;
/** Workers of their own, so that no job waits for the slowest of a batch; full batches are followed by the next at once. */
const GROUPED = {
  batchSize: 2,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const;
const STOP_TIMEOUT_MS = 5_000;
const SILENT_AFTER_MS = 15_000;

export function createJobQueue<Data extends object>({
  databaseUrl,
  schema,
  queue,
  logger,
  lanes = 1,
  perGroup,
  pollSeconds = 0.5,
  deadLetters,
}: JobQueueOptions): JobQueue<Data> {
  let boss: PgBoss | undefined;
  let handler: (data: Data) => Promise<void>;
  const statementsOf = async (jobs: readonly NewJob<Data>[]): Promise<CompiledQuery[]> => {
    if (!boss || jobs.length === 0) return [];
    const statements: CompiledQuery[] = [];
    const inserted = jobs.map(({ group, once, ...job }) => ({
      ...job,
      ...(group && { group: { id: group } }),
      ...(once && { singletonKey: once.key, singletonSeconds: once.perSeconds }),
    }));
    await boss.insert(queue, inserted, { db: keepingIn(statements) });
    return statements;
  };
  const work = async ({ id, data }: Job<Data>): Promise<JobResult> => {
    try {
      await handler(data);
      return { id, status: 'completed' };
    } catch (error) {
      logger.warn({ err: error, queue, jobId: id }, 'job failed');
      return { id, status: 'failed' };
    }
  };
  return {
    async add(em, jobs) {
      for (const statement of await statementsOf(jobs)) await em.getKysely().executeQuery(statement);
    },
    statements: statementsOf,
    async start(handle) {
      if (boss) return;
      handler = handle;
      const starting = new PgBoss({
        connectionString: databaseUrl,
        schema,
        max: 2,
        migrate: false,
        createSchema: false,
        schedule: false,
        reindex: false,
        monitorVacuum: false,
        // Handed on to pg: a connection that went silent is given up, like those of requests.
        ...{ query_timeout: SILENT_AFTER_MS },
      });
      starting.on('error', (error) => logger.warn({ err: error, queue }, 'jobs'));
      await starting.start();
      if (perGroup === undefined)
        await starting.work<Data, unknown, typeof WORK_OPTIONS>(queue, WORK_OPTIONS, (jobs) =>
          inLanes(jobs, lanes, work),
        );
      else {
        const { batchSize } = GROUPED;
        const options = {
          ...GROUPED,
          pollingIntervalSeconds: pollSeconds,
          localConcurrency: lanes / batchSize,
          localGroupConcurrency: perGroup,
        };
        await starting.work<Data, unknown, typeof options>(queue, options, (jobs) =>
          inLanes(jobs, batchSize, work),
        );
      }
      boss = starting;
    },
    async retryFailed(em) {
      if (!boss || deadLetters === undefined) return 0;
      return boss.redrive(deadLetters, { sourceName: queue, db: runningIn(em) });
    },
    async stop() {
      const stopping = boss;
      boss = undefined;
      await stopping?.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    },
  };
}

/** Results in any order: each names its job. */
async function inLanes<Data>(
  jobs: readonly Job<Data>[],
  lanes: number,
  work: (job: Job<Data>) => Promise<JobResult>,
): Promise<JobResult[]> {
  const waiting = [...jobs];
  const results: JobResult[] = [];
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) results.push(await work(job));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** Takes pg-boss's statements: they run on the connection of our transaction, so that a job and what it is about commit together. */
function keepingIn(statements: CompiledQuery[]) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => {
      statements.push(CompiledQuery.raw(text, values));
      return { rows: [] };
    },
  };
}

/** Has pg-boss's statements run in our transaction. */
function runningIn(em: EntityManager) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => {
      const { rows } = await em.getKysely().executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}
