export { compareEntryIds, EVENT_SHARDS, parseEntryId, streamKey } from '../events/shards.js';
export { answersWithin } from './answered-within.js';
export * from './keepalive.js';
export * from './notification-channel.js';
export { openRedis } from './open-redis.js';
export { refuseRedisCluster } from './refuse-cluster.js';
