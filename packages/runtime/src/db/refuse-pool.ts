import pg from 'pg';
import { ConfigError } from '../config/config.js';

const ANSWER_WITHIN_MS = 5_000;
/** Of Postgres: there is no prepared statement of that name. */
const NOT_PREPARED = '26000';
const POOLED =
  'it leads to a pool that gives each transaction another connection, such as PgBouncer in pool_mode=transaction, and ' +
  'prepared statements are lost there; use pool_mode=session, or Postgres itself';

/**
 * Refuses a pool that does not keep what a connection prepared: statements would fail, seldom when one request is alone and mostly
 * under load.
 * @throws ConfigError naming the setting; any other error where Postgres does not answer
 */
export async function refusePooledTransactions(url: string, setting: string): Promise<void> {
  const connect = async () => {
    const client = new pg.Client({ connectionString: url, query_timeout: ANSWER_WITHIN_MS });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const [one, other] = await Promise.all([connect(), connect()]);
  const prepared = { name: 'is_kept', text: 'select $1::int', values: [1] };
  try {
    await one.query(prepared);
    // It holds the connection behind the pool that was free a moment ago: the one on which the statement was prepared.
    await other.query('begin');
    await other.query('select 1');
    await one.query(prepared);
  } catch (error) {
    if (!isLost(error)) throw error;
    throw new ConfigError([{ name: setting, problem: 'invalid', help: POOLED }]);
  } finally {
    await Promise.all([one.end(), other.end()].map((end) => end.catch(() => undefined)));
  }
}

/** Not prepared, or, where the pool has a single connection, waiting for the one that holds it. */
function isLost(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string };
  return code === NOT_PREPARED || message === 'Query read timeout';
}
