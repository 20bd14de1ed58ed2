import type { Logger } from '@propmubi/runtime';
import { createJobQueue, installJobQueues, type JobQueue } from '@propmubi/runtime/jobs';

/** What a job says: ids, nothing else. Text and address are read when it is sent. */
export interface DeliveryJob {
  deliveryId: string;
  userId: string;
}

const JOBS_SCHEMA = 'identity_jobs';
const QUEUE = 'notification';
const DEAD_LETTERS = 'notification-dead-letter';
/** One attempt and seven more, after about 5, 10, 20 … 320 s: for a provider that is away for ten minutes. */
export const MOST_ATTEMPTS = 8;
const LANES = 8;

export function installDeliveryQueue(ownerUrl: string): Promise<void> {
  const queues = {
    [DEAD_LETTERS]: { retryLimit: 0, deleteAfterSeconds: 30 * 86_400 },
    [QUEUE]: {
      retryLimit: MOST_ATTEMPTS - 1,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: 600,
      expireInSeconds: 60,
      deleteAfterSeconds: 86_400,
      deadLetter: DEAD_LETTERS,
    },
  };
  return installJobQueues(ownerUrl, JOBS_SCHEMA, { service: 'identity', queues });
}

export function createDeliveryQueue(databaseUrl: string, logger: Logger): JobQueue<DeliveryJob> {
  return createJobQueue<DeliveryJob>({
    databaseUrl,
    schema: JOBS_SCHEMA,
    queue: QUEUE,
    deadLetters: DEAD_LETTERS,
    logger,
    lanes: LANES,
  });
}
