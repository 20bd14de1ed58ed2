import { ContactDigests } from '@propmubi/domain';
import { createRetentionJob, exportPartConsumer, type RetentionJob } from '@propmubi/privacy';
import {
  createLimitService,
  runPeriodically,
  createLogger,
  defineSubgraph,
  inboxMigration,
  type KeyedColumns,
  lazyNotificationChannel,
  outboxMigration,
  type Subgraph,
  type SubgraphOverrides,
  type Viewer,
} from '@propmubi/runtime';
import { openStore } from '@propmubi/storage';
import { atMost } from '@propmubi/runtime/limits';
import { LRUCache } from 'lru-cache';
import type { CrmConfig } from './config.js';
import { createConsumers } from './consumers/index.js';
import { createCrmContext, type CrmServices } from './context.js';
import { entities } from './entities.js';
import { migrations } from './migrations/index.js';
import { FeedHub, type FeedNotification } from './modules/feed/live/feed-hub.js';
import { createFeedCursors } from './modules/feed/store/feed-cursor.js';
import { createSessionCheck } from './modules/feed/live/session-check.js';
import { createFeedReader } from './modules/feed/store/feed-reader.js';
import { createLeadLimiter } from './modules/commands/lead-limiter.js';
import { enforceDeadlines } from './modules/deadlines/enforce-deadlines.js';
import { createTimers, installTimers, TIMERS_SCHEMA } from './modules/deadlines/timers.js';
import { sweepDeadlines } from './modules/deadlines/sweep.js';
import { type CrmWorld, seedCrm } from './seed.js';
import { digestColumns } from './modules/lead/contact/digest-columns.js';
import type { CrmMonth } from './seed/month.js';
import { seedMonth } from './seed/seed-month.js';
import { trimFeeds } from './modules/feed/store/trim-feeds.js';
import { crmPersonalData } from './personal-data.js';
import { crmSource } from './personal-data-source.js';
import { references } from './references.js';
import { rehearseLead } from './rehearsal.js';
import { resolvers } from './resolvers.js';

/** All of them, in order. */
export const crmMigrations = [...migrations, outboxMigration('crm'), inboxMigration('crm')];

const FEED_TRIM_MS = 3_600_000;

export interface CrmOverrides extends SubgraphOverrides {
  /** Now; tests move it. */
  clock?: () => Date;
  /** Whether the viewer's session still stands; asked at every live emit. Default: Redis, where identity revokes sessions. */
  isViewerCurrent?: (viewer: Viewer) => Promise<boolean>;
}

export interface CrmSubgraph extends Subgraph {
  /** Removes what is past its time; hourly by itself. */
  retention: RetentionJob;
  services: CrmServices;
  /** What the key of contact digests made. */
  contactDigests: KeyedColumns;
  /** How a synthetic world's brokerages route; false when it is already there. */
  seed(world: CrmWorld): Promise<boolean>;
  /** A month of leads of that world, or what is new on a later day; false when today's are there. */
  seedMonth(month: CrmMonth, now?: Date): Promise<boolean>;
  /** Forgets feed entries older than their brokerage keeps them; called by itself every hour. */
  trimFeeds(): Promise<number>;
  /** Fires deadlines on time from now on; `migrate` does it for the process that serves. */
  startTimers(): Promise<void>;
  /** Does everything that is due now; called by itself every `slaSweepMs`. Returns how many leads were looked at. */
  sweepDeadlines(): Promise<number>;
}

/** Leads, routing, assignments and the live feed. */
export async function createCrmSubgraph(
  config: CrmConfig,
  overrides: CrmOverrides = {},
): Promise<CrmSubgraph> {
  const logger = overrides.logger ?? createLogger('crm', config.logLevel);
  const channel = lazyNotificationChannel<FeedNotification>(config.redisUrl, 'crm', logger);
  const clock = overrides.clock ?? (() => new Date());
  const feed = createFeedReader(() => subgraph.database, clock);
  const hub = new FeedHub({ feed, channel, logger, heartbeatMs: config.feedHeartbeatMs });
  const sessions = createSessionCheck(config.redisUrl, logger);
  const limits = createLimitService(config.redisUrl, logger);
  const services: CrmServices = {
    clock,
    notifyFeed: (feed, head) => {
      channel
        .publish(feed, { head })
        .catch((error: unknown) => logger.warn({ err: error, feed }, 'feed notification not published'));
    },
    timers: createTimers(config.databaseUrl, logger),
    leadLimiter: createLeadLimiter(limits, config),
    contactDigests: new ContactDigests(config.contactDigestKey),
    hub,
    cursors: createFeedCursors(config.cursorSecrets),
    brokerageOfListing: new LRUCache(atMost(50_000)),
    isViewerCurrent: overrides.isViewerCurrent ?? ((viewer) => sessions.isCurrent(viewer)),
  };
  const store = config.documentStore ? await openStore(config.documentStore, clock) : null;
  const subgraph = await defineSubgraph({
    name: 'crm',
    config,
    resolvers,
    references,
    entities,
    migrations: crmMigrations,
    jobSchemas: [TIMERS_SCHEMA],
    createContext: (base) => createCrmContext(base, services),
    consumers: () => [
      ...createConsumers(services),
      exportPartConsumer({ schema: 'crm', source: crmSource, store: () => store }),
    ],
    metrics: (registry) => retention.registerMetrics(registry),
    close: async () => {
      await retention.stop();
      await services.timers.stop();
      await limits.close();
      await Promise.all(repetitions.map((repetition) => repetition.stop()));
      await hub.close();
      await channel.close();
      await sessions.close();
      store?.close();
    },
    overrides,
  });
  const retention = createRetentionJob({ map: crmPersonalData, database: () => subgraph.database, logger });
  const deadlines = { database: subgraph.database, services, logger };
  const trim = () => trimFeeds(subgraph.database, services.clock());
  const repetitions = [
    runPeriodically('sweeping deadlines', () => sweepDeadlines(deadlines), config.slaSweepMs, logger),
    runPeriodically('trimming feeds', trim, config.slaSweepMs > 0 ? FEED_TRIM_MS : 0, logger),
  ];
  const startTimers = () =>
    services.timers.start(({ organizationId, leadId }) =>
      enforceDeadlines(deadlines, organizationId, leadId),
    );
  return {
    ...subgraph,
    services,
    retention,
    contactDigests: digestColumns(config.databaseOwnerUrl, services.contactDigests),
    async migrate() {
      await subgraph.migrate();
      await installTimers(config.databaseOwnerUrl);
      await startTimers();
    },
    startTimers,
    rehearse: () => rehearseLead({ database: subgraph.database, services }),
    seed: (world) => seedCrm(subgraph.database, world),
    seedMonth: (month, now = clock()) =>
      seedMonth({ database: subgraph.database, services, logger }, month, now),
    trimFeeds: trim,
    sweepDeadlines: () => sweepDeadlines(deadlines),
  };
}
