import type { Quotas } from '@propmubi/domain';
import {
  type Database,
  type EntityManager,
  lazyNotificationChannel,
  type Logger,
  pgArray,
  query,
  runPeriodically,
  type ServiceConfig,
  sql,
  systemViewer,
} from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import type { IdentityKeys } from '../../security/keys.js';
import type { EmailSender } from '../email/email-sender.js';
import type { SmsSender } from '../sms/sms-sender.js';
import type { ChannelSenders } from './delivery/channels.js';
import { createChannelSenders } from './delivery/create-senders.js';
import { deliver, sweepDeliveries } from './delivery/deliver.js';
import { createDeliveryQueue, installDeliveryQueue } from './delivery/delivery-queue.js';
import { type FeedGrew, NotificationHub } from './live/notification-hub.js';
import type { NotificationConfig } from './notification-config.js';
import { trimNotifications } from './notification-retention.js';
import type { NotificationRecorder } from './record/record-notification.js';

export interface NotificationOptions {
  config: ServiceConfig & { notifications: NotificationConfig; quotas: Quotas };
  database: () => Database;
  keys: IdentityKeys;
  sms: SmsSender;
  email: EmailSender;
  /** In the place of those of the settings. */
  channels?: ChannelSenders | undefined;
  now: () => number;
  logger: Logger;
}

export interface Notifications {
  recorder: NotificationRecorder;
  /** What resolvers need. */
  context: Pick<IdentityContext, 'notificationFeed' | 'push'>;
  /** Brings the queue up with the owner role. */
  install(): Promise<void>;
  /** Gives failed jobs to the queue again, in the transaction of `em`; returns how many. */
  retryFailed(em: EntityManager): Promise<number>;
  /** Attempts deliveries when they are due, from now on. */
  start(): Promise<void>;
  /** Attempts what has been due for so long; returns how many were looked at. */
  sweep(overdueMs?: number): Promise<number>;
  /** Forgets notifications older than they are kept; returns how many. */
  trim(): Promise<number>;
  close(): Promise<void>;
}

const HEARTBEAT_MS = 20_000;
const SWEEP_MS = 60_000;
const TRIM_MS = 3_600_000;

/** Everything that notifies people: the list, the live feed, and deliveries by the channels outside. */
export function createNotifications(options: NotificationOptions): Notifications {
  const { config, database, keys, now, logger } = options;
  const senders = options.channels ?? createChannelSenders(config.notifications, options.sms, options.email);
  const channel = lazyNotificationChannel<FeedGrew>(config.redisUrl, 'identity:notifications', logger);
  const queue = createDeliveryQueue(config.databaseUrl, logger);
  const hub = new NotificationHub({
    channel,
    logger,
    heartbeatMs: HEARTBEAT_MS,
    heads: (userIds) => readHeads(database(), userIds),
  });
  const schedule: NotificationRecorder['schedule'] = (em, deliveries) =>
    queue.add(
      em,
      deliveries.map(({ deliveryId, userId, at }) => ({ data: { deliveryId, userId }, startAfter: at })),
    );
  const services = () => ({
    database: database(),
    keys,
    senders,
    quotas: config.quotas,
    now,
    logger,
    schedule,
  });
  const sweep = (overdueMs?: number) => sweepDeliveries(services(), overdueMs);
  const trim = () => trimNotifications(database(), new Date(now()));
  const repeated = [
    runPeriodically('sweeping notifications', sweep, SWEEP_MS, logger),
    runPeriodically('trimming notifications', trim, TRIM_MS, logger),
  ];
  return {
    recorder: {
      now,
      schedule,
      announce: (userId, head) =>
        void channel
          .publish(userId, { head })
          .catch((error: unknown) => logger.warn({ err: error }, 'notification feed not announced')),
    },
    context: {
      notificationFeed: { database, hub },
      push: {
        publicKey: senders.push?.publicKey ?? null,
        hosts: config.notifications.pushServiceHosts,
      },
    },
    install: () => installDeliveryQueue(config.databaseOwnerUrl),
    retryFailed: (em) => queue.retryFailed(em),
    start: () => queue.start((job) => deliver(services(), job)),
    sweep,
    trim,
    async close() {
      await queue.stop();
      await Promise.all(repeated.map((work) => work.stop()));
      await hub.close();
      await channel.close();
    },
  };
}

async function readHeads(database: Database, userIds: readonly string[]): Promise<Map<string, number>> {
  const scope = database.scope(systemViewer(null));
  const rows = await scope
    .read((em) =>
      query(
        em,
        sql<{ user_id: string; head: string }>`
          select user_id, head from identity.notification_heads(${pgArray(userIds)}::uuid[])`,
      ),
    )
    .finally(() => scope.close());
  return new Map(rows.map(({ user_id, head }) => [user_id, Number(head)]));
}
