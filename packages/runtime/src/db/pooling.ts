import pg from 'pg';
import { ConfigError } from '../config/config.js';

const ANSWER_WITHIN_MS = 5_000;
/** Of a pool with other users: how often its connections are asked for before they count as one. */
const ASKED_TIMES = 20;
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
    const first = await serverOf(one);
    // A pool gives its clients keys of its own for cancelling, in the place of the process of Postgres.
    isPooled = (one as unknown as { processID: number }).processID !== first;
    if (!isPooled) return { isPooled, sharesSessions: false, keepsPrepared: true };
    const other = await open();
    // It holds the connection behind the pool that was free a moment ago: the one on which the statement was prepared.
    await other.query('begin');
    await other.query('select 1');
    let sharesSessions = false;
    for (let asked = 0; asked < ASKED_TIMES && !sharesSessions; asked++)
      sharesSessions = (await serverOf(one)) !== first;
    return { isPooled, sharesSessions, keepsPrepared: true };
  } catch (error) {
    // A pool of a single connection lets one client wait for the other.
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

/** The process of Postgres that answers, asked by a statement prepared by name. */
async function serverOf(client: pg.Client): Promise<number> {
  const named = { name: 'propmubi_is_kept', text: 'select pg_backend_pid() as pid' };
  const { rows } = await client.query<{ pid: number }>(named);
  return rows[0]?.pid as number;
}
