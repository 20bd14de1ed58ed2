import { type EntityManager, type Logger, serviceRoleGrants } from '@propmubi/runtime';
import { CompiledQuery } from 'kysely';
import type { DeadlineScheduler, DeadlineCheck } from '../lead/lead-transaction.js';
import { PgBoss } from 'pg-boss';

/**
 * Wakes the deadlines of leads on time. A timer is written in the transaction that sets the deadline, and one that is
 * lost all the same only makes its lead wait for the next sweep.
 */
export interface Timers extends DeadlineScheduler {
  /** Begins to fire timers; before that, and without pg-boss, sweeps do the work. */
  start(fire: (wake: Omit<DeadlineCheck, 'at'>) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export const TIMERS_SCHEMA = 'crm_jobs';
const QUEUE = 'lead-deadline';
const POLL_S = 1;
const BATCH = 50;
const STOP_TIMEOUT_MS = 5_000;
const SILENT_AFTER_MS = 15_000;

/** Brings pg-boss's own schema up with the owner role; the application's role gets to use it, not to change it. */
export async function installTimers(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: TIMERS_SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    await boss.createQueue(QUEUE, {
      retryLimit: 3,
      retryDelay: 5,
      expireInSeconds: 60,
      deleteAfterSeconds: 3_600,
    });
    await boss.getDb().executeSql(`
      grant usage on schema ${TIMERS_SCHEMA} to propmubi_app;
      grant select, insert, update, delete on all tables in schema ${TIMERS_SCHEMA} to propmubi_app;
      grant usage, select on all sequences in schema ${TIMERS_SCHEMA} to propmubi_app;
      grant execute on all functions in schema ${TIMERS_SCHEMA} to propmubi_app;
      ${serviceRoleGrants(TIMERS_SCHEMA, 'crm')}`);
  } finally {
    await boss.stop({ graceful: false });
  }
}

export function createTimers(databaseUrl: string, logger: Logger): Timers {
  let boss: PgBoss | undefined;
  return {
    async schedule(em, deadlineChecks) {
      if (!boss || deadlineChecks.length === 0) return;
      const jobs = deadlineChecks.map(({ organizationId, leadId, at }) => ({
        data: { organizationId, leadId },
        startAfter: at,
      }));
      await boss.insert(QUEUE, jobs, { db: inTransactionOf(em) });
    },
    async start(fire) {
      if (boss) return;
      const starting = new PgBoss({
        connectionString: databaseUrl,
        schema: TIMERS_SCHEMA,
        max: 2,
        migrate: false,
        createSchema: false,
        schedule: false,
        reindex: false,
        monitorVacuum: false,
        // Handed on to pg: a connection that went silent is given up, like those of requests.
        ...{ query_timeout: SILENT_AFTER_MS },
      });
      starting.on('error', (error) => logger.warn({ err: error }, 'timers'));
      await starting.start();
      await starting.work<Omit<DeadlineCheck, 'at'>>(
        QUEUE,
        { pollingIntervalSeconds: POLL_S, batchSize: BATCH },
        async (jobs) => {
          // One that fails is the next sweep's; it must not bring the others back.
          for (const { data } of jobs) {
            await fire(data).catch((error: unknown) =>
              logger.error({ err: error, leadId: data.leadId }, 'deadline not enforced'),
            );
          }
        },
      );
      boss = starting;
    },
    async stop() {
      const stopping = boss;
      boss = undefined;
      await stopping?.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    },
  };
}

/** pg-boss's statements on the connection of our transaction, so that timer and deadline commit together. */
function inTransactionOf(em: EntityManager) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => {
      const { rows } = await em.getKysely().executeQuery(CompiledQuery.raw(text, values));
      return { rows: rows as unknown[] };
    },
  };
}
