import type { Pool, PoolClient } from 'pg';

/** The regular release of a failed statement happens at once; what is still out after this was forgotten. */
const FORGOTTEN_AFTER_MS = 500;

/**
 * Gives connections back to the pool that ended while they were in use.
 *
 * Kysely (0.29) releases the connection of a transaction only after a COMMIT or ROLLBACK that succeeded, and not at
 * all when BEGIN fails. So each time Postgres goes away, every open transaction would keep its place in the pool, and
 * after a few restarts of Postgres nothing would be left for requests until the process is restarted.
 */
export function reclaimEndedConnections(pool: Pool): void {
  pool.on('connect', (client: PoolClient) => {
    client.once('end', () => {
      setTimeout(() => {
        try {
          client.release(true);
        } catch {
          // It was idle, or released in the regular way.
        }
      }, FORGOTTEN_AFTER_MS).unref();
    });
  });
}
