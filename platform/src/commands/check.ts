import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  ConfigError,
  detectPooling,
  openRedis,
  type Pooling,
  readSettings,
  refusePooledTransactions,
  refuseMistakenRedis,
  serviceSettings,
  type Settings,
} from '@propmubi/runtime';
import {
  cacheDirectory,
  findRedisServer,
  findServiceUser,
  isPortFree,
  postgresVersion,
  resolvePostgresBinaries,
} from '@propmubi/dev-services';
import { developmentSecrets } from '../environment.js';
import { findHolder } from '../home-lock.js';
import { resolveHome, type Home } from '../home.js';
import { gatewaySettings } from '@propmubi/gateway';
import { platformSettings } from '../settings.js';
import { loadSubgraphs } from '../subgraphs.js';
import { bold, describeError, dim, green, red, print } from '../terminal.js';

interface Finding {
  what: string;
  ok: boolean;
  detail: string;
}

const MINIMUM_FREE_BYTES = 2 * 1024 ** 3;

/** Checks the machine and every setting of every service. Returns the exit code: 1 when anything is wrong. */
export async function check({ settings }: { settings?: boolean }): Promise<number> {
  const services = await loadSettings();
  if (settings) {
    listSettings(services);
    return 0;
  }
  const home = resolveHome(process.env);
  const findings = [
    checkNode(),
    checkHome(home),
    checkDisk(home),
    ...(await checkPostgres(home)),
    await checkRedis(home),
    await checkPort(home),
    ...checkSettings(services),
  ];
  for (const { what, ok, detail } of findings)
    print(`${ok ? green('ok     ') : red('problem')}  ${what.padEnd(22)} ${detail}`);
  const problems = findings.filter(({ ok }) => !ok).length;
  print();
  print(
    problems === 0
      ? green('Nothing is missing or wrong.')
      : red(`${problems} to fix, all of them listed above.`),
  );
  return problems === 0 ? 0 : 1;
}

async function loadSettings(): Promise<Record<string, Settings>> {
  const subgraphs = await loadSubgraphs();
  return {
    platform: platformSettings as Settings,
    gateway: gatewaySettings as Settings,
    ...Object.fromEntries(subgraphs.map(({ name, settings }) => [name, { ...serviceSettings, ...settings }])),
  };
}

function checkNode(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return {
    what: 'Node',
    ok: major >= 24,
    detail: `${process.versions.node}${major >= 24 ? '' : ': 24 or newer is needed; run through pnpm, which brings it'}`,
  };
}

function checkHome(home: Home): Finding {
  const what = 'home';
  try {
    let existing = home.path;
    while (!existsSync(existing)) existing = dirname(existing);
    accessSync(existing, constants.W_OK);
    return { what, ok: true, detail: `${home.path}${home.note ? ` (${home.note})` : ''}` };
  } catch (error) {
    return {
      what,
      ok: false,
      detail: `${home.path} cannot be written: ${describeError(error)}. Set PROPMUBI_HOME.`,
    };
  }
}

function checkDisk(home: Home): Finding {
  let existing = home.servicesPath;
  while (!existsSync(existing)) existing = dirname(existing);
  const { bavail, bsize } = statfsSync(existing);
  const free = bavail * bsize;
  const gigabytes = (free / 1024 ** 3).toFixed(1);
  return {
    what: 'disk',
    ok: free >= MINIMUM_FREE_BYTES,
    detail: `${gigabytes} GB free${free >= MINIMUM_FREE_BYTES ? '' : '; 2 GB are needed'}`,
  };
}

