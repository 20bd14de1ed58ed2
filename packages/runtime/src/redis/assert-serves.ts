import { Cluster } from 'ioredis';
import { UnavailableError } from '../errors/errors.js';
import type { RedisClient } from './redis-client.js';

/** For readiness. @throws where there is no answer, or where a Redis Cluster has slots without a master */
export async function assertRedisServes(redis: RedisClient): Promise<void> {
  if (!(redis instanceof Cluster)) {
    await redis.ping();
    return;
  }
  const info = await redis.cluster('INFO');
  if (!String(info).includes('cluster_state:ok'))
    throw new UnavailableError('The Redis Cluster is not whole.');
}
