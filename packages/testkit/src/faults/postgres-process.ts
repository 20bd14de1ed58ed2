import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@propmubi/dev-services';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { until } from '../waiting.js';

export interface PostgresProcess extends AsyncDisposable {
  /** Its folder, with its data in `dataDir`. */
  home: string;
  dataDir: string;
  /** Superuser. */
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** Immediate shutdown: every session is cut off, nothing is flushed, and the next start recovers from the log. */
  crash(): Promise<void>;
}

/** A Postgres of a test's own, durable as in production, to be stopped at once. It is started again by its keeper. */
export async function startPostgresProcess(): Promise<PostgresProcess> {
  const home = mkdtempSync(join(tmpdir(), 'propmubi-postgres-'));
  // The database's own account enters it.
  chmodSync(home, 0o755);
  const dataDir = join(home, 'postgres');
  const postgres = await startPostgres({ dataDir, log: () => undefined });
  const startedAt = performance.now();
  const pidOf = () => Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    home,
    dataDir,
    adminUrl: postgres.adminUrl as string,
    ownerUrl: postgres.ownerUrl,
    appUrl: postgres.appUrl,
    async crash() {
      // Its keeper takes a death within the first second for a failed start.
      await setTimeout(Math.max(0, startedAt + 1_100 - performance.now()));
      const before = pidOf();
      process.kill(before, 'SIGQUIT');
      await until(() => answers(postgres.appUrl).then((yes) => yes && pidOf() !== before), {
        timeoutMs: 30_000,
        what: 'Postgres starting again',
      });
    },
    async [Symbol.asyncDispose]() {
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