async function checkPostgres(home: Home): Promise<Finding[]> {
  const external = process.env['DATABASE_URL'] || process.env['DATABASE_OWNER_URL'];
  if (external) {
    const { externalPostgres } = await import('@propmubi/dev-services');
    return [
      await attempt('Postgres (external)', async () => {
        const { DATABASE_URL: appUrl = '', DATABASE_OWNER_URL: ownerUrl = '' } = process.env;
        await externalPostgres(ownerUrl, appUrl);
        await refusePooledTransactions(ownerUrl, 'DATABASE_OWNER_URL');
        return `DATABASE_URL and DATABASE_OWNER_URL answer${pooled(await detectPooling(appUrl))}`;
      }),
    ];
  }
  return [
    await attempt('Postgres', async () => {
      const user = findServiceUser();
      if (process.getuid?.() === 0 && !user)
        throw new Error('root needs an account for Postgres: useradd postgres');
      mkdirSync(home.servicesPath, { recursive: true, mode: 0o711 });
      const { postgres } = resolvePostgresBinaries(cacheDirectory(`${home.servicesPath}/cache`), user);
      return `${postgresVersion()} in ${dirname(postgres)}${user ? `, as "${user.name}"` : ''}`;
    }),
  ];
}

function pooled({ isPooled, keepsPrepared }: Pooling): string {
  if (!isPooled) return '';
  return keepsPrepared
    ? ', the first through a pool'
    : ', the first through a pool that loses prepared statements';
}

function checkRedis(home: Home): Promise<Finding> {
  const url = process.env['REDIS_URL'];
  return attempt('Redis', async () => {
    if (!url)
      return (await findRedisServer(cacheDirectory(`${home.servicesPath}/cache`), () => undefined)).path;
    const { startRedis } = await import('@propmubi/dev-services');
    await refuseMistakenRedis(url, 'REDIS_URL');
    await startRedis({ dataDir: home.servicesPath, url, open: openRedis, log: () => undefined });
    return 'REDIS_URL answers';
  });
}

async function checkPort(home: Home): Promise<Finding> {
  const what = 'port';
  const given = process.env['PORT'] || '4000';
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return { what, ok: false, detail: `PORT=${given} is not a port number` };
  const holder = findHolder(home.path);
  if (holder?.url?.includes(`:${port}`))
    return { what, ok: true, detail: `${port}, used by "${holder.purpose}" on this home` };
  const free = (await isPortFree(port)) && (await isPortFree(port, '0.0.0.0'));
  return {
    what,
    ok: free,
    detail: free ? `${port} is free` : `${port} is taken by another program; set PORT`,
  };
}

/** `pnpm start` fills in the addresses and secrets it makes itself, so their absence is not a problem here. */
function checkSettings(services: Record<string, Settings>): Finding[] {
  const production = process.env['NODE_ENV'] === 'production';
  const supplied = new Set([
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'REDIS_URL',
    ...developmentSecrets.flatMap(({ names }) => names),
  ]);
  return Object.entries(services).flatMap(([service, specs]): Finding[] => {
    try {
      readSettings(specs, process.env);
      return [{ what: `${service} settings`, ok: true, detail: `${Object.keys(specs).length} settings` }];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const real = error.problems.filter(
        ({ name, problem }) => production || problem === 'invalid' || !supplied.has(name),
      );
      if (real.length === 0)
        return [{ what: `${service} settings`, ok: true, detail: `${Object.keys(specs).length} settings` }];
      return real.map(({ name, problem, help }) => ({
        what: `${service} settings`,
        ok: false,
        detail: `${name} is ${problem}: ${help}`,
      }));
    }
  });
}

async function attempt(what: string, check: () => Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, detail: await check() };
  } catch (error) {
    return { what, ok: false, detail: describeError(error) };
  }
}

function listSettings(services: Record<string, Settings>): void {
  const described = new Map<string, { line: string; users: string[] }>();
  for (const [service, specs] of Object.entries(services)) {
    for (const [name, spec] of Object.entries(specs)) {
      const fallback = spec.default === undefined ? 'required' : `default ${JSON.stringify(spec.default)}`;
      const entry = described.get(name) ?? { line: `${spec.desc ?? ''} ${dim(`(${fallback})`)}`, users: [] };
      entry.users.push(service);
      described.set(name, entry);
    }
  }
  for (const [name, { line, users }] of [...described].sort(([a], [b]) => a.localeCompare(b))) {
    print(`${bold(name)}  ${line}`);
    print(dim(`    ${users.join(', ')}`));
  }
}
