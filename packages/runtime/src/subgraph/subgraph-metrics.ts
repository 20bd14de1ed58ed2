import type { ExecutionResult } from 'graphql';
import { Gauge, Histogram, type Registry } from 'prom-client';
import type { Database } from '../db/database.js';
import { readPostgresState, type PostgresState } from '../db/postgres-state.js';
import { sharedMetric } from '../telemetry/shared-metric.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** A dependency that keeps silent is down; a scrape must not wait for it. */
const ASK_WITHIN_MS = 1_500;
/** Codes of errors that are not the fault of the request. */
const FAILURES = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'AUDIT_UNAVAILABLE']);

type Outcome = 'ok' | 'refused' | 'failed';

export interface SubgraphMetrics {
  /** Runs one operation and observes it. */
  measure(kind: string, run: () => Promise<ExecutionResult>): Promise<ExecutionResult>;
  register(registry: Registry): void;
}

/** Rate, errors and duration of what a subgraph is asked, its pool, whether it is ready, and the Postgres it uses. */
export function createSubgraphMetrics(
  subgraph: string,
  database: Database,
  ready: () => Promise<void>,
): SubgraphMetrics {
  let operations: Histogram | undefined;
  return {
    async measure(kind, run) {
      if (!operations) return run();
      const startedAt = performance.now();
      let outcome: Outcome = 'failed';
      try {
        const result = await run();
        outcome = outcomeOf(result);
        return result;
      } finally {
        operations.observe({ subgraph, kind, outcome }, (performance.now() - startedAt) / 1_000);
      }
    },
    register(registry) {
      operations = operationsOf(registry);
      gauge(registry, 'subgraph_ready', 'Whether a subgraph reaches its dependencies', ['subgraph']).readWith(
        async (up) => up.set({ subgraph }, (await within(ready().then(() => true))) ? 1 : 0),
      );
      registerPool(registry, subgraph, database);
      if (database.replica) registerReplica(registry, subgraph, database.replica);
      registerPostgres(registry, subgraph, database);
    },
  };
}

function outcomeOf({ errors = [] }: ExecutionResult): Outcome {
  if (errors.length === 0) return 'ok';
  return errors.some(({ extensions }) => FAILURES.has(String(extensions['code']))) ? 'failed' : 'refused';
}

function operationsOf(registry: Registry): Histogram {
  const name = 'subgraph_operation_duration_seconds';
  return sharedMetric<Histogram>(
    registry,
    name,
    () =>
      new Histogram({
        name,
        help: 'Operations a subgraph was asked, by outcome: `failed` is not the fault of the request',
        labelNames: ['subgraph', 'kind', 'outcome'],
        buckets: SECONDS,
        registers: [registry],
      }),
  ).metric;
}

function registerPool(registry: Registry, subgraph: string, database: Database): void {
  const help = 'Postgres connections of a service by use; `waiting` are requests that wait for one';
  gauge(registry, 'database_pool_connections', help, ['subgraph', 'state']).readWith((connections) => {
    const { busy, idle, waiting } = database.pool();
    connections.set({ subgraph, state: 'busy' }, busy);
    connections.set({ subgraph, state: 'idle' }, idle);
    connections.set({ subgraph, state: 'waiting' }, waiting);
  });
  gauge(registry, 'database_pool_max', 'Most Postgres connections of a service', ['subgraph']).readWith(
    (max) => max.set({ subgraph }, database.pool().max),
  );
  const slow = 'Statements that took longer than DATABASE_SLOW_STATEMENT_MS, since the process started';
  gauge(registry, 'database_slow_statements', slow, ['subgraph']).readWith((statements) =>
    statements.set({ subgraph }, database.pool().slowStatements),
  );
}

function registerReplica(
  registry: Registry,
  subgraph: string,
  replica: NonNullable<Database['replica']>,
): void {
  const reads = 'Reads of visitors by the server they were made at, since the process started';
  gauge(registry, 'database_visitor_reads', reads, ['subgraph', 'server']).readWith((metric) => {
    for (const [server, count] of Object.entries(replica.counts())) metric.set({ subgraph, server }, count);
  });
  const lag = 'How old what the replica shows is at most; absent while that is not known';
  gauge(registry, 'database_replica_lag_seconds', lag, ['subgraph']).readWith((metric) => {
    const lagMs = replica.lagMs();
    if (lagMs === undefined) metric.remove({ subgraph });
    else metric.set({ subgraph }, lagMs / 1_000);
  });
}

/** Every service says what it sees of its Postgres, so that each may have one of its own. */
function registerPostgres(registry: Registry, subgraph: string, database: Database): void {
  let asked: Promise<PostgresState | undefined> | undefined;
  // One statement a scrape, whichever metric is read first.
  const state = () =>
    (asked ??= within(readPostgresState(database)).finally(() => setImmediate(() => (asked = undefined))));
  for (const [name, { help, of }] of Object.entries(POSTGRES)) {
    gauge(registry, name, help, ['subgraph']).readWith(async (metric) => {
      const known = await state();
      const value = known && of(known);
      if (value === undefined || value === null) metric.remove({ subgraph });
      else metric.set({ subgraph }, value);
    });
  }
}

const POSTGRES: Record<string, { help: string; of: (state: PostgresState) => number | null }> = {
  postgres_connections: {
    help: 'Connections to the database, of all its clients',
    of: ({ connections }) => connections,
  },
  postgres_max_connections: {
    help: 'Connections that Postgres takes in all',
    of: ({ max_connections }) => max_connections,
  },
  postgres_deadlocks: { help: 'Deadlocks since the statistics began', of: ({ deadlocks }) => deadlocks },
  postgres_rollbacks: { help: 'Transactions rolled back since then', of: ({ rollbacks }) => rollbacks },
  postgres_temporary_bytes: {
    help: 'Bytes that sorts and joins wrote to disk since then',
    of: ({ temporary_bytes }) => temporary_bytes,
  },
  postgres_database_bytes: { help: 'Size of the database', of: ({ database_bytes }) => database_bytes },
  postgres_archive_failures: {
    help: 'Segments of the write-ahead log that could not be archived',
    of: ({ archive_failures }) => archive_failures,
  },
  postgres_archived_timestamp_seconds: {
    help: 'When the last segment was archived; absent where nothing is',
    of: ({ archived_at }) => archived_at,
  },
};

function gauge(registry: Registry, name: string, help: string, labelNames: string[]) {
  return sharedMetric<Gauge>(
    registry,
    name,
    (readAll) =>
      new Gauge({
        name,
        help,
        labelNames,
        registers: [registry],
        async collect() {
          await readAll(this);
        },
      }),
  );
}

/** Undefined when it fails or keeps silent: metrics stay readable while Postgres or Redis is away. */
async function within<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ASK_WITHIN_MS, undefined);
  });
  return Promise.race([answer.catch(() => undefined), silence]).finally(() => clearTimeout(timer));
}
