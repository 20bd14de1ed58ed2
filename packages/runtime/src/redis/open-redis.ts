import { Redis, type RedisOptions } from 'ioredis';

const SENTINEL_PROTOCOL = 'redis+sentinel:';
const DEFAULT_SENTINEL_PORT = 26_379;

/**
 * Opens a client at an address. `redis[s]://[user:password@]host:port/database` is one server;
 * `redis+sentinel://[user:password@]<master>/<database>?sentinels=host:port,host:port` is the master of that name as Sentinels
 * know it, also after a failover.
 */
export function openRedis(url: string, options: RedisOptions = {}): Redis {
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
  const sentinels = (searchParams.get('sentinels') ?? '').split(',').filter(Boolean).map(addressOf);
  return {
    sentinels,
    name: decodeURIComponent(hostname),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    db: Number(pathname.slice(1) || 0),
    // A master that lives on after it was replaced refuses writes: its clients leave it when Sentinels say so.
    failoverDetector: true,
    sentinelRetryStrategy: (attempt) => Math.min(50 * attempt, 1_000),
  };
}

function addressOf(address: string): { host: string; port: number } {
  const { hostname, port } = new URL(`redis://${address}`);
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port || DEFAULT_SENTINEL_PORT) };
}
