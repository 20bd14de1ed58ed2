import { Cluster, type Redis, type RedisOptions } from 'ioredis';
import { clusterAddress } from './cluster-address.js';
import { reconnectWhenSilent } from './keepalive.js';
import { openRedisOf } from './open-redis.js';
import type { RedisClient } from './redis-client.js';

/** ioredis says so when a server ends a subscription by itself, as one does whose slot moves to another. */
const UNASKED = 'Command queue state error';

/** A connection for subscriptions: channels are subscribed again by `onReady`, which runs at every connect. */
export interface SubscriptionConnection {
  readonly redis: Redis;
  /** Resolves when the server has confirmed; never, when the slot of the channels turns out to be elsewhere: `onReady` follows. */
  subscribe(...channels: string[]): Promise<unknown>;
  unsubscribe(channel: string): Promise<unknown>;
  onMessage(listener: (channel: string, message: string) => void): void;
}

export interface SubscriptionOptions {
  redis: RedisOptions;
  onReady: (connection: SubscriptionConnection) => void;
  onError: (error: Error) => void;
}

/**
 * Opens a connection for channels of the slot of `key`. In a Redis Cluster they are sharded (SSUBSCRIBE), so that a message goes to the
 * servers of one slot and not to all: publish by `publishTo`. ioredis's own sharded subscribers are not used: they do not notice a server
 * that is silent, nor a subscription that failed.
 */
export function openSubscriptions(
  url: string,
  key: string,
  { redis: options, onReady, onError }: SubscriptionOptions,
): SubscriptionConnection {
  // Subscribing is done by `onReady`.
  const redis = openRedisOf(url, key, { ...options, autoResubscribe: false });
  const isSharded = clusterAddress(url) !== undefined;
  const connection: SubscriptionConnection = {
    redis,
    subscribe: (...channels) => (isSharded ? redis.ssubscribe(...channels) : redis.subscribe(...channels)),
    unsubscribe: (channel) => (isSharded ? redis.sunsubscribe(channel) : redis.unsubscribe(channel)),
    onMessage: (listener) => void redis.on(isSharded ? 'smessage' : 'message', listener),
  };
  redis.on('ready', () => onReady(connection));
  redis.on('error', (error: Error) => {
    // What is subscribed is not known any more.
    if (isSharded && error.message.startsWith(UNASKED)) redis.disconnect(true);
    else onError(error);
  });
  redis.on('moved', () => redis.disconnect(true));
  reconnectWhenSilent(redis);
  return connection;
}

/** Publishes to those who listen by `openSubscriptions`. */
export function publishTo(redis: RedisClient, channel: string, message: string): Promise<unknown> {
  return redis instanceof Cluster ? redis.spublish(channel, message) : redis.publish(channel, message);
}
