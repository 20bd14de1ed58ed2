import type { Socket } from 'node:net';
import type { PoolClient } from 'pg';

/** The socket of a connection to Postgres, of which `pg` tells nothing. */
export function streamOf(client: PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}
