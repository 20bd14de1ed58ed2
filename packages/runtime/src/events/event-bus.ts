import { Cluster } from 'ioredis';
import { newId } from '../ids.js';
import { onMasterChange } from '../redis/master-changes.js';
import { keysReadTogether } from '../redis/open-redis.js';
import type { RedisClient } from '../redis/redis-client.js';
import { connectBus, connectReader, reconnectAfterTimeout, type BusConnection } from './bus-connection.js';
import { DEFAULT_SETTINGS, type EventBus, type EventBusOptions, type EventBusSettings } from './bus-types.js';
import { createBusProgress } from './bus-progress.js';
import { onCommitted } from './commit-signal.js';
import { createEventMetrics, noMetrics, type EventMetrics } from './event-metrics.js';
import { createInbox, type Inbox } from './inbox.js';
import { startPoller, type Poller } from './poller.js';
import { createOutboxRelay, type OutboxRelay } from './outbox-relay.js';
import { EVENT_SHARDS, streamKey } from './shards.js';
import { StreamGroup } from './stream-group.js';
import { createStreamMaintenance } from './stream-maintenance.js';
import { createStreamLease } from './stream-lease.js';
import { blockMsOf } from './stream-reader.js';

const INBOX_PRUNE_MS = 300_000;
const REPLAY_POLL_MS = 1_000;
const FIRST_CONNECTION_MS = 3_000;

/**
 * Carries the events of the subgraphs of this process: from their outboxes to the streams, and from everyone's
 * streams to their consumers. Nothing here holds a truth of its own: outbox and inbox are in Postgres, and Redis may
 * lose everything at any time.
 */
export function createEventBus(options: EventBusOptions): EventBus {
  const { subgraphs, redisUrl, logger } = options;
  const settings: EventBusSettings = { ...DEFAULT_SETTINGS, ...options.settings };
  const stops: (() => Promise<unknown>)[] = [];
  const listeners = new Set<() => void>();
  const progress = () => listeners.forEach((listener) => listener());
  let commands: BusConnection | undefined;
  let relays = new Map<string, OutboxRelay>();
  let inboxes = new Map<string, Inbox>();

  const connection = () => {
    if (!commands) throw new Error('The event bus is not started.');
    return commands;
  };
  const view = createBusProgress({
    connection,
    databases: new Map(subgraphs.map(({ name, database }) => [name, database])),
    streams: allStreams(settings.groups),
    unpublished: (name) => relays.get(name)?.unpublished() ?? Promise.resolve(0),
    deadLetters: (name) => inboxes.get(name)?.deadLetters() ?? Promise.resolve(0),
  });

  function open(redis: BusConnection, metrics: EventMetrics): void {
    const failed = (what: string, name: string) => (error: unknown, failures: number) => {
      reconnectAfterTimeout(redis, error);
      // One line when it begins, and one now and then while it lasts.
      if (failures === 1 || failures % 60 === 0) logger.warn({ err: error, subgraph: name, failures }, what);
    };
    for (const { name, database, consumers } of subgraphs) {
      const relay = createOutboxRelay({ name, database, redis, metrics, ...options.faults });
      const maintenance = createStreamMaintenance({ ...settings, name, database, redis, logger });
      const inbox = createInbox(name, database, consumers);
      relays.set(name, relay);
      inboxes.set(name, inbox);

      const relaying: Poller = startPoller(
        async () => {
          for (let more = true; more;) {
            const batch = await relay.publishBatch();
            more = batch.more;
            if (batch.published > 0) progress();
          }
        },
        {
          everyMs: settings.pollMs,
          coalesceMs: settings.coalesceMs,
          onError: (error, failures) => {
            maintaining.wake();
            failed('events: publishing failed, trying again', name)(error, failures);
          },
        },
      );
      const maintaining: Poller = startPoller(
        async () => {
          if ((await maintenance.restoreLost()) > 0) relaying.wake();
        },
        { everyMs: settings.verifyMs, onError: failed('events: streams could not be checked', name) },
      );
      const trimming = startPoller(() => maintenance.trim(), {
        everyMs: settings.trimMs,
        onError: failed('events: streams could not be trimmed', name),
      });
      const replaying = startPoller(
        async () => {
          for (let one = await inbox.replayNext(); one; one = await inbox.replayNext()) {
            if (one.error) logger.warn({ err: one.error, eventId: one.id }, 'events: a replay failed');
            progress();
          }
        },
        { everyMs: REPLAY_POLL_MS, onError: failed('events: replaying failed', name) },
      );
      const pruning = startPoller(() => inbox.prune(settings.inboxRetentionMs), {
        everyMs: INBOX_PRUNE_MS,
        onError: failed('events: the inbox could not be pruned', name),
      });
      const stopWaking = onCommitted(database.orm.em, relaying.wake);
      onMasterChange(redis, maintaining.wake);

      const blockMs = blockMsOf(settings);
      const readers = keysReadTogether(redisUrl, allStreams(settings.groups)).map((streams) => ({
        streams,
        blocking: connectReader(redisUrl, streams[0] as string, { name, logger, blockMs }),
      }));
      const group = new StreamGroup({
        name,
        commands: redis,
        readers,
        inbox,
        lease: createStreamLease({
          schema: name,
          database,
          owner: newId(),
          streams: allStreams(settings.groups),
          leaseMs: settings.leaseMs,
        }),
        settings,
        metrics,
        logger,
        onProgress: progress,
        beforeAck: options.faults?.beforeAck,
      });
      stops.push(async () => {
        stopWaking();
        await group.stop();
        await Promise.all([relaying, maintaining, trimming, replaying, pruning].map((loop) => loop.stop()));
      });
      void Promise.all(readers.map(({ blocking }) => untilReady(blocking))).then(() => group.start());
    }
  }

  return {
    async start() {
      if (commands) return;
      commands = connectBus(redisUrl, 'writer', logger);
      await untilReady(commands);
      open(commands, options.metrics ? createEventMetrics(options.metrics, () => view.lag()) : noMetrics);
      for (const { name, followLag } of subgraphs) followLag?.(() => view.lagOf(name));
    },
    async stop() {
      for (const { followLag } of subgraphs) followLag?.(undefined);
      await Promise.all(stops.splice(0).map((stop) => stop()));
      commands?.disconnect();
      commands = undefined;
      relays = new Map();
      inboxes = new Map();
    },
    async drained(timeoutMs = 30_000) {
      const deadline = performance.now() + timeoutMs;
      while (!(await view.isDrained())) {
        if (performance.now() > deadline) {
          throw new Error(
            `Events were not handled within ${timeoutMs} ms: ${JSON.stringify(await view.lag())}`,
          );
        }
        await nextProgress(listeners, 50);
      }
    },
    lag: () => view.lag(),
  };
}

function allStreams(groups: readonly string[]): string[] {
  return groups.flatMap((name) => Array.from({ length: EVENT_SHARDS }, (_, shard) => streamKey(name, shard)));
}

/** Resolves when connected, and in any case soon: a bus starts without Redis and waits for it. */
async function untilReady(redis: RedisClient): Promise<void> {
  if (redis.status !== 'ready')
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        redis.off('ready', done);
        resolve();
      };
      const timer = setTimeout(done, FIRST_CONNECTION_MS);
      redis.once('ready', done);
    });
  // A Redis Cluster is ready when it is known who its masters are.
  if (redis instanceof Cluster) await Promise.all(redis.nodes('master').map(untilReady));
}

/** The next progress of this process, or a look at what others did. */
function nextProgress(listeners: Set<() => void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listeners.delete(done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    listeners.add(done);
  });
}
