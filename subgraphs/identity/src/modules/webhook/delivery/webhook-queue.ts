import type { Logger } from '@propmubi/runtime';
import { createJobQueue, installJobQueues, type JobQueue } from '@propmubi/runtime/jobs';

/** Deliveries of one endpoint about one subject, which are made one after the other. Ids, nothing else. */
export interface LaneJob {
  organizationId: string;
  endpointId: string;
  subjectId: string;
}

const JOBS_SCHEMA = 'identity_jobs';
const QUEUE = 'webhook';
const DEAD_LETTERS = 'webhook-dead-letter';
/** Lanes that are worked on at once in one process. */
const LANES = 16;
/** Of one endpoint: a receiver that lets each attempt run into its time limit holds no other up. */
const LANES_OF_ENDPOINT = 8;

/**
 * A job works a lane until it is empty or its next attempt lies ahead, for which it adds another job. So jobs fail only where the
 * platform does, and are tried again soon; what a receiver refuses is counted with each delivery.
 */
export function installWebhookQueue(ownerUrl: string): Promise<void> {
  const queues = {
    [DEAD_LETTERS]: { retryLimit: 0, deleteAfterSeconds: 30 * 86_400 },
    [QUEUE]: {
      retryLimit: 5,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 60,
      expireInSeconds: 120,
      deleteAfterSeconds: 3_600,
      deadLetter: DEAD_LETTERS,
    },
  };
  return installJobQueues(ownerUrl, JOBS_SCHEMA, { service: 'identity', queues });
}

export function createWebhookQueue(databaseUrl: string, logger: Logger): JobQueue<LaneJob> {
  return createJobQueue<LaneJob>({
    databaseUrl,
    schema: JOBS_SCHEMA,
    queue: QUEUE,
    logger,
    lanes: LANES,
    perGroup: LANES_OF_ENDPOINT,
  });
}
