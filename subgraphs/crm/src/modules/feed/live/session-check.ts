import {
  type Logger,
  openRedis,
  reconnectWhenSilent,
  type Viewer,
  type RedisClient,
} from '@propmubi/runtime';
import { atMost } from '@propmubi/runtime/limits';
import { LRUCache } from 'lru-cache';

/** Where identity says that a session ended before its tokens did; the gateway looks there, too. */
const REVOKED_KEY = 'identity:revoked-session:';
const RECHECK_MS = 5_000;
const REMEMBERED = 50_000;
const COMMAND_TIMEOUT_MS = 500;

export interface SessionCheck {
  isCurrent(viewer: Viewer): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Whether the session behind a live feed still stands, asked of Redis at most every few seconds. The gateway ends
 * sockets of revoked sessions by itself; this is the second line, so without Redis it lets the feed go on.
 */
export function createSessionCheck(redisUrl: string, logger: Logger): SessionCheck {
  const answers = new LRUCache<string, Promise<boolean>>({ ...atMost(REMEMBERED), ttl: RECHECK_MS });
  let redis: RedisClient | undefined;
  const connect = () => {
    const client = openRedis(redisUrl, { maxRetriesPerRequest: 1, commandTimeout: COMMAND_TIMEOUT_MS });
    client.on('error', (error: Error) =>
      logger.warn({ err: { message: error.message } }, 'session check: redis'),
    );
    reconnectWhenSilent(client);
    return client;
  };
  const ask = async (sessionId: string) => {
    redis ??= connect();
    return redis.exists(REVOKED_KEY + sessionId).then(
      (found) => found === 0,
      () => true,
    );
  };
  return {
    async isCurrent({ sessionId }) {
      if (!sessionId) return true;
      let answer = answers.get(sessionId);
      if (!answer) answers.set(sessionId, (answer = ask(sessionId)));
      return answer;
    },
    async close() {
      redis?.disconnect();
    },
  };
}
