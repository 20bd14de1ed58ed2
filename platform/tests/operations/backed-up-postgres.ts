import { execFile } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
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
import { type DebianTools, until } from '@propmubi/testkit';
import pg from 'pg';
import { repositoryRoot } from '../../src/repository.js';
import { subgraphNames } from '../../src/subgraphs.js';

const DEPLOY = join(repositoryRoot, 'deploy/postgres');
const PASSWORD = 'drill';
const run = promisify(execFile);

/** A Postgres as operators run it: roles by init-roles.sh, archiving by archive.conf, backups by pgbackrest.conf. */
export interface BackedUpPostgres extends AsyncDisposable {
  /** As a role of deploy/postgres/init-roles.sh, `propmubi_crm` for one. */
  urlOf(role: string): string;
  rows<Row>(sql: string, params?: unknown[]): Promise<Row[]>;
  pgbackrest(...args: string[]): Promise<string>;
  /** kill -9, and the data folder with its write-ahead log is gone. */
  destroy(): Promise<void>;
  /** Brings the data folder back as it was at a moment, and waits until Postgres takes writes. */
  restoreTo(moment: string): Promise<void>;
}

export async function startBackedUpPostgres(tools: DebianTools): Promise<BackedUpPostgres> {
  const opened = new AsyncDisposableStack();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-recovery-'));
    opened.defer(() => rmSync(folder, { recursive: true, force: true }));
    chmodSync(folder, 0o755);
    const user = findServiceUser();
    const as = user && { uid: user.uid, gid: user.gid };
    const data = join(folder, 'data');
    const config = join(folder, 'conf');
    for (const path of [config, join(folder, 'repository'), join(folder, 'lock'), join(folder, 'run')]) {
      mkdirSync(path, { mode: 0o700 });
      if (user) chownSync(path, user.uid, user.gid);
    }
    // The service user may not read the checkout.
    for (const file of ['pgbackrest.conf', 'archive.conf']) {
      copyFileSync(join(DEPLOY, file), join(config, file));
      chmodSync(join(config, file), 0o644);
    }
    const port = await pickPort(undefined, 'Postgres');
    const env = {
      PATH: `${process.env['PATH']}:/usr/bin`,
      PGBACKREST_CONFIG: join(config, 'pgbackrest.conf'),
      PGBACKREST_REPO1_PATH: join(folder, 'repository'),
      PGBACKREST_REPO1_CIPHER_PASS: PASSWORD,
      PGBACKREST_LOCK_PATH: join(folder, 'lock'),
      PGBACKREST_PG1_PATH: data,
      PGBACKREST_PG1_PORT: String(port),
      PGBACKREST_PG1_SOCKET_PATH: join(folder, 'run'),
    };
    const makeDataFolder = () => {
      mkdirSync(data, { mode: 0o700 });
      if (user) chownSync(data, user.uid, user.gid);
    };
    const asUser = async (program: string, args: readonly string[]) =>
      (await run(tools.path(program), args, { cwd: folder, env, ...as, maxBuffer: 2 ** 24 })).stdout;
    const initdb = ['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8'];
    makeDataFolder();
    await asUser('initdb', [...initdb, '--locale', 'C.UTF-8', '--data-checksums']);
    appendFileSync(join(data, 'postgresql.conf'), `include = '${join(config, 'archive.conf')}'\n`);

    const urlOf = (role: string, database = 'propmubi') =>
      `postgresql://${role}:${PASSWORD}@127.0.0.1:${port}/${database}`;
    let server: OwnedProcess | undefined;
    const log = join(folder, 'log');
    const start = async () => {
      const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${join(folder, 'run')}`];
      server = await startOwnedProcess({
        command: tools.path('postgres'),
        args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
        env,
        logFile: log,
        stopSignal: 'SIGINT',
        ...as,
      });
      const client = await connectWhenReady(
        urlOf('postgres', 'postgres'),
        60_000,
        () => server?.running ?? false,
      );
      await client.end();
    };
    opened.defer(() => server?.stop());
    const admin = { pool: undefined as pg.Pool | undefined };
    const endPool = async () => {
      await admin.pool?.end();
      admin.pool = undefined;
    };
    opened.defer(endPool);
    await start();
    const passwords = subgraphNames.map((name) => [`DATABASE_${name.toUpperCase()}_PASSWORD`, PASSWORD]);
    await run('bash', [join(DEPLOY, 'init-roles.sh')], {
      env: {
        ...process.env,
        ...(Object.fromEntries(passwords) as Record<string, string>),
        PGHOST: '127.0.0.1',
        PGPORT: String(port),
        POSTGRES_USER: 'postgres',
        DATABASE_OWNER_PASSWORD: PASSWORD,
      },
    });
    const rows = async <Row>(sql: string, params: unknown[] = []) => {
      admin.pool ??= new pg.Pool({ connectionString: urlOf('postgres'), max: 2 }).on(
        'error',
        () => undefined,
      );
      return (await admin.pool.query(sql, params)).rows as Row[];
    };
    const pgbackrest = (...args: string[]) => asUser('pgbackrest', ['--stanza=propmubi', ...args]);
    const stack = opened.move();
    return {
      urlOf,
      pgbackrest,
      rows,
      async destroy() {
        await endPool();
        if (server?.running) process.kill(server.pid, 'SIGKILL');
        await server?.exited;
        // Its children write until they notice that their parent is gone.
        rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
        makeDataFolder();
      },
      async restoreTo(moment) {
        await pgbackrest('restore', '--type=time', `--target=${moment}`, '--target-action=promote');
        await start();
        await until(
          async () => {
            const [state] = await rows<{ recovering: boolean }>('select pg_is_in_recovery() as recovering');
            if (!server?.running) throw new Error(readFileSync(log, 'utf8').slice(-2_000));
            return state?.recovering === false;
          },
          { timeoutMs: 120_000, everyMs: 100, what: 'the end of the recovery' },
        );
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
