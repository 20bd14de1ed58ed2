import { Redis, type RedisOptions } from 'ioredis';
import { clusterAddress, nodeOf } from './cluster-address.js';
import { openCluster } from './open-cluster.js';
import type { RedisClient } from './redis-client.js';
import { slotConnector } from './slot-connector.js';

const SENTINEL_PROTOCOL = 'redis+sentinel:';
const DEFAULT_SENTINEL_PORT = 26_379;
/** What a server says that is not, or no longer, the one to ask. */
const NOT_THE_MASTER = /^(MOVED|READONLY|CLUSTERDOWN|UNBLOCKED|MASTERDOWN)/;

/**
 * Opens a client at an address. `redis[s]://[user:password@]host:port/database` is one server;
 * `redis+sentinel://[user:password@]<master>/<database>?sentinels=host:port,host:port` is the master of that name as Sentinels
 * know it, also after a failover; `redis[s]+cluster://[user:password@]host:port?nodes=host:port,host:port` is a Redis Cluster.
 */
export function openRedis(url: string, options: RedisOptions = {}): RedisClient {
  const cluster = clusterAddress(url);
  return cluster ? openCluster(cluster, options) : openServer(url, options);
}

/**
 * Opens a connection to the one server that has `key`, for what keeps a connection to itself: blocking reads and subscriptions. Of a
 * Redis Cluster it is the master of the key's slot, also after a failover; for any other address the same as `openRedis`.
 */
export function openRedisOf(url: string, key: string, options: RedisOptions = {}): Redis {
  const cluster = clusterAddress(url);
  if (!cluster) return openServer(url, options);
  const { username, password, tls } = cluster;
  return new Redis({
    ...options,
    ...(username && { username }),
    ...(password && { password }),
    ...(tls && { tls: {} }),
    Connector: slotConnector(cluster, key),
    reconnectOnError: ({ message }) => NOT_THE_MASTER.test(message),
  });
}

/** Groups of keys that one blocking command can read: all of them where they are on one server, each by itself in a Redis Cluster. */
export function keysReadTogether(url: string, keys: readonly string[]): string[][] {
  return clusterAddress(url) ? keys.map((key) => [key]) : [[...keys]];
}

function openServer(url: string, options: RedisOptions): Redis {
  const sentinel = sentinelOptions(url);
  if (!sentinel) return new Redis(url, options);
  const redis = new Redis({ ...options, ...sentinel });
  // QUIT alone leaves the connections open on which Sentinels announce failovers.
  redis.once('end', () => redis.disconnect());
  return redis;
}

/** What ioredis takes for an address with Sentinels, which settings have checked; undefined for any other address. */
export function sentinelOptions(url: string): RedisOptions | undefined {
  const { protocol, hostname, username, password, pathname, searchParams } = new URL(url);
  if (protocol !== SENTINEL_PROTOCOL) return undefined;
  const sentinels = (searchParams.get('sentinels') ?? '').split(',').filter(Boolean);
  return {
    sentinels: sentinels.map((address) => nodeOf(address, DEFAULT_SENTINEL_PORT)),
    name: decodeURIComponent(hostname),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    db: Number(pathname.slice(1) || 0),
    // A master that lives on after it was replaced refuses writes: its clients leave it when Sentinels say so.
    failoverDetector: true,
    sentinelRetryStrategy: (attempt) => Math.min(50 * attempt, 1_000),
  };
}
