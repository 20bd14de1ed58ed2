import { createServer } from 'node:http';
import pg from 'pg';

/**
 * What Patroni answers at `/primary`, for HAProxy to ask: 200 where a Postgres takes writes. A process of its own, since the tests’ own is
 * busy for seconds at times. Arguments: the port to listen at, and the address of the Postgres.
 */
const [port, connectionString] = process.argv.slice(2) as [string, string];
const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: 1_000 });
pool.on('error', () => undefined);
createServer((_request, response) => {
  pool.query<{ primary: boolean }>('select not pg_is_in_recovery() as primary').then(
    ({ rows }) => response.writeHead(rows[0]?.primary ? 200 : 503).end(),
    () => response.writeHead(503).end(),
  );
}).listen(Number(port), '127.0.0.1');
