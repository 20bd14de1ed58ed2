import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  cacheDirectory,
  connectWhenReady,
  findServiceUser,
  type OwnedProcess,
  pickPort,
  resolvePostgresBinaries,
  startOwnedProcess,
} from '@propmubi/dev-services';
import pg from 'pg';
import { until } from '../waiting.js';
import type { PostgresProcess } from './postgres-process.js';

/** Neither is a part of a copy: the one is the running server's, the other is streamed. */
const NOT_COPIED = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'replorigin_checkpoint']);

/** A streaming replica of another Postgres of the test's own, as a process. */
export interface PostgresReplica extends AsyncDisposable {
  /** The address of the primary that is given, at the replica. */
  at(primaryUrl: string): string;
  /** It goes on receiving, and shows nothing new until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Resolves once it shows what the primary has now. */
  inStep(): Promise<void>;
  /** Makes it a server that takes writes, and follows none. */
  promote(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Copies a running primary, as pg_basebackup does, which the bundled binaries lack, and follows it. */
export async function startPostgresReplica(primary: PostgresProcess): Promise<PostgresReplica> {
  const user = findServiceUser();
  const as = user && { uid: user.uid, gid: user.gid };
  const folder = join(primary.home, 'replica');
  const binaries = resolvePostgresBinaries(cacheDirectory(join(primary.home, 'cache')), user);
  const port = await pickPort(undefined, 'Postgres replica');
  const at = (url: string) => {
    const address = new URL(url);
    address.port = String(port);
    return address.href;
  };
  const admin = new pg.Pool({ connectionString: primary.adminUrl, max: 2 });
  const replica = new pg.Pool({ connectionString: at(primary.adminUrl), max: 1 });
  for (const pool of [admin, replica]) pool.on('error', () => undefined);

  const backup = await admin.connect();
  await backup.query(`select pg_backup_start('replica', true)`);
  cpSync(primary.dataDir, folder, {
    recursive: true,
    filter: (path) => !NOT_COPIED.has(basename(path)),
  });
  const { rows } = await backup.query<{ labelfile: string }>(
    'select labelfile from pg_backup_stop(wait_for_archive => false)',
  );
  backup.release();
  mkdirSync(join(folder, 'pg_wal'));
  writeFileSync(join(folder, 'backup_label'), rows[0]?.labelfile ?? '');
  writeFileSync(join(folder, 'standby.signal'), '');
  const { hostname, port: primaryPort, username, password } = new URL(primary.adminUrl);
  appendFileSync(
    join(folder, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${primaryPort} user=${username} password=${password}'\n`,
  );
  if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
  execFileSync('chmod', ['700', folder]);

  let server: OwnedProcess | undefined;
  const start = async () => {
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300'];
    server = await startOwnedProcess({
      command: binaries.postgres,
      args: ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      logFile: join(primary.home, 'replica.log'),
      stopSignal: 'SIGINT',
      ...as,
    });
    const client = await connectWhenReady(at(primary.adminUrl), 30_000, () => server?.running ?? false);
    await client.end();
  };
  const kill = async () => {
    if (server?.running) process.kill(server.pid, 'SIGKILL');
    await server?.exited;
  };
  const inStep = async () => {
    const { rows: written } = await admin.query<{ lsn: string }>('select pg_current_wal_lsn() as lsn');
    const isReplayed = async () => {
      const answer = await replica.query<{ done: boolean }>(
        'select pg_last_wal_replay_lsn() >= $1::pg_lsn as done',
        [written[0]?.lsn],
      );
      return answer.rows[0]?.done ?? false;
    };
    await until(isReplayed, { timeoutMs: 30_000, what: 'the replica being in step' });
  };
  await start();
  await inStep();
  return {
    at,
    inStep,
    start,
    kill,
    pause: async () => void (await replica.query('select pg_wal_replay_pause()')),
    resume: async () => void (await replica.query('select pg_wal_replay_resume()')),
    promote: async () => void (await replica.query('select pg_promote()')),
    async [Symbol.asyncDispose]() {
      await Promise.all([admin.end(), replica.end()]);
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
