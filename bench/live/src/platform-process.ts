import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { developmentSecrets } from '@propmubi/platform';
import { startPostgres, startRedis } from '@propmubi/dev-services';
import getPort from 'get-port';

export type Mode = 'embedded' | 'distributed';

/** Processors, as taskset takes them. */
export interface Cpus {
  platform: string;
  /** Of Postgres and Redis; those of the load by default. */
  databases: string | undefined;
}

/** A platform of the benchmark's own: fresh data, free port, pinned to processors. */
export interface PlatformProcess {
  url: string;
  /** Addresses and secrets its services run with. */
  env: Record<string, string>;
  /** Of Postgres' superuser. */
  adminUrl: string;
  gatewayPid: number;
  /** Of a distributed one: the process of a service. */
  pidOf(service: string): number;
  /** Where that process is inspected once it is asked to be (SIGUSR1). */
  inspectorPort: number;
  /** All its processes that run now; Postgres and Redis are none of them. */
  pids(): number[];
  /** Those of its Postgres. */
  postgresPids(): number[];
  /** The last lines the platform wrote. */
  lastWords(): string;
  stop(): Promise<void>;
}

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const READY_WITHIN_MS = 120_000;

export async function startPlatform(
  mode: Mode,
  cpus: Cpus,
  settings: Record<string, string>,
  { root = REPOSITORY, cache = false }: { root?: string; cache?: boolean } = {},
): Promise<PlatformProcess> {
  const home = mkdtempSync(join(tmpdir(), 'propmubi-bench-live-'));
  chmodSync(home, 0o755);
  const log = () => undefined;
  // What is started inherits the processors of this process.
  const ofLoad = /^Cpus_allowed_list:\s+(\S+)/m.exec(
    readFileSync('/proc/self/status', 'utf8'),
  )?.[1] as string;
  pinSelf(cpus.databases ?? ofLoad);
  const postgres = await startPostgres({ dataDir: join(home, 'postgres'), log });
  const redis = await startRedis({ dataDir: join(home, 'redis'), log });
  const kept = cache ? await startRedis({ dataDir: join(home, 'cache'), log }) : undefined;
  pinSelf(ofLoad);
  const port = await getPort();
  const inspectorPort = await getPort();
  const env = {
    ...(Object.assign({}, ...developmentSecrets.map(({ make }) => make())) as Record<string, string>),
    DATABASE_URL: postgres.appUrl,
    DATABASE_OWNER_URL: postgres.ownerUrl,
    REDIS_URL: redis.url,
    ANSWER_CACHE: 'false',
    ...(kept && { CACHE_REDIS_URL: kept.url }),
    LOG_LEVEL: 'error',
    // Building the browser app takes longer than the rest of the start.
    WEB: 'false',
    // All agents have one address. Refused, their streams would be opened again and again.
    REQUESTS_PER_MINUTE: 'address=10000000,user=10000000,tenant=10000000',
    COST_PER_MINUTE: 'address=10000000000,user=10000000000,tenant=10000000000',
    // All leads come from one portal.
    CRM_LEADS_PER_MINUTE: '0',
    CRM_LEADS_PER_HOUR: '0',
    CRM_PARTNER_LEADS_PER_MINUTE: '0',
    ...settings,
    PORT: String(port),
    PROPMUBI_HOME: home,
    NODE_OPTIONS: `--inspect-port=${inspectorPort}`,
  };
  const logFile = join(home, 'platform.log');
  const output = openSync(logFile, 'a');
  const script = mode === 'embedded' ? 'start' : 'start:distributed';
  const child = spawn('taskset', ['-c', cpus.platform, 'pnpm', 'run', script, '--no-month'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
  });
  closeSync(output);
  const stop = async () => {
    await end(child);
    await Promise.all([postgres.stop(), redis.stop(), kept?.stop()]);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await ready(`http://127.0.0.1:${port}/health/ready`, child, logFile);
    return {
      url: `http://127.0.0.1:${port}/graphql`,
      env,
      adminUrl: postgres.adminUrl as string,
      gatewayPid: findService(child.pid as number, mode, 'gateway'),
      pidOf: (service) => findService(child.pid as number, mode, service),
      inspectorPort,
      pids: () => descendants(child.pid as number).map(({ pid }) => pid),
      postgresPids: () => postgresOf(join(home, 'postgres')),
      lastWords: () => readFileSync(logFile, 'utf8').slice(-2_000),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function pinSelf(cpus: string): void {
  execFileSync('taskset', ['-acp', cpus, String(process.pid)], { stdio: 'ignore' });
}

async function ready(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await delay(200);
  }
  throw new Error(`The platform did not become ready:\n${readFileSync(logFile, 'utf8').slice(-4_000)}`);
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    process.kill(-(child.pid as number), 'SIGTERM');
  });
}

/** The process of a service: the whole platform when embedded. */
function findService(root: number, mode: Mode, service: string): number {
  const marker =
    mode === 'embedded'
      ? /node .*platform\/src\/cli\.ts start/
      : new RegExp(`node .*${service}/src/main\\.ts`);
  // Shells and the pnpm that started it mention it as well; it is the one that holds memory.
  const [found] = descendants(root)
    .filter(({ command }) => marker.test(command))
    .sort((a, b) => b.residentKb - a.residentKb);
  if (!found) throw new Error(`The process of ${service} was not found.`);
  return found.pid;
}

/** Its first process is found by its directory; the others are its children. */
function postgresOf(dataDir: string): number[] {
  const [postmaster] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  return descendants(Number(postmaster)).map(({ pid }) => pid);
}

function descendants(root: number): { pid: number; residentKb: number; command: string }[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, pid, ppid, rss, command]) => ({
      pid: Number(pid),
      ppid: Number(ppid),
      residentKb: Number(rss),
      command: command as string,
    }));
  const found = rows.filter(({ pid }) => pid === root);
  for (let parents = [root]; parents.length > 0;) {
    const children = rows.filter(({ ppid }) => parents.includes(ppid));
    found.push(...children);
    parents = children.map(({ pid }) => pid);
  }
  return found;
}
