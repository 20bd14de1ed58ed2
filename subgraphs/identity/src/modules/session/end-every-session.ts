import { anonymous, type Database, PLATFORM_CHAIN } from '@propmubi/runtime';
import type { Redis } from 'ioredis';
import pg from 'pg';
import type { AuditLog } from '../audit/audit.service.js';
import { announceRevokedSessions } from './session-revocation.js';

const AT_ONCE = 1_000;

interface Dependencies {
  database: Database;
  /** Postgres as the owner of the schema: the service itself reaches one person's sessions at a time. */
  ownerUrl: string;
  redis: Redis;
  audit: AuditLog;
  now: () => number;
}

/**
 * Ends every session there is, and the access tokens of API keys: for a signing key that became known. They are refused from this
 * moment on by each gateway, also by those that still run with the old key. Returns how many sessions ended.
 */
export async function endEverySession({
  database,
  ownerUrl,
  redis,
  audit,
  now,
}: Dependencies): Promise<number> {
  const at = new Date(now());
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const { rows: sessions } = await client.query<{ id: string }>(
      `update identity.session set revoked_at = $1, revoked_because = 'KEY_REVOKED' where revoked_at is null returning id`,
      [at],
    );
    const { rows: keys } = await client.query<{ id: string }>(
      'select id from identity.api_key where revoked_at is null and last_used_at is not null',
    );
    // Announced before the commit: what could not be announced has not ended.
    const ids = [...sessions, ...keys].map(({ id }) => id);
    for (let from = 0; from < ids.length; from += AT_ONCE)
      await announceRevokedSessions(redis, ids.slice(from, from + AT_ONCE));
    await client.query('commit');
    await record(database, audit, sessions.length, at);
    return sessions.length;
  } finally {
    // Without a commit the connection’s end rolls back.
    await client.end();
  }
}

async function record(database: Database, audit: AuditLog, ended: number, at: Date): Promise<void> {
  const scope = database.scope(anonymous);
  try {
    await scope.write((em) =>
      audit.append(em, {
        organizationId: null,
        actorId: null,
        role: 'OPERATOR',
        action: 'SESSIONS_ENDED',
        subjectId: PLATFORM_CHAIN,
        details: { ended, reason: 'KEY_REVOKED' },
        at,
      }),
    );
  } finally {
    await scope.close();
  }
}
