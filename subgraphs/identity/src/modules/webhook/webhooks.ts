import {
  type Database,
  type Logger,
  query,
  runPeriodically,
  type ServiceConfig,
  sql,
  systemViewer,
} from '@propmubi/runtime';
import { createGuardedFetch } from '../../security/guarded-fetch.js';
import type { IdentityKeys } from '../../security/keys.js';
import { createSlowReceivers } from './delivery/slow-receivers.js';
import { createWebhookLanes, installWebhookLanes, type WebhookLanes } from './delivery/webhook-lanes.js';
import { sweepLanes, workDueLanes } from './delivery/sweep-lanes.js';
import { workLane } from './delivery/work-lane.js';

export interface WebhookOptions {
  config: ServiceConfig & { webhooks: { allowPrivate: boolean } };
  database: () => Database;
  keys: IdentityKeys;
  now: () => number;
  logger: Logger;
}

/** What resolvers and consumers need. */
export interface WebhookServices {
  /** On a developer’s machine: private addresses and plain HTTP are called, too. */
  readonly allowPrivate: boolean;
  /** Has lanes worked, in the transaction that gave them something. */
  readonly schedule: WebhookLanes['add'];
  now(): number;
}

export interface Webhooks extends WebhookServices {
  /** Brings the queue up with the owner role. */
  install(): Promise<void>;
  /** By name; failed jobs are given to them again. */
  readonly queues: WebhookLanes['queues'];
  /** Sends what is due, from now on. */
  start(): Promise<void>;
  /** Works everything that is due, whether or not a job asks for it; returns how many lanes. */
  workDue(): Promise<number>;
  /** Forgets deliveries older than the log is kept; returns how many. */
  trim(): Promise<number>;
  close(): Promise<void>;
}

/** A receiver answers at once and works later; the claim of an attempt lasts longer than this. */
const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;
const SWEEP_MS = 5_000;
/** A job that is there begins within a second or two. */
const OVERDUE_MS = 15_000;
const TRIM_MS = 3_600_000;
/** By `identity.trim_webhook_deliveries`. */
const TRIMMED_AT_ONCE = 10_000;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Everything that calls webhooks: their queue, its workers, and what stands behind it. */
export function createWebhooks({ config, database, keys, now, logger }: WebhookOptions): Webhooks {
  const { allowPrivate } = config.webhooks;
  const receivers = createSlowReceivers();
  const lanes = createWebhookLanes(config.databaseUrl, receivers, logger);
  const guarded = createGuardedFetch({ allowPrivate, timeoutMs: TIMEOUT_MS, maxBytes: MAX_ANSWER_BYTES });
  const schedule: WebhookLanes['add'] = (em, scheduled) => lanes.add(em, scheduled);
  const services = () => ({
    database: database(),
    keys,
    fetch: guarded.fetch,
    now,
    logger,
    receivers,
    schedule,
  });
  const sweep = () => sweepLanes(services(), OVERDUE_MS);
  const trim = async () => {
    let trimmed = 0;
    for (let batch = TRIMMED_AT_ONCE; batch === TRIMMED_AT_ONCE; trimmed += batch)
      batch = await trimDeliveries(database(), new Date(now() - KEPT_MS));
    return trimmed;
  };
  const repeated = [
    runPeriodically('sweeping webhooks', sweep, SWEEP_MS, logger),
    runPeriodically('trimming webhooks', trim, TRIM_MS, logger),
  ];
  return {
    allowPrivate,
    schedule,
    now,
    install: () => installWebhookLanes(config.databaseOwnerUrl),
    start: () => lanes.start((lane, pace) => workLane(services(), lane, pace)),
    queues: lanes.queues,
    workDue: () => workDueLanes(services()),
    trim,
    async close() {
      await lanes.stop();
      await Promise.all(repeated.map((work) => work.stop()));
      await guarded.close();
    },
  };
}

async function trimDeliveries(database: Database, before: Date): Promise<number> {
  const scope = database.scope(systemViewer(null));
  const rows = await scope
    .write((em) =>
      query(
        em,
        sql<{ trimmed: number }>`select identity.trim_webhook_deliveries(${before}::timestamptz) as trimmed`,
      ),
    )
    .finally(() => scope.close());
  return rows[0]?.trimmed ?? 0;
}
