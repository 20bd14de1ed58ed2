import { type Database, query, sql, systemViewer, type RedisClient } from '@propmubi/runtime';
import { announceRevokedSessions } from './session-revocation.js';

/**
 * Announces again every session that was revoked while its access tokens can still be valid: RedisClient forgets them when it
 * loses its data, Postgres does not. Called whenever a connection to Redis begins. Returns how many.
 */
export async function recallRevocations(database: Database, redis: RedisClient): Promise<number> {
  const scope = database.scope(systemViewer(null));
  try {
    const rows = await scope.read((em) =>
      query(
        em,
        sql<{ id: string }>`select id from identity.session where revoked_at > now() - interval '16 minutes'`,
      ),
    );
    await announceRevokedSessions(
      redis,
      rows.map(({ id }) => id),
    );
    return rows.length;
  } finally {
    await scope.close();
  }
}
