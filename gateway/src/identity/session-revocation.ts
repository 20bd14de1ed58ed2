import { atMost } from '@propmubi/runtime/limits';
import { LRUCache } from 'lru-cache';
import { type Logger } from '@propmubi/runtime/log';
import {
  assertRedisServes,
  openRedis,
  openSubscriptions,
  reconnectWhenSilent,
} from '@propmubi/runtime/redis';

/**
 * Set by identity when a session is signed out, its user deactivated, or its refresh token reused; and for a signing key that
 * became known, as `key:` and its id.
 */
const KEY_PREFIX = 'identity:revoked-session:';
/** Carries the id of each session as it is revoked, plain or as `{ "sessionId": … }`. */
const CHANNEL = 'identity:session-revoked';
const REMEMBERED = 100_000;
/** No access token outlives this, so no revocation needs to be remembered longer. */
const REMEMBERED_MS = 20 * 60 * 1000;
const COMMAND_TIMEOUT_MS = 500;

export interface SessionRevocation {
  /** Asks Redis at most once per recheck interval and session; between, the channel tells. */
  isRevoked(sessionId: string): Promise<boolean>;
  /** Calls back for every session revoked from now on; returns how to stop that. */
  onRevoked(listener: (sessionId: string) => void): () => void;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Knows which sessions ended before their tokens did. While Redis does not answer, sessions count as live: their
 * tokens end within 15 minutes anyway, readiness reports Redis, and signing all users out would be the worse failure.
 */
export function createSessionRevocation(
  redisUrl: string,
  recheckMs: number,
  logger: Logger,
): SessionRevocation {
  const options = {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: COMMAND_TIMEOUT_MS,
    retryStrategy: (attempt: number) => Math.min(attempt * 100, 2_000),
  };
  const onError = (error: Error): void =>
    logger.warn({ err: { message: error.message } }, 'session revocation: redis');
  const commands = openRedis(redisUrl, options);
  commands.on('error', onError);
  reconnectWhenSilent(commands);
  const revoked = new LRUCache<string, true>({ ...atMost(REMEMBERED), ttl: REMEMBERED_MS });
  const live = new LRUCache<string, true>({ ...atMost(REMEMBERED), ttl: recheckMs });
  const listeners = new Set<(sessionId: string) => void>();

  const revoke = (sessionId: string): void => {
    if (revoked.has(sessionId)) return;
    revoked.set(sessionId, true);
    live.delete(sessionId);
    for (const listener of listeners) listener(sessionId);
  };
  const subscriptions = openSubscriptions(redisUrl, CHANNEL, {
    redis: options,
    onReady: ({ subscribe }) => {
      // What was published while the connection was down is found by asking again.
      live.clear();
      subscribe(CHANNEL).catch(() => undefined);
    },
    onError,
  });
  subscriptions.onMessage((_channel, message) => {
    const sessionId = sessionIdOf(message);
    if (sessionId) revoke(sessionId);
  });

  return {
    async isRevoked(sessionId) {
      if (revoked.has(sessionId)) return true;
      if (live.has(sessionId)) return false;
      try {
        if ((await commands.exists(KEY_PREFIX + sessionId)) === 0) {
          live.set(sessionId, true);
          return false;
        }
        revoke(sessionId);
        return true;
      } catch {
        return false;
      }
    },
    onRevoked(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async ping() {
      await assertRedisServes(commands);
    },
    close() {
      listeners.clear();
      commands.disconnect();
      subscriptions.redis.disconnect();
      return Promise.resolve();
    },
  };
}

function sessionIdOf(message: string): string | undefined {
  if (!message.startsWith('{')) return message.replaceAll('"', '') || undefined;
  try {
    const { sessionId, sid } = JSON.parse(message) as { sessionId?: unknown; sid?: unknown };
    const id = sessionId ?? sid;
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
