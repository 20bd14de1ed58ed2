import {
  answersWithin,
  type Logger,
  openRedis,
  reconnectWhenSilent,
  type RedisClient,
} from '@propmubi/runtime';

const CONNECT_TIMEOUT_MS = 2_000;
const DISCONNECT_TIMEOUT_MS = 100;
const ANSWER_TIMEOUT_MS = 2_000;

/** Fails fast: a user who waits for a one-time password is better served by an error than by a hanging request. */
export function connectRedis(url: string, logger: Logger): RedisClient {
  const redis = openRedis(url, {
    // A subgraph is also built just to print its schema, where nothing listens.
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // ioredis waits this long for a connection that is already gone, and holds the process open meanwhile.
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    // What was sent may have been done: a code that was used up by the first attempt would be refused by the second.
    autoResendUnfulfilledCommands: false,
  });
  redis.on('error', (error: Error) => logger.warn({ err: error }, 'redis connection'));
  reconnectWhenSilent(redis);
  return answersWithin(redis, ANSWER_TIMEOUT_MS);
}
