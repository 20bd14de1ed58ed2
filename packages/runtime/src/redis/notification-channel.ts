import { crc32 } from 'node:zlib';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { RedisOptions } from 'ioredis';
import type { Logger } from '../log/logger.js';
import { clusterAddress } from './cluster-address.js';
import { reconnectWhenSilent } from './keepalive.js';
import { openRedis } from './open-redis.js';
import { sharedSubscriber } from './shared-subscriber.js';
import { publishTo } from './subscriptions.js';

export interface NotificationChannel<Message> {
  publish(topic: string, notification: Message): Promise<void>;
  /** Yields notifications until `return()` or `signal` ends it. Never holds more than `capacity` of them: the oldest are dropped. */
  listen(topic: string, options?: { capacity?: number; signal?: AbortSignal }): NotificationIterator<Message>;
  close(): Promise<void>;
}

export interface NotificationIterator<Message> extends AsyncIterableIterator<Message> {
  /** Redis has confirmed: what is published from now on arrives. */
  ready: Promise<void>;
}

/** Of the topics of a channel in a Redis Cluster: each is a slot, over which its masters share them, and takes a connection. */
const SLOTS = 8;

/**
 * Redis pub/sub for notifications ("look again"), with one subscriber connection per process, or a few in a Redis Cluster. A notification
 * may be dropped: what must not be lost lies in Postgres, and the reader looks there. RedisPubSub's own iterator queues without
 * bound and leaks when `return()` is missed, so only its channel is used.
 */
export function createNotificationChannel<Message>(
  redisUrl: string,
  prefix: string,
  logger: Logger,
): NotificationChannel<Message> {
  const onError = (error: Error): void => logger.warn({ err: error }, 'redis pub/sub connection');
  const options: RedisOptions = { disableClientInfo: true };
  const publisher = openRedis(redisUrl, { ...options, enableReadyCheck: false, maxRetriesPerRequest: 3 });
  publisher.on('error', onError);
  reconnectWhenSilent(publisher);
  // Lost notifications are recovered by the heartbeat; delivery starts when Redis is reachable.
  const subscriber = sharedSubscriber(redisUrl, logger, {
    ...options,
    // A SUBSCRIBE between ioredis's handshake and its INFO makes the INFO fail, uncaught (ioredis#2037).
    enableReadyCheck: false,
    maxRetriesPerRequest: null,
  });
  const pubsub = new RedisPubSub({
    publisher: {
      publish: (channel: string, message: string) => publishTo(publisher, channel, message),
    } as never,
    subscriber: subscriber.client,
  });
  const isCluster = clusterAddress(redisUrl) !== undefined;
  const nameOf = (topic: string): string =>
    isCluster ? `${prefix}:{${crc32(topic) % SLOTS}}:${topic}` : `${prefix}:${topic}`;
  return {
    publish: (topic, notification) => pubsub.publish(nameOf(topic), notification),
    listen: (topic, options) => listen(pubsub, nameOf(topic), options),
    close: async () => {
      // QUIT only when connected, else drop the socket.
      const left = publisher.status === 'ready' ? publisher.quit() : publisher.disconnect();
      await Promise.all([Promise.resolve(left).catch(() => undefined), subscriber.close()]);
    },
  };
}

/** The same, which connects with the first use: composing the schema needs no Redis. */
export function lazyNotificationChannel<Message>(
  redisUrl: string,
  prefix: string,
  logger: Logger,
): NotificationChannel<Message> {
  let channel: NotificationChannel<Message> | undefined;
  const opened = () => (channel ??= createNotificationChannel(redisUrl, prefix, logger));
  return {
    publish: (topic, message) => opened().publish(topic, message),
    listen: (topic, options) => opened().listen(topic, options),
    close: async () => channel?.close(),
  };
}

function listen<Message>(
  pubsub: RedisPubSub,
  topic: string,
  { capacity = 256, signal }: { capacity?: number; signal?: AbortSignal } = {},
): NotificationIterator<Message> {
  const pending: Message[] = [];
  let wake: (() => void) | undefined;
  let done = false;
  const subscription = pubsub.subscribe<Message>(topic, (notification) => {
    if (pending.length === capacity) pending.shift();
    pending.push(notification);
    wake?.();
  });
  const end = () => {
    if (done) return;
    done = true;
    wake?.();
    // Not awaited: Redis may be away.
    void subscription.then((id) => pubsub.unsubscribe(id)).catch(() => undefined);
  };
  signal?.addEventListener('abort', end, { once: true });
  return {
    ready: subscription.then(() => undefined),
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      while (pending.length === 0 && !done) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      const notification = pending.shift();
      return notification === undefined || done
        ? { value: undefined, done: true }
        : { value: notification, done: false };
    },
    async return() {
      end();
      return { value: undefined, done: true };
    },
  };
}
