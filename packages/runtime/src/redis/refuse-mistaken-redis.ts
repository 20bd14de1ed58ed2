import { Redis, type RedisOptions } from 'ioredis';
import { ConfigError } from '../config/config.js';
import { clusterAddress, type ClusterAddress } from './cluster-address.js';
import { openRedisOf } from './open-redis.js';

const ANSWER_WITHIN_MS = 2_000;
/** Sharded pub/sub is of Redis 7. */
const LEAST_VERSION = 7;
const ONCE: RedisOptions = {
  lazyConnect: true,
  retryStrategy: null,
  maxRetriesPerRequest: 0,
  connectTimeout: ANSWER_WITHIN_MS,
  commandTimeout: ANSWER_WITHIN_MS,
};

/**
 * Refuses an address that says one kind of Redis where another kind answers: a node of a Redis Cluster answers most commands of a client
 * of one server with MOVED. One that does not answer is not judged: the service that needs it waits for it.
 * @throws ConfigError naming the setting
 */
export async function refuseMistakenRedis(url: string, setting: string): Promise<void> {
  const cluster = clusterAddress(url);
  const info = cluster ? await infoOfAny(cluster) : await infoOf(openRedisOf(url, '', ONCE));
  const help = mistakeOf(info, cluster !== undefined);
  if (help) throw new ConfigError([{ name: setting, problem: 'invalid', help }]);
}

function mistakeOf(info: string, isClusterAddress: boolean): string | undefined {
  const isCluster = /^cluster_enabled:(\d)/m.exec(info)?.[1];
  if (isCluster === undefined) return undefined;
  if (isCluster === '1' && !isClusterAddress)
    return 'it is a node of a Redis Cluster, whose other nodes are never asked; begin the address with redis+cluster://';
  if (isCluster === '0' && isClusterAddress)
    return 'it is no node of a Redis Cluster; begin the address with redis://';
  const version = /^redis_version:([\d.]+)/m.exec(info)?.[1] ?? '';
  if (isClusterAddress && Number.parseInt(version) < LEAST_VERSION)
    return `it is Redis ${version}; a Redis Cluster needs Redis ${LEAST_VERSION} or newer`;
  return undefined;
}

/** Of the first node that answers. */
async function infoOfAny({ nodes, username, password, tls }: ClusterAddress): Promise<string> {
  for (const node of nodes) {
    const account = { ...(username && { username }), ...(password && { password }), ...(tls && { tls: {} }) };
    const info = await infoOf(new Redis({ ...node, ...account, ...ONCE }));
    if (info) return info;
  }
  return '';
}

function infoOf(redis: Redis): Promise<string> {
  redis.on('error', () => undefined);
  return redis
    .connect()
    .then(() => redis.info())
    .catch(() => '')
    .finally(() => redis.disconnect());
}
