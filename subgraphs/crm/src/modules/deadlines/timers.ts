import type { Logger } from '@propmubi/runtime';
import { createJobQueue, installJobQueues } from '@propmubi/runtime/jobs';
import type { DeadlineCheck, DeadlineScheduler } from '../lead/lead-transaction.js';

type Wake = Omit<DeadlineCheck, 'at'>;

/**
 * Wakes the deadlines of leads on time. A timer is written in the transaction that sets the deadline, and one that is
 * lost all the same only makes its lead wait for the next sweep.
 */
export interface Timers extends DeadlineScheduler {
  /** Begins to fire timers; before that, and without pg-boss, sweeps do the work. */
  start(fire: (wake: Wake) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export const TIMERS_SCHEMA = 'crm_jobs';
const QUEUE = 'lead-deadline';

export function installTimers(ownerUrl: string): Promise<void> {
  const settings = { retryLimit: 3, retryDelay: 5, expireInSeconds: 60, deleteAfterSeconds: 3_600 };
  return installJobQueues(ownerUrl, TIMERS_SCHEMA, { service: 'crm', queues: { [QUEUE]: settings } });
}

export function createTimers(databaseUrl: string, logger: Logger): Timers {
  const queue = createJobQueue<Wake>({ databaseUrl, schema: TIMERS_SCHEMA, queue: QUEUE, logger });
  return {
    schedule: (em, deadlineChecks) => queue.add(em, deadlineChecks.map(jobOf)),
    statements: (deadlineChecks) => queue.statements(deadlineChecks.map(jobOf)),
    start: (fire) =>
      queue.start((wake) =>
        // One that fails is the next sweep's.
        fire(wake).catch((error: unknown) =>
          logger.error({ err: error, leadId: wake.leadId }, 'deadline not enforced'),
        ),
      ),
    stop: () => queue.stop(),
  };
}

function jobOf({ organizationId, leadId, at }: DeadlineCheck) {
  return { data: { organizationId, leadId }, startAfter: at };
}
