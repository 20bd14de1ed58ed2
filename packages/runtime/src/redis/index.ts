export { EVENT_SHARDS, streamKey } from '../events/shards.js';
export * from './keepalive.js';
export * from './notification-channel.js';
export { refuseRedisCluster } from './refuse-cluster.js';
