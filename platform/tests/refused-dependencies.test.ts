import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cacheDirectory, findRedisServer, findServiceUser, pickPort } from '@propmubi/dev-services';
import { createTestDatabase, debianTools, type TestDatabase, until } from '@propmubi/testkit';
import pg from 'pg';
import { Redis } from 'ioredis';
import { refusePooledTransactions, refuseRedisCluster } from '@propmubi/runtime';

const tools = debianTools({ pgbouncer: 'pgbouncer' });
const describeWithBouncer = tools.missing ? describe.skip : describe;

describeWithBouncer('a real PgBouncer', () => {
  let database: TestDatabase;
  const folder = mkdtempSync(join(tmpdir(), 'propmubi-pgbouncer-'));
  const bouncers: ChildProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    chmodSync(folder, 0o755);
  });
  afterAll(async () => {
    for (const bouncer of bouncers) {
      const ended = once(bouncer, 'exit');
      bouncer.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
    await database?.drop();
  });

  /** The address of the test's database through a PgBouncer of its own. */
  async function through(poolMode: string, poolSize = 10): Promise<string> {
    const url = new URL(database.appUrl);
    const port = await pickPort(undefined, 'PgBouncer');
    const name = url.pathname.slice(1);
    const [users, settings] = ['users', 'ini'].map((kind) =>
      join(folder, `${poolMode}-${poolSize}.${kind}`),
    ) as [string, string];
    writeFileSync(users, `"${url.username}" "${decodeURIComponent(url.password)}"\n`);
    writeFileSync(
      settings,
      [
        '[databases]',
        `${name} = host=${url.hostname} port=${url.port} dbname=${name}`,
        '[pgbouncer]',
        `listen_addr = 127.0.0.1`,
        `listen_port = ${port}`,
        'unix_socket_dir =',
        'auth_type = scram-sha-256',
        `auth_file = ${users}`,
        `pool_mode = ${poolMode}`,
        `default_pool_size = ${poolSize}`,
        // Settings of ours for each connection.
        'ignore_startup_parameters = statement_timeout,lock_timeout,idle_in_transaction_session_timeout',
      ].join('\n'),
    );
    // It does not run as root.
    const user = process.getuid?.() === 0 ? findServiceUser() : undefined;
    const child = spawn(tools.path('pgbouncer'), [settings], {
      stdio: 'ignore',
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    bouncers.push(child);
    url.port = String(port);
    await until(() => answers(url.href), { what: 'PgBouncer' });
    return url.href;
  }

  it('that pools transactions is refused by the name of the setting, whatever the size of its pool', async () => {
    for (const poolSize of [10, 1]) {
      const url = await through('transaction', poolSize);
      const refused = refusePooledTransactions(url, 'DATABASE_URL');
      await expect(refused).rejects.toMatchObject({
        name: 'ConfigError',
        problems: [{ name: 'DATABASE_URL' }],
      });
      await expect(refused).rejects.toThrow('pool_mode=transaction');
    }
  }, 60_000);

  it('that pools sessions is taken, and so is Postgres itself', async () => {
    await refusePooledTransactions(await through('session'), 'DATABASE_URL');
    await refusePooledTransactions(database.appUrl, 'DATABASE_URL');
  });
});

describe('a Redis', () => {
  it('that is a node of a cluster is refused by the name of the setting; one that is none, or away, is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-redis-cluster-'));
    const binary = await findRedisServer(cacheDirectory(join(tmpdir(), 'propmubi-cache')), () => undefined);
    const start = async (...settings: string[]) => {
      const port = await pickPort(undefined, 'Redis');
      const child = spawn(
        binary.path,
        ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...settings],
        {
          stdio: 'ignore',
          env: { ...process.env, ...(binary.libraryPath && { LD_LIBRARY_PATH: binary.libraryPath }) },
        },
      );
      const url = `redis://127.0.0.1:${port}`;
      await until(() => pings(url), { what: 'Redis' });
      const stop = async () => {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      };
      return { url, stop };
    };
    const node = await start('--cluster-enabled', 'yes', '--cluster-config-file', join(folder, 'nodes.conf'));
    const alone = await start();
    try {
      await expect(refuseRedisCluster(node.url, 'REDIS_URL')).rejects.toMatchObject({
        problems: [{ name: 'REDIS_URL', help: expect.stringContaining('Redis Cluster') }],
      });
      await refuseRedisCluster(alone.url, 'REDIS_URL');
    } finally {
      await Promise.all([node.stop(), alone.stop()]);
      rmSync(folder, { recursive: true, force: true });
    }
    await refuseRedisCluster(alone.url, 'REDIS_URL');
  }, 30_000);
});

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function pings(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
