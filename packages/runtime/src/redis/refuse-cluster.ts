import { ConfigError } from '../config/config.js';
import { openRedis } from './open-redis.js';

const ANSWER_WITHIN_MS = 2_000;
const CLUSTER =
  'it is a node of a Redis Cluster, whose other nodes are never asked; use a Redis that is no cluster';

/**
 * Refuses nodes of a Redis Cluster, which answer most commands with MOVED. One that does not answer is not judged: the service that
 * needs it waits for it.
 * @throws ConfigError naming the setting
 */
export async function refuseRedisCluster(url: string, setting: string): Promise<void> {
  const redis = openRedis(url, {
    lazyConnect: true,
    retryStrategy: null,
    maxRetriesPerRequest: 0,
    connectTimeout: ANSWER_WITHIN_MS,
    commandTimeout: ANSWER_WITHIN_MS,
  });
  redis.on('error', () => undefined);
  const info = await redis
    .connect()
    .then(() => redis.info('cluster'))
    .catch(() => '')
    .finally(() => redis.disconnect());
  if (/^cluster_enabled:1/m.test(info))
    throw new ConfigError([{ name: setting, problem: 'invalid', help: CLUSTER }]);
}
