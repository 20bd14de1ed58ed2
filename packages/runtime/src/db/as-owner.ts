import pg from 'pg';

/**
 * Works as the owner of a schema, whom its policies let read and write all rows, on a connection for this alone. A transaction that
 * is open when `work` throws is rolled back by the connection’s end.
 */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
