import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Redis } from 'ioredis';
import type { Logger } from '../log/logger.js';
import { reconnectWhenSilent } from './keepalive.js';
import { openRedis } from './open-redis.js';

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

/**
 * Redis pub/sub for notifications ("look again"), with one subscriber connection per process. A notification may be
 * dropped: what must not be lost lies in Postgres, and the reader looks there. RedisPubSub's own iterator queues without
 * bound and leaks when `return()` is missed, so only its channel is used.
 */
export function createNotificationChannel<Message>(
  redisUrl: string,
  prefix: string,
  logger: Logger,
): NotificationChannel<Message> {
  const connect = (maxRetriesPerRequest: number | null) => {
    const client = openRedis(redisUrl, {
      maxRetriesPerRequest,
      // A SUBSCRIBE between ioredis's handshake and its INFO makes the INFO fail, uncaught (ioredis#2037).
      enableReadyCheck: false,
      disableClientInfo: true,
      autoResubscribe: false,
    });
    client.on('error', (error: Error) => logger.warn({ err: error }, 'redis pub/sub connection'));
    reconnectWhenSilent(client);
    return client;
  };
  // Lost notifications are recovered by the heartbeat; delivery starts when Redis is reachable.
  const [publisher, subscriber] = [connect(3), connect(null)];
  const pubsub = new RedisPubSub({ publisher, subscriber: subscriberOf(subscriber, logger) });
  return {
    publish: (topic, notification) => pubsub.publish(`${prefix}:${topic}`, notification),
    listen: (topic, options) => listen(pubsub, `${prefix}:${topic}`, options),
    close: async () => {
      // QUIT only when connected, else drop the socket.
      const leave = async (client: Redis) =>
        client.status === 'ready' ? client.quit() : client.disconnect();
      await Promise.all([publisher, subscriber].map((client) => leave(client).catch(() => undefined)));
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

/**
 * The subscriber as RedisPubSub sees it. Neither RedisPubSub nor ioredis handles the promises of the commands it issues,
 * and an unhandled rejection ends the process: every one is handled here. Subscriptions are made again whenever Redis is
 * back, in the place of ioredis, which calls `subscribe` of the client by itself.
 */
function subscriberOf(client: Redis, logger: Logger): Redis {
  const topics = new Set<string>();
  const awaiting = new Map<string, (error: null) => void>();
  const subscribe = (names: readonly string[]) =>
    client.subscribe(...names).then(
      () => names.forEach(confirm),
      (error: unknown) => {
        if (client.status !== 'end') logger.warn({ err: error }, 'redis subscribe');
      },
    );
  const confirm = (topic: string) => {
    const confirmed = awaiting.get(topic);
    awaiting.delete(topic);
    confirmed?.(null);
  };
  client.on('ready', () => topics.size > 0 && void subscribe([...topics]));
  const facade: Pick<Redis, 'on'> & Record<string, unknown> = {
    on: client.on.bind(client),
    subscribe: (topic: string, confirmed: (error: null) => void) => {
      topics.add(topic);
      awaiting.set(topic, confirmed);
      void subscribe([topic]);
    },
    unsubscribe: (topic: string) => {
      topics.delete(topic);
      client.unsubscribe(topic).catch(() => undefined);
    },
    // RedisPubSub takes back a pattern of the same name, which is never subscribed.
    punsubscribe: () => undefined,
  };
  return facade as unknown as Redis;
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
