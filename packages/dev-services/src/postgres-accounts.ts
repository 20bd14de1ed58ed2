import pg from 'pg';

export interface Accounts {
  database: string;
  owner: { name: string; password: string };
  app: { name: string; password: string };
  /** One for each subgraph, which reaches its own schema alone; migrations grant it that. */
  services: readonly { name: string; password: string }[];
}

/** Connects, retrying while the server is still starting; gives up with the last error. */
export async function connectWhenReady(
  url: string,
  timeoutMs: number,
  isAlive: () => boolean = () => true,
): Promise<pg.Client> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      // 57P03: starting up or shutting down; everything but a refused connection is an answer worth reporting.
      const { code } = error as { code?: string };
      const mayStillCome = code === 'ECONNREFUSED' || code === '57P03' || code === 'ECONNRESET';
      if (!mayStillCome || !isAlive() || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/**
 * Makes the roles and the database, or brings their passwords in line. The roles with which services connect can neither bypass row level security nor change the schema.
 */
export async function ensureAccounts(admin: pg.Client, accounts: Accounts): Promise<void> {
  for (const role of [accounts.owner, accounts.app, ...accounts.services]) {
    const name = admin.escapeIdentifier(role.name);
    const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role.name]);
    const rights = 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION';
    await admin.query(
      `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${name} ${rights} PASSWORD ${admin.escapeLiteral(role.password)}`,
    );
  }
  const { rowCount: databaseExists } = await admin.query('select from pg_database where datname = $1', [
    accounts.database,
  ]);
  if (!databaseExists) await createDatabase(admin, accounts.database, accounts);
  for (const { name } of accounts.services)
    await admin.query(
      `GRANT CONNECT, TEMPORARY ON DATABASE ${admin.escapeIdentifier(accounts.database)} TO ${admin.escapeIdentifier(name)}`,
    );
}

/** Makes a database that belongs to the owner role and lets the app role in, and no other. */
export async function createDatabase(
  admin: pg.Client,
  name: string,
  { owner, app }: Pick<Accounts, 'owner' | 'app'>,
  template?: string,
): Promise<void> {
  const database = admin.escapeIdentifier(name);
  const from = template ? ` TEMPLATE ${admin.escapeIdentifier(template)}` : '';
  await admin.query(`CREATE DATABASE ${database} OWNER ${admin.escapeIdentifier(owner.name)}${from}`);
  await admin.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await admin.query(
    `GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${admin.escapeIdentifier(app.name)}`,
  );
}
