import { type EntityManager, query, sql, publishTo, type RedisClient } from '@propmubi/runtime';
import { revokeSessions, type RevocationReason } from './session.repository.js';

/** Longer than any access token lives. */
const REMEMBERED_S = 16 * 60;
/** Longer than a gateway goes on without a restart. */
const KEYS_REMEMBERED_S = 90 * 24 * 60 * 60;

export const SESSION_REVOKED_CHANNEL = 'identity:session-revoked';

/** Exists while an access token of this revoked session could still be valid; the gateway looks here. */
export function revokedSessionKey(sessionId: string): string {
  return `identity:revoked-session:${sessionId}`;
}

/**
 * Tells every gateway that a session ended: a key for those that look, a message for those that hold sockets open.
 * Call it before the transaction that ends the session commits: if Redis cannot be told, the session has not ended
 * and the caller hears about it, instead of a token that lives on unnoticed.
 */
export async function announceRevokedSessions(
  redis: RedisClient,
  sessionIds: readonly string[],
): Promise<void> {
  await announce(redis, sessionIds, REMEMBERED_S);
}

/** Tells every gateway that keys of access tokens became known: they refuse whatever one of them signed. */
export async function announceRevokedKeys(redis: RedisClient, keyIds: readonly string[]): Promise<void> {
  const names = keyIds.map((keyId) => `key:${keyId}`);
  await announce(redis, names, KEYS_REMEMBERED_S);
}

async function announce(
  redis: RedisClient,
  sessionIds: readonly string[],
  rememberedS: number,
): Promise<void> {
  // Each by itself: in a Redis Cluster they lie on several servers.
  await Promise.all(
    sessionIds.flatMap((sessionId) => [
      redis.set(revokedSessionKey(sessionId), '1', 'EX', rememberedS),
      publishTo(redis, SESSION_REVOKED_CHANNEL, JSON.stringify({ sessionId })),
    ]),
  );
}

/** Whether this session was ended. Without Redis it goes on: the gateway, which looks there as well, closes the socket. */
export async function isSessionRevoked(redis: RedisClient, sessionId: string | null): Promise<boolean> {
  if (sessionId === null) return false;
  return redis.exists(revokedSessionKey(sessionId)).then(
    (found) => found === 1,
    () => false,
  );
}

/**
 * Ends whatever still speaks for the acting user: every session, and the access tokens their API keys were exchanged
 * for. A key that stays valid is refused for a quarter of an hour, too: its tokens carry its id as their session.
 */
export async function endAllSessions(
  em: EntityManager,
  redis: RedisClient,
  userId: string,
  because: RevocationReason,
  now: Date,
): Promise<void> {
  const sessionIds = await revokeSessions(em, userId, null, because, now);
  const keys = await query<{ id: string }>(
    em,
    sql`select id from identity.api_key where user_id = ${userId}`,
  );
  await announceRevokedSessions(redis, [...sessionIds, ...keys.map(({ id }) => id)]);
}
