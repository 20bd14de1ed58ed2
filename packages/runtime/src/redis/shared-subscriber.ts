import type { Redis, RedisOptions } from 'ioredis';
import type { Logger } from '../log/logger.js';
import { clusterAddress } from './cluster-address.js';
import { openSubscriptions, type SubscriptionConnection } from './subscriptions.js';

export interface SharedSubscriber {
  /** As RedisPubSub takes it. */
  client: Redis;
  close(): Promise<void>;
}

/**
 * The subscriber as RedisPubSub sees it. Neither RedisPubSub nor ioredis handles the promises of the commands it issues,
 * and an unhandled rejection ends the process: every one is handled here. Subscriptions are made again whenever Redis is
 * back, in the place of ioredis, which calls `subscribe` of the client by itself. In a Redis Cluster there is a connection for each slot that
 * is listened to, which channels name by a hash tag.
 */
export function sharedSubscriber(redisUrl: string, logger: Logger, options: RedisOptions): SharedSubscriber {
  const listeners: ((channel: string, message: string) => void)[] = [];
  const opened = new Map<string, SlotSubscriber>();
  const slotOf = (channel: string): SlotSubscriber => {
    // That of one server is open before anything is listened to, so that the first need not wait for it.
    const slot = clusterAddress(redisUrl) ? (/\{(\w+)\}/.exec(channel)?.[0] ?? channel) : '';
    let subscriber = opened.get(slot);
    if (!subscriber) {
      subscriber = new SlotSubscriber(redisUrl, slot, logger, options);
      subscriber.onMessage((name, message) => listeners.forEach((listener) => listener(name, message)));
      opened.set(slot, subscriber);
    }
    return subscriber;
  };
  if (!clusterAddress(redisUrl)) slotOf('');
  const facade: Record<string, unknown> = {
    on: (event: string, listener: (channel: string, message: string) => void) => {
      if (event === 'message') listeners.push(listener);
    },
    subscribe: (channel: string, confirmed: (error: null) => void) =>
      slotOf(channel).subscribe(channel, confirmed),
    unsubscribe: (channel: string) => slotOf(channel).unsubscribe(channel),
    // RedisPubSub takes back a pattern of the same name, which is never subscribed.
    punsubscribe: () => undefined,
  };
  return {
    client: facade as unknown as Redis,
    close: async () => {
      await Promise.all([...opened.values()].map((subscriber) => subscriber.close()));
    },
  };
}

/** Channels of one slot, on one connection. */
class SlotSubscriber {
  readonly #connection: SubscriptionConnection;
  readonly #channels = new Set<string>();
  readonly #awaiting = new Map<string, (error: null) => void>();

  constructor(
    redisUrl: string,
    slot: string,
    private readonly logger: Logger,
    options: RedisOptions,
  ) {
    this.#connection = openSubscriptions(redisUrl, slot, {
      redis: options,
      onReady: () => {
        if (this.#channels.size > 0) this.#subscribe([...this.#channels]);
      },
      onError: (error) => logger.warn({ err: error }, 'redis pub/sub connection'),
    });
  }

  onMessage(listener: (channel: string, message: string) => void): void {
    this.#connection.onMessage(listener);
  }

  subscribe(channel: string, confirmed: (error: null) => void): void {
    this.#channels.add(channel);
    this.#awaiting.set(channel, confirmed);
    this.#subscribe([channel]);
  }

  unsubscribe(channel: string): void {
    this.#channels.delete(channel);
    this.#connection.unsubscribe(channel).catch(() => undefined);
  }

  async close(): Promise<void> {
    const { redis } = this.#connection;
    // QUIT only when connected, else drop the socket.
    if (redis.status === 'ready') await redis.quit().catch(() => undefined);
    else redis.disconnect();
  }

  #subscribe(channels: readonly string[]): void {
    this.#connection.subscribe(...channels).then(
      () => channels.forEach((channel) => this.#confirm(channel)),
      (error: unknown) => {
        if (this.#connection.redis.status !== 'end') this.logger.warn({ err: error }, 'redis subscribe');
      },
    );
  }

  #confirm(channel: string): void {
    const confirmed = this.#awaiting.get(channel);
    this.#awaiting.delete(channel);
    confirmed?.(null);
  }
}
