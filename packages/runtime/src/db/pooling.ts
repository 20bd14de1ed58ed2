import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ConfigError } from '../config/config.js';

const ANSWER_WITHIN_MS = 5_000;
/** How often a pool with other users is asked before its clients count as having connections of their own. */
const ASKED_TIMES = 50;
/** Of Postgres: there is no prepared statement of that name; there is one already, of another client of the pool. */
const LOST = new Set<unknown>(['26000', '42P05']);
const NEEDS_SESSION =
  'it leads to a pool that gives each transaction another connection, such as PgBouncer in pool_mode=transaction, and ' +
  'migrations need a session; use the address of Postgres itself';

/** What stands between a client and Postgres. */
export interface Pooling {
  /** Connections are to a pool, which may refuse or drop what a client sets as it connects. */
  isPooled: boolean;
  /** Each transaction may get another connection of Postgres: what a session keeps is lost, and seen by others. */
  sharesSessions: boolean;
  /** A statement prepared by name is there in the next transaction. */
  keepsPrepared: boolean;
}

/** Whether Postgres did not know the name of a prepared statement, or knew it from another client. */
export function isPreparedLost(error: unknown): boolean {
  return LOST.has((error as { code?: unknown } | null)?.code);
}

/**
 * Looks at what is behind an address: Postgres itself, a pool of sessions, or one of transactions (PgBouncer in
 * `pool_mode=transaction`), which keeps prepared statements from PgBouncer 1.21 on.
 * @throws what `pg` throws where Postgres does not answer
 */
export async function detectPooling(url: string): Promise<Pooling> {
  const clients: pg.Client[] = [];
  const open = async () => {
    const client = await connect(url);
    clients.push(client);
    return client;
  };
  let isPooled = false;
  try {
    const one = await open();
    // A pool gives its clients keys of its own for cancelling, in the place of the process of Postgres.
    isPooled = (one as unknown as { processID: number }).processID !== (await serverOf(one));
    if (!isPooled) return { isPooled, sharesSessions: false, keepsPrepared: true };
    const other = await open();
    for (let asked = 0; asked < ASKED_TIMES; asked++) {
      // Where the second gets the connection that was the first's, and which the name is known to, Postgres refuses to prepare it.
      const name = `propmubi_${randomUUID()}`;
      const sharesSessions = (await serverOf(one, name)) === (await serverOf(other, name));
      if (sharesSessions) return { isPooled, sharesSessions, keepsPrepared: true };
    }
    return { isPooled, sharesSessions: false, keepsPrepared: true };
  } catch (error) {
    // A pool of a single session lets one client wait for the other; nothing can be kept there.
    const waits = isPooled && (error as Error).message === 'Query read timeout';
    if (!waits && !isPreparedLost(error)) throw error;
    return { isPooled: true, sharesSessions: true, keepsPrepared: false };
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}

/**
 * Refuses a pool of transactions where a session is needed.
 * @throws ConfigError naming the setting; any other error where Postgres does not answer
 */
export async function refusePooledTransactions(url: string, setting: string): Promise<void> {
  const { sharesSessions } = await detectPooling(url);
  if (sharesSessions) throw new ConfigError([{ name: setting, problem: 'invalid', help: NEEDS_SESSION }]);
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** The process of Postgres that answers, asked by a statement of this name. */
async function serverOf(client: pg.Client, name?: string): Promise<number> {
  const { rows } = await client.query<{ pid: number }>({
    text: 'select pg_backend_pid() as pid',
    ...(name && { name }),
  });
  return rows[0]?.pid as number;
}
