import type { Cluster, Redis } from 'ioredis';

/** One server, or all masters of a Redis Cluster. What is touched by one command, script or pipeline lies in one slot (ADR 0096). */
export type RedisClient = Redis | Cluster;
