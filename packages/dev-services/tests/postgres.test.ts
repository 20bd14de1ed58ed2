import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres, type RunningPostgres } from '../src/index.js';
import { findRunningServer } from '../src/postgres-cluster.js';

const log = () => undefined;

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

/** Resolves when a server that runs on this folder has ended: removing its lock file is the last thing it does. */
function ended(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, () => {
      if (existsSync(join(folder, 'postmaster.pid'))) return;
      watcher.close();
      resolve();
    });
  });
}

describe('startPostgres', () => {
  let home: string;
  let dataDir: string;
  let postgres: RunningPostgres;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'propmubi-services-'));
    await import('node:fs').then(({ chmodSync }) => chmodSync(home, 0o755));
    dataDir = join(home, 'postgres');
    postgres = await startPostgres({ dataDir, log, durable: false });
  });

  afterAll(async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('takes the lock file of another cluster’s Postgres for stale', () => {
    const [pid = ''] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    const stale = mkdtempSync(join(tmpdir(), 'propmubi-stale-'));
    writeFileSync(join(stale, 'postmaster.pid'), `${pid}\n${stale}\n0\n${postgres.port}\n`);
    expect(findRunningServer(dataDir)).toEqual({ pid: Number(pid), port: postgres.port });
    expect(findRunningServer(stale)).toBeUndefined();
    expect(existsSync(join(stale, 'postmaster.pid'))).toBe(false);
    rmSync(stale, { recursive: true });
  });

  it('connects services with a role that cannot bypass row level security', async () => {
    const [role] = await query(
      postgres.appUrl,
      'select rolname, rolsuper, rolbypassrls, rolcreatedb from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({
      rolname: 'propmubi_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
    });
  });

  it('lets the owner create schemas and trusted extensions, and the app neither', async () => {
    await query(postgres.ownerUrl, 'create schema probe; create extension if not exists pg_trgm');
    await expect(query(postgres.appUrl, 'create schema other')).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps the passwords in a file that only its owner reads', () => {
    expect(statSync(join(home, 'postgres-credentials.json')).mode & 0o777).toBe(0o600);
  });

  it('joins a server that already runs on the same data', async () => {
    const second = await startPostgres({ dataDir, log });
    expect(second.started).toBe('reused');
    await second.stop();
    expect(await query(postgres.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says which port is taken', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    try {
      const start = startPostgres({ dataDir: join(home, 'other'), port, log });
      await expect(start).rejects.toMatchObject({
        code: 'PORT_TAKEN',
        message: expect.stringContaining(String(port)),
      });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('recovers from a killed server and from a lock whose pid belongs to another program', async () => {
    await query(postgres.ownerUrl, 'create table survives (n int); insert into survives values (7)');
    await postgres.stop();
    const bystander = spawn('sleep', ['60']);
    try {
      writeFileSync(join(dataDir, 'postmaster.pid'), `${bystander.pid}\n${dataDir}\n0\n5999\n\n127.0.0.1\n`);
      postgres = await startPostgres({ dataDir, log, durable: false });
      expect(postgres.started).toBe('spawned');
      expect(await query(postgres.ownerUrl, 'select n from survives')).toEqual([{ n: 7 }]);
    } finally {
      bystander.kill('SIGKILL');
    }
  });

  it('ends with its parent, even when that is killed outright', async () => {
    const childHome = join(home, 'orphan');
    const script = `
      import { startPostgres } from '@propmubi/dev-services';
      await startPostgres({ dataDir: ${JSON.stringify(join(childHome, 'postgres'))}, log: () => {}, durable: false });
      console.log('ready');
      setInterval(() => {}, 1000);`;
    const root = new URL('../../..', import.meta.url);
    const parent = spawn(
      process.execPath,
      [
        '--conditions=source',
        '--import',
        new URL('packages/runtime/register.mjs', root).href,
        '--input-type=module',
        '-e',
        script,
      ],
      {
        cwd: new URL('packages/testkit', root),
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    // Resolved from testkit, which depends on @propmubi/dev-services.
    await new Promise((resolve, reject) => {
      parent.stdout.once('data', resolve);
      parent.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)));
    });
    expect(existsSync(join(childHome, 'postgres', 'postmaster.pid'))).toBe(true);
    const server = ended(join(childHome, 'postgres'));
    parent.kill('SIGKILL');
    await server;
  });
});
