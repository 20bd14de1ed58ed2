import type { EntityManager, Logger } from '@propmubi/runtime';
import { createJobQueue, installJobQueues, type JobQueue } from '@propmubi/runtime/jobs';
import type { SlowReceivers } from './slow-receivers.js';

/** Deliveries of one endpoint about one subject, which are made one after the other. Ids, nothing else. */
export interface LaneJob {
  organizationId: string;
  endpointId: string;
  subjectId: string;
}

/** A lane to be worked, and from when on. */
export interface ScheduledLane extends LaneJob {
  at: Date;
  /** Not where the lane was asked for in the same span of so many seconds. */
  oncePerSeconds?: number;
}

export const JOBS_SCHEMA = 'identity_jobs';
/** By name: lanes of receivers that answer at once, and of those that were slow lately. */
const QUEUES = { quick: 'webhook', slow: 'webhook-slow' } as const;
export type Pace = keyof typeof QUEUES;
const deadLettersOf = (queue: string) => `${queue}-dead-letter`;
/** Lanes of each that are worked on at once in one process. */
const LANES = 16;
/** Of one organization: its receivers leave room for others’. */
const LANES_OF_ORGANIZATION: Record<Pace, number> = { quick: 8, slow: 4 };
/** A slow receiver may wait; its queue is looked into less often. */
const POLL_SECONDS: Record<Pace, number> = { quick: 0.5, slow: 2 };

export interface WebhookLanes {
  /** Has lanes worked, in the transaction of `em`. */
  add(em: EntityManager, lanes: readonly ScheduledLane[]): Promise<void>;
  /** What is worked by either; its failed jobs are retried by its name. */
  readonly queues: ReadonlyMap<string, Pick<JobQueue<LaneJob>, 'retryFailed'>>;
  start(work: (lane: LaneJob, pace: Pace) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A job works a lane until it is empty or its next attempt lies ahead, for which it adds another job. So jobs fail only where the
 * platform does, and are tried again soon; what a receiver refuses is counted with each delivery.
 */
export async function installWebhookLanes(ownerUrl: string): Promise<void> {
  const queues = Object.values(QUEUES).flatMap((queue) => [
    [deadLettersOf(queue), { retryLimit: 0, deleteAfterSeconds: 30 * 86_400 }] as const,
    [
      queue,
      {
        retryLimit: 5,
        retryDelay: 2,
        retryBackoff: true,
        retryDelayMax: 60,
        expireInSeconds: 120,
        deleteAfterSeconds: 3_600,
        deadLetter: deadLettersOf(queue),
      },
    ] as const,
  ]);
  await installJobQueues(ownerUrl, JOBS_SCHEMA, { service: 'identity', queues: Object.fromEntries(queues) });
}

/** However many organizations have slow receivers, those of the others find their lanes free. */
export function createWebhookLanes(
  databaseUrl: string,
  receivers: Pick<SlowReceivers, 'has'>,
  logger: Logger,
): WebhookLanes {
  const queueOf = (pace: Pace) =>
    createJobQueue<LaneJob>({
      databaseUrl,
      schema: JOBS_SCHEMA,
      queue: QUEUES[pace],
      deadLetters: deadLettersOf(QUEUES[pace]),
      logger,
      lanes: LANES,
      perGroup: LANES_OF_ORGANIZATION[pace],
      pollSeconds: POLL_SECONDS[pace],
    });
  const queues = { quick: queueOf('quick'), slow: queueOf('slow') };
  return {
    async add(em, lanes) {
      for (const pace of ['quick', 'slow'] as const) {
        const ofPace = lanes.filter(({ endpointId }) => receivers.has(endpointId) === (pace === 'slow'));
        await queues[pace].add(em, ofPace.map(jobOf));
      }
    },
    queues: new Map([
      [QUEUES.quick, queues.quick],
      [QUEUES.slow, queues.slow],
    ]),
    async start(work) {
      await queues.slow.start((lane) => work(lane, 'slow'));
      await queues.quick.start((lane) => work(lane, 'quick'));
    },
    async stop() {
      await Promise.all([queues.quick.stop(), queues.slow.stop()]);
    },
  };
}

function jobOf({ at, oncePerSeconds, ...data }: ScheduledLane) {
  const key = `${data.endpointId}:${data.subjectId}`;
  return {
    data,
    startAfter: at,
    group: data.organizationId,
    ...(oncePerSeconds && { once: { key, perSeconds: oncePerSeconds } }),
  };
}
