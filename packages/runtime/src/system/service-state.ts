import type { Database } from '../db/database.js';
import { query, sql } from '../db/query.js';
import type { ConsumerLag } from '../events/bus-types.js';
import { type DeadLetter, listDeadLetters } from '../events/dead-letters.js';
import { type JobQueueState, readJobQueues } from '../jobs/job-queue-states.js';
import { MOST_DEAD_LETTERS } from './service-state-schema.js';

/** A service that says how it is. */
export interface ReportingService {
  name: string;
  database: Database;
  /** Schemas of pg-boss that are its own. */
  jobSchemas: readonly string[];
  /** How far its consumer is; undefined before its event bus runs. */
  lag(): Promise<ConsumerLag> | undefined;
}

interface OutboxState {
  unpublishedEvents: number;
  unpublishedSince: Date | null;
  deadLetterCount: number;
}

/**
 * The fields of `ServiceState`, each read when it is asked for. What is in Postgres is read outside of any tenant: counts, ids
 * and codes of all of them.
 */
export function serviceState({ name, database, jobSchemas, lag }: ReportingService) {
  let outbox: Promise<OutboxState> | undefined;
  const readOutbox = () => (outbox ??= outboxState(name, database));
  return {
    unpublishedEvents: async () => (await readOutbox()).unpublishedEvents,
    unpublishedSince: async () => (await readOutbox()).unpublishedSince,
    deadLetterCount: async () => (await readOutbox()).deadLetterCount,
    deadLetters: (): Promise<DeadLetter[]> => listDeadLetters({ name, database }, MOST_DEAD_LETTERS),
    unhandledEvents: () => unhandledEvents(lag()),
    jobQueues: async (): Promise<JobQueueState[]> =>
      (await Promise.all(jobSchemas.map((schema) => readJobQueues(database, schema)))).flat(),
    connections: () => {
      const { max: most, ...use } = database.pool();
      return { ...use, most };
    },
  };
}

/** Null while Redis is away: the rest is shown all the same. */
async function unhandledEvents(asked: Promise<ConsumerLag> | undefined) {
  const lag = await asked?.catch(() => undefined);
  if (!lag) return null;
  return Object.entries(lag.unhandled).map(([recordedBy, count]) => ({ recordedBy, count }));
}

async function outboxState(name: string, database: Database): Promise<OutboxState> {
  const schema = sql.raw(`"${name}"`);
  const [row] = await query<{ unpublished: number; since: string | null; dead: number }>(
    database.orm.em.fork(),
    sql`select (select count(*)::int from ${schema}.outbox where published_at is null) as unpublished,
          (select min(recorded_at) from ${schema}.outbox where published_at is null) as since,
          (select count(*)::int from ${schema}.dead_letter) as dead`,
  );
  return {
    unpublishedEvents: row?.unpublished ?? 0,
    unpublishedSince: row?.since ? new Date(row.since) : null,
    deadLetterCount: row?.dead ?? 0,
  };
}
