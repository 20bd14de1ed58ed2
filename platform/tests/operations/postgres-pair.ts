import { execFile } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  connectWhenReady,
  findServiceUser,
  type OwnedProcess,
  pickPort,
  startOwnedProcess,
} from '@propmubi/dev-services';
import { type DebianTools, type TestServers, until } from '@propmubi/testkit';
import pg from 'pg';
import { repositoryRoot } from '../../src/repository.js';
import { startBalancer } from './balancer.js';

const PASSWORD = 'drill';
const NODE_FLAGS = ['--conditions=source', '--import', './packages/runtime/register.mjs', '--no-warnings'];
const CHECK = 'platform/tests/operations/answer-whether-primary.ts';
const run = promisify(execFile);

/** A Postgres with a standby that has every commit before it is acknowledged, behind one address. */
export interface PostgresPair extends AsyncDisposable {
  servers: TestServers;
  /** An address behind the balancer, at the standby itself: a replica until it is promoted. */
  atStandby(url: string): string;
  /** kill -9 of the primary; the standby takes its place. Resolves when it takes writes. */
  failOver(): Promise<{ promotedAfterMs: number }>;
}

interface Server {
  port: number;
  process: OwnedProcess;
}

export async function startPostgresPair(tools: DebianTools): Promise<PostgresPair> {
  const opened = new AsyncDisposableStack();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-pair-'));
    opened.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
    chmodSync(folder, 0o755);
    const user = findServiceUser();
    const as = user && { uid: user.uid, gid: user.gid };
    const ownedFolder = (name: string) => {
      const path = join(folder, name);
      mkdirSync(path, { mode: 0o700 });
      if (user) chownSync(path, user.uid, user.gid);
      return path;
    };
    const asUser = (program: string, args: readonly string[]) =>
      run(tools.path(program), args, { cwd: folder, ...as, maxBuffer: 2 ** 24 });
    const urlAt = (port: number, role: string) =>
      `postgresql://${role}:${PASSWORD}@127.0.0.1:${port}/postgres`;
    const start = async (data: string, settings: readonly string[]): Promise<Server> => {
      const port = await pickPort(undefined, 'Postgres');
      const all = [
        'listen_addresses=127.0.0.1',
        `unix_socket_directories=${folder}/run`,
        'max_connections=200',
        ...settings,
      ];
      const server = await startOwnedProcess({
        command: tools.path('postgres'),
        args: ['-D', data, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])],
        logFile: join(folder, `log-${port}`),
        stopSignal: 'SIGINT',
        ...as,
      });
      opened.defer(() => server.stop());
      const client = await connectWhenReady(urlAt(port, 'postgres'), 60_000, () => server.running);
      await client.end();
      return { port, process: server };
    };
    ownedFolder('run');
    const primaryData = ownedFolder('primary');
    const initdb = ['--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C.UTF-8'];
    await asUser('initdb', ['--pgdata', primaryData, ...initdb]);
    const primary = await start(primaryData, []);
    await query(urlAt(primary.port, 'postgres'), ROLES);
    const standbyData = ownedFolder('standby');
    await asUser('pg_basebackup', [
      '-d',
      urlAt(primary.port, 'postgres'),
      '-D',
      standbyData,
      '-R',
      '-X',
      'stream',
    ]);
    const standby = await start(standbyData, []);
    // From now on no commit is acknowledged that the standby does not have. It was copied before, and waits for none itself.
    await query(urlAt(primary.port, 'postgres'), `alter system set synchronous_standby_names = '*'`);
    await query(urlAt(primary.port, 'postgres'), 'select pg_reload_conf()');
    const isInStep = async () =>
      (
        await query(
          urlAt(primary.port, 'postgres'),
          `select from pg_stat_replication where sync_state = 'sync'`,
        )
      ).length > 0;
    await until(isInStep, { timeoutMs: 30_000, everyMs: 50, what: 'the standby being in step' });

    const named = [
      { name: 'postgres-1', ...primary },
      { name: 'postgres-2', ...standby },
    ];
    const servers = [];
    for (const { name, port } of named) {
      const checkPort = await pickPort(undefined, `${name} check`);
      const check = await startOwnedProcess({
        command: process.execPath,
        args: [...NODE_FLAGS, CHECK, String(checkPort), urlAt(port, 'postgres')],
        cwd: repositoryRoot,
        logFile: join(folder, `${name}-check`),
        stopSignal: 'SIGTERM',
      });
      opened.defer(() => check.stop());
      const isAsked = () =>
        fetch(`http://127.0.0.1:${checkPort}/primary`).then(
          () => true,
          () => false,
        );
      await until(isAsked, { timeoutMs: 60_000, everyMs: 100, what: `the check of ${name}` });
      servers.push({ name, address: `127.0.0.1:${port}`, checkPort });
    }
    const port = await pickPort(undefined, 'Postgres pool');
    const balancer = opened.use(
      await startBalancer(tools, [{ name: 'postgres', bind: `127.0.0.1:${port}`, primaryOf: servers }]),
    );
    // HAProxy takes a server for up until it has been asked.
    await balancer.isDown('postgres', 'postgres-2');
    await balancer.isUp('postgres', 'postgres-1');
    const stack = opened.move();
    return {
      servers: {
        admin: urlAt(port, 'postgres'),
        owner: urlAt(port, 'propmubi_owner'),
        app: urlAt(port, 'propmubi_app'),
      },
      atStandby(url) {
        const address = new URL(url);
        address.port = String(standby.port);
        return address.href;
      },
      async failOver() {
        const killedAt = performance.now();
        process.kill(primary.process.pid, 'SIGKILL');
        await primary.process.exited;
        await query(urlAt(standby.port, 'postgres'), 'select pg_promote()');
        await balancer.isUp('postgres', 'postgres-2');
        return { promotedAfterMs: Math.round(performance.now() - killedAt) };
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** As dev-services makes them: neither bypasses row level security. */
const ROLES = ['propmubi_owner', 'propmubi_app']
  .map(
    (role) =>
      `create role ${role} login nosuperuser nobypassrls nocreaterole nocreatedb password '${PASSWORD}';`,
  )
  .join('\n');

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
