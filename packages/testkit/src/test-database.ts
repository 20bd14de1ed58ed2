import { randomBytes } from 'node:crypto';
import { createDatabase } from '@propmubi/dev-services';
import { Redis } from 'ioredis';
import pg from 'pg';

/** What a fresh database of a test file already contains: built once per run, cloned for every file. */
export interface DatabaseTemplate {
  /** One per set of migrations, e.g. the subgraph's name. Letters, digits and underscores. */
  name: string;
  /** Runs the migrations (and seeds, if wanted) with the owner role. Must close what it opens. */
  build(urls: { ownerUrl: string; appUrl: string }): Promise<void>;
}

export interface TestDatabase {
  name: string;
  ownerUrl: string;
  /** As services connect: row level security applies. */
  appUrl: string;
  /** Superuser, for looking behind row level security and for breaking things. */
  adminUrl: string;
  /** A logical Redis database of this file's own. Pub/sub channels are shared by all of them. */
  redisUrl: string;
  /** Drops the database, open connections included, and empties the Redis one. */
  drop(): Promise<void>;
}

/** A Postgres other than the run's, by role. */
export interface TestServers {
  admin: string;
  owner: string;
  app: string;
}

/**
 * A database and a Redis for one test file, dropped by `drop()` in `afterAll`. With a template it is a clone of
 * what the template's `build` made, which takes some 50 ms instead of all the migrations. With `keptAs` it is the one that an
 * earlier run left under this name, if there is one, and stays.
 */
export async function createTestDatabase(
  template?: DatabaseTemplate,
  servers?: TestServers,
  keptAs?: string,
): Promise<TestDatabase> {
  const urls = { ...serverUrls(), ...servers };
  const name = keptAs ? `kept_${keptAs}` : `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(urls.admin, async (admin) => {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const source = template && (await ensureTemplate(admin, urls, template));
    await createDatabase(admin, name, rolesOf(urls), source);
  });
  const redisUrl = await claimRedisDatabase(urls.redis);
  return {
    name,
    ownerUrl: withDatabase(urls.owner, name),
    appUrl: withDatabase(urls.app, name),
    adminUrl: withDatabase(urls.admin, name),
    redisUrl,
    drop: async () => {
      if (keptAs) return;
      await asAdmin(urls.admin, (admin) =>
        admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`),
      );
      const redis = new Redis(redisUrl);
      await redis.flushdb();
      redis.disconnect();
    },
  };
}

interface ServerUrls extends TestServers {
  redis: string;
}

function serverUrls(): ServerUrls {
  const read = (name: string) => {
    const value = process.env[`PROPMUBI_TEST_${name}_URL`];
    if (!value) throw new Error('Run tests with `pnpm test`: its global setup starts Postgres and Redis.');
    return value;
  };
  return { admin: read('ADMIN'), owner: read('OWNER'), app: read('APP'), redis: read('REDIS') };
}

function rolesOf({ owner, app }: ServerUrls) {
  const account = (url: string) => ({ name: new URL(url).username, password: new URL(url).password });
  return { owner: account(owner), app: account(app) };
}

/** Builds the template unless another worker did; the advisory lock makes parallel workers wait for the first. */
async function ensureTemplate(
  admin: pg.Client,
  urls: ServerUrls,
  template: DatabaseTemplate,
): Promise<string> {
  const name = `template_${template.name}`;
  const quoted = admin.escapeIdentifier(name);
  await admin.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
  try {
    const { rows } = await admin.query<{ ready: boolean }>(
      'select not datallowconn as ready from pg_database where datname = $1',
      [name],
    );
    if (rows[0]?.ready) return name;
    // Left over from a build that failed.
    if (rows[0]) await admin.query(`DROP DATABASE ${quoted} WITH (FORCE)`);
    await createDatabase(admin, name, rolesOf(urls));
    await template.build({ ownerUrl: withDatabase(urls.owner, name), appUrl: withDatabase(urls.app, name) });
    // Cloning needs a source without connections; that it refuses connections is also what marks it as complete.
    await admin.query(`ALTER DATABASE ${quoted} ALLOW_CONNECTIONS false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    return name;
  } finally {
    await admin.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
  }
}

async function asAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function claimRedisDatabase(url: string): Promise<string> {
  const redis = new Redis(url);
  const index = (await redis.incr('propmubi:test:databases')) % 1_000;
  redis.disconnect();
  return withDatabase(url, String(index));
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
