import { asOwner, type Database, type RedisClient } from '@propmubi/runtime';
import { appendOperatorAct } from '../audit/append-operator-act.js';
import type { AuditLog } from '../audit/audit.service.js';
import { announceRevokedKeys, announceRevokedSessions } from './session-revocation.js';

const AT_ONCE = 1_000;

interface Dependencies {
  database: Database;
  /** Postgres as the owner of the schema: the service itself reaches one person's sessions at a time. */
  ownerUrl: string;
  redis: RedisClient;
  audit: AuditLog;
  now: () => number;
}

/**
 * Ends every session there is, and the access tokens of API keys: for a signing key that became known. They are refused from this
 * moment on by each gateway, also by those that still run with the old key, and so is whatever else `keyIds` signed: tokens of
 * sessions that never were. Returns how many sessions ended.
 */
export function endEverySession(
  { database, ownerUrl, redis, audit, now }: Dependencies,
  keyIds: readonly string[] = [],
): Promise<number> {
  const at = new Date(now());
  return asOwner(ownerUrl, async (client) => {
    await client.query('begin');
    const { rows: sessions } = await client.query<{ id: string }>(
      `update identity.session set revoked_at = $1, revoked_because = 'KEY_REVOKED' where revoked_at is null returning id`,
      [at],
    );
    const { rows: keys } = await client.query<{ id: string }>(
      'select id from identity.api_key where revoked_at is null and last_used_at is not null',
    );
    // Announced before the commit: what could not be announced has not ended.
    await announceRevokedKeys(redis, keyIds);
    const ids = [...sessions, ...keys].map(({ id }) => id);
    for (let from = 0; from < ids.length; from += AT_ONCE)
      await announceRevokedSessions(redis, ids.slice(from, from + AT_ONCE));
    await client.query('commit');
    const details = { ended: sessions.length, reason: 'KEY_REVOKED' };
    await appendOperatorAct(database, audit, { action: 'SESSIONS_ENDED', details, at });
    return sessions.length;
  });
}
