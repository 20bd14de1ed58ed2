import type { RedisClient } from '../../redis/redis-client.js';
import { answersWithin } from '../../redis/answered-within.js';
import { openRedis } from '../../redis/open-redis.js';
import type { LogPosition } from './replica-watch.js';

/** A reader that waits for longer reads from the primary. */
const ANSWER_WITHIN_MS = 200;

/** Where it is kept up to where the log goes of what a subgraph has published events of. */
export function publishedPositionKey(subgraph: string): string {
  return `published:position:${subgraph}`;
}

/** Raises the position at `KEYS[1]`; relays of several processes publish side by side. */
export const RAISE_POSITION = `
if tonumber(ARGV[1]) > tonumber(redis.call('GET', KEYS[1]) or -1) then redis.call('SET', KEYS[1], ARGV[1]) end
return 1`;

export interface PublishedPosition {
  /**
   * Up to where a replica must have replayed the log to show all that events were published of. Undefined when that is not known:
   * Redis does not answer, or has lost it.
   */
  read(): Promise<LogPosition | undefined>;
  /** Begins at a position, where none is known. */
  begin(at: LogPosition): Promise<void>;
  close(): void;
}

export function openPublishedPosition(redisUrl: string, subgraph: string): PublishedPosition {
  const redis: RedisClient = openRedis(redisUrl, {
    connectionName: `replica:${subgraph}`,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(20 * 2 ** attempt, 1_000),
  });
  // Who reads is told by the command.
  redis.on('error', () => undefined);
  answersWithin(redis, ANSWER_WITHIN_MS);
  const key = publishedPositionKey(subgraph);
  return {
    async read() {
      const position = await redis.get(key).catch(() => null);
      return position === null ? undefined : Number(position);
    },
    async begin(at) {
      await redis.set(key, String(at), 'NX').catch(() => undefined);
    },
    close: () => redis.disconnect(),
  };
}
