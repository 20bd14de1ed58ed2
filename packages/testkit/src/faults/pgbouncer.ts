import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DebianTools, findServiceUser, pickPort, startOwnedProcess } from '@propmubi/dev-services';
import pg from 'pg';
import { until } from '../waiting.js';

export interface PgBouncer extends AsyncDisposable {
  /** The address of a database through it. */
  through(url: string): string;
}

export interface PgBouncerOptions {
  poolMode?: 'transaction' | 'session';
  /** Connections of Postgres for each role and database. */
  poolSize?: number;
}

/**
 * A real PgBouncer of `tools` before the Postgres of `urls`, one for each role that connects. It has Debian's settings but for those
 * given: startup parameters other than its own are refused.
 */
export async function startPgBouncer(
  tools: DebianTools,
  urls: readonly string[],
  { poolMode = 'transaction', poolSize = 4 }: PgBouncerOptions = {},
): Promise<PgBouncer> {
  const opened = new AsyncDisposableStack();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-pgbouncer-'));
    opened.defer(() => rmSync(folder, { recursive: true, force: true }));
    // Its account enters it.
    chmodSync(folder, 0o755);
    const accounts = urls.map((url) => new URL(url));
    const [server] = accounts as [URL];
    const port = await pickPort(undefined, 'PgBouncer');
    const [users, settings, logFile] = ['users', 'pgbouncer.ini', 'log'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    const lines = accounts.map(({ username, password }) => `"${username}" "${decodeURIComponent(password)}"`);
    writeFileSync(users, `${lines.join('\n')}\n`);
    writeFileSync(
      settings,
      [
        '[databases]',
        `* = host=${server.hostname} port=${server.port}`,
        '[pgbouncer]',
        'listen_addr = 127.0.0.1',
        `listen_port = ${port}`,
        'unix_socket_dir =',
        'auth_type = scram-sha-256',
        `auth_file = ${users}`,
        `pool_mode = ${poolMode}`,
        `default_pool_size = ${poolSize}`,
        'max_client_conn = 500',
      ].join('\n'),
    );
    // It does not run as root.
    const user = process.getuid?.() === 0 ? findServiceUser() : undefined;
    const bouncer = await startOwnedProcess({
      command: tools.path('pgbouncer'),
      args: [settings],
      logFile,
      // At once: its clients are the test's own.
      stopSignal: 'SIGTERM',
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    opened.defer(() => bouncer.stop());
    const through = (url: string) => Object.assign(new URL(url), { port: String(port) }).href;
    const isReady = () => {
      if (!bouncer.running)
        throw new Error(`PgBouncer ended:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
      return answers(through(server.href));
    };
    await until(isReady, { timeoutMs: 10_000, what: 'PgBouncer starting' });
    const stack = opened.move();
    return { through, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

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
