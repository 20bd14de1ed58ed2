import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheDirectory } from './cache-directory.js';
import { readOrCreateCredentials } from './credentials.js';
import { startOwnedProcess } from './owned-process.js';
import { connectWhenReady, ensureAccounts } from './postgres-accounts.js';
import { resolvePostgresBinaries } from './postgres-binaries.js';
import { findRunningServer, initialiseCluster, serverArguments } from './postgres-cluster.js';
import { pickPort } from './ports.js';
import { keepRunning } from './keep-running.js';
import type { RunningService } from './running-service.js';
import { ServiceError } from './service-error.js';
import { findServiceUser, firstUnreachable, makeOwnedDirectory } from './service-user.js';

export interface StartPostgresOptions {
  /** The cluster's folder; passwords, the log and copied binaries lie beside it. Made when missing, reused when not. */
  dataDir: string;
  /** Fails with PORT_TAKEN when used by another program. Default: any free one. */
  port?: number;
  log: (message: string) => void;
  database?: string;
  /** False turns fsync off: for tests, whose data may be lost. Default true. */
  durable?: boolean;
  /** Binaries are copied here when the checkout cannot be entered by the service user. Default: the user's cache. */
  cacheDir?: string;
}

export interface RunningPostgres extends RunningService {
  /** Superuser; only for servers of ours. */
  adminUrl?: string;
  /** Runs migrations; owns every table. */
  ownerUrl: string;
  /** A role that reaches every schema, for tools and tests: row level security always applies. */
  appUrl: string;
  /** By subgraph: what each connects with, where they have roles of their own. Each reaches its own schema alone. */
  serviceUrls?: Readonly<Record<string, string>>;
  port: number;
}

const ownerName = 'propmubi_owner';
const appName = 'propmubi_app';
const SUBGRAPHS = ['identity', 'property', 'trust', 'crm', 'reputation'] as const;
const serviceRole = (subgraph: string) => `propmubi_${subgraph}`;

/**
 * Starts Postgres on `dataDir`, or joins the server that already runs there, and makes sure that the database and
 * its roles exist. The server ends with this process, however this process ends; if it dies first, it is started again.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const { dataDir, log, database = 'propmubi', durable = true } = options;
  const user = findServiceUser();
  makeOwnedDirectory(dataDir, user);
  const blocked = firstUnreachable(dataDir, user);
  if (blocked) {
    throw new ServiceError(
      'DIRECTORY_UNREACHABLE',
      `Postgres runs as "${user?.name}", which may not enter ${blocked}; choose another PROPMUBI_HOME or chmod o+x that folder.`,
    );
  }
  const secrets = readOrCreateCredentials(join(dirname(dataDir), 'postgres-credentials.json'), [
    'admin',
    'owner',
    'app',
    ...SUBGRAPHS,
  ]);
  const address = (port: number, name: string, password: string, db: string) =>
    `postgresql://${name}:${password}@127.0.0.1:${port}/${db}`;
  const accounts = {
    database,
    owner: { name: ownerName, password: secrets.owner },
    app: { name: appName, password: secrets.app },
    services: SUBGRAPHS.map((subgraph) => ({ name: serviceRole(subgraph), password: secrets[subgraph] })),
  };
  const describe = (port: number) => ({
    url: address(port, appName, secrets.app, database),
    appUrl: address(port, appName, secrets.app, database),
    serviceUrls: Object.fromEntries(
      SUBGRAPHS.map((subgraph) => [
        subgraph,
        address(port, serviceRole(subgraph), secrets[subgraph], database),
      ]),
    ),
    ownerUrl: address(port, ownerName, secrets.owner, database),
    adminUrl: address(port, 'postgres', secrets.admin, 'postgres'),
    port,
  });
  const prepare = async (port: number, isAlive?: () => boolean) => {
    const admin = await connectWhenReady(describe(port).adminUrl, 30_000, isAlive);
    try {
      await ensureAccounts(admin, accounts);
    } finally {
      await admin.end();
    }
  };

  const running = findRunningServer(dataDir);
  if (
    running &&
    (await answers(() => prepare(running.port, () => findRunningServer(dataDir) !== undefined)))
  ) {
    return { ...describe(running.port), started: 'reused', stop: async () => undefined };
  }

  const binaries = resolvePostgresBinaries(
    options.cacheDir ?? cacheDirectory(join(dirname(dataDir), 'cache')),
    user,
  );
  const port = await pickPort(options.port, 'Postgres');
  if ((await initialiseCluster(binaries, dataDir, secrets.admin, user)) === 'created')
    log(`Postgres: new data in ${dataDir}`);
  const logFile = join(dirname(dataDir), 'postgres.log');
  const child = await keepRunning('Postgres', log, () =>
    startOwnedProcess({
      command: binaries.postgres,
      args: serverArguments(dataDir, port, durable),
      logFile,
      // Fast shutdown: open transactions are rolled back, the checkpoint is written.
      stopSignal: 'SIGINT',
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    }),
  );
  try {
    await prepare(port, () => child.running);
  } catch (cause) {
    await child.stop();
    const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join(' | ');
    throw new ServiceError(
      'POSTGRES_START_FAILED',
      `Postgres did not start on ${dataDir}: ${tail} (log: ${logFile})`,
      { cause },
    );
  }
  return { ...describe(port), started: 'spawned', stop: () => child.stop() };
}

async function answers(attempt: () => Promise<void>): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch {
    return false;
  }
}
