import { readSettings } from '@propmubi/runtime';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { demoWorld } from '../demo-world.js';
import { startDependencies } from '../dependencies.js';
import { serviceEnvironment } from '../environment.js';
import { findHolder, HomeTakenError, lockHome } from '../home-lock.js';
import { makeHome, resolveHome, type Home } from '../home.js';
import { consoleLoggers } from '../console-log.js';
import { developmentRoutes } from '../development/routes.js';
import { platformSettings } from '../settings.js';
import { LOCAL_PROMETHEUS } from '../monitoring/ports.js';
import type { ServeOptions } from '../serve-options.js';
import { aborted, stopSignal } from '../shutdown.js';
import { bold, printError, cyan, describeError, dim, green, red, print } from '../terminal.js';
import { openStartupServer } from '../startup-server.js';
import { buildDocs, buildWebApp } from '../web-app.js';

export interface StartOptions {
  mode: 'embedded' | 'distributed';
  reset?: boolean;
  seed: boolean;
  /** With a month of leads. */
  month: boolean;
}

interface Running {
  url: string;
  services?: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts everything, serves until asked to stop, and leaves no process behind. */
export async function start({ mode, reset, seed, month }: StartOptions): Promise<void> {
  const began = performance.now();
  const signal = stopSignal();
  signal.addEventListener('abort', () =>
    print(dim(`\n  stopping (${String(signal.reason)}): Ctrl-C again to end at once`)),
  );
  const env = { ...process.env };
  const { PORT: port, HOST: host, ANSWER_CACHE: withCache } = readSettings(platformSettings, env);
  const home = resolveHome(env);
  makeHome(home);
  print(bold('PropMubi Trust OS') + dim(` (${mode})`));
  print(`  data      ${home.path}${home.note ? dim(` (${home.note})`) : ''}`);

  const lock = lockHome(home.path, mode === 'embedded' ? 'pnpm start' : 'pnpm start:distributed');
  const closers: { name: string; close: () => Promise<void> | void }[] = [
    { name: 'lock', close: lock.release },
  ];
  try {
    const startupServer = await openStartupServer(port, host);
    let waiting = true;
    const closeStartupServer = async () => {
      if (waiting) await startupServer.close();
      waiting = false;
    };
    closers.push({ name: 'startup server', close: closeStartupServer });
    if (reset) resetHome(home);

    const dependencies = await startDependencies({
      env,
      home,
      signal,
      withCache,
      log: (message) => print(`  ${message}`),
      onUnreachable: (error) => {
        startupServer.waitFor(error.code.startsWith('POSTGRES') ? 'Postgres' : 'Redis');
        printError(red(`  ${describeError(error)} Trying again every 2 s.`));
      },
    });
    closers.push({ name: 'Postgres and Redis', close: dependencies.stop });
    print(
      `  Postgres  ${withoutPassword(dependencies.postgres.appUrl)} ${dim(dependencies.postgres.started)}`,
    );
    print(`  Redis     ${withoutPassword(dependencies.redis.url)} ${dim(dependencies.redis.started)}`);
    const { cache } = dependencies;
    if (cache) print(`  cache     ${withoutPassword(cache.url)} ${dim(cache.started)}`);

    const serviceEnv = serviceEnvironment(env, home.path, dependencies.addresses);
    serviceEnv['PORT'] = String(port);
    serviceEnv['GATEWAY_URL'] ??= `http://127.0.0.1:${port}/graphql`;
    serviceEnv['PHOTOS_URL'] ??= `http://127.0.0.1:${port}/photos`;
    // Where `pnpm observe` has its Prometheus; while there is none the operations screen says so.
    serviceEnv['PROMETHEUS_URL'] ??= LOCAL_PROMETHEUS;
    serviceEnv['HOST'] = host;
    const building = { env, onStep: (step: string) => print(dim(`  … ${step}`)) };
    serviceEnv['WEB_DIR'] = await buildWebApp(building);
    serviceEnv['DOCS_DIR'] = await buildDocs(building);
    const onStep = (step: string) => {
      startupServer.waitFor(step);
      print(dim(`  … ${step}`));
    };
    if (!signal.aborted) {
      const running = await serve(mode, {
        env: serviceEnv,
        home: home.path,
        seed,
        month,
        onStep,
        beforeListening: closeStartupServer,
      });
      closers.push({ name: 'platform', close: running.close });
      lock.update({ url: running.url, ...(running.services && { services: running.services }) });
      announce(running.url, performance.now() - began, {
        codes: whereCodesAppear(mode, home.path, serviceEnv),
        web: serviceEnv['WEB_DIR'] !== '',
      });
    }
    await aborted(signal);
  } catch (error) {
    // Whatever was interrupted by being asked to stop did not fail.
    if (!signal.aborted) throw error;
  } finally {
    for (const { name, close } of closers.reverse()) {
      try {
        await close();
      } catch (error) {
        printError(red(`  ${name}: ${describeError(error)}`));
      }
    }
  }
  print('  stopped');
  process.exit(0);
}

async function serve(mode: StartOptions['mode'], options: ServeOptions): Promise<Running> {
  if (mode === 'distributed') {
    const { startDistributed } = await import('../distributed.js');
    return startDistributed(options);
  }
  const { createPlatform } = await import('../platform.js');
  return createPlatform(
    { ...options, rehearse: true },
    {
      logger: consoleLoggers(options.env['LOG_LEVEL'] || 'info'),
      routes: developmentRoutes(options.env),
    },
  );
}

/** Removes the data of our own Postgres and Redis, and nothing that the user may have put beside them. */
function resetHome(home: Home): void {
  const holder = findHolder(home.path);
  if (holder && holder.pid !== process.pid) throw new HomeTakenError(home.path, holder);
  if (process.env['DATABASE_URL'] || process.env['REDIS_URL']) {
    throw Object.assign(
      new Error('--reset deletes only data of its own: it does not touch DATABASE_URL or REDIS_URL.'),
      {
        code: 'RESET_REFUSED',
      },
    );
  }
  for (const folder of ['postgres', 'redis', 'redis-cache'])
    rmSync(join(home.servicesPath, folder), { recursive: true, force: true });
  rmSync(join(home.path, 'supergraph.graphql'), { force: true });
  print('  reset     all data of this home are gone');
}

/** Undefined with a real SMS provider. */
function whereCodesAppear(
  mode: StartOptions['mode'],
  home: string,
  env: NodeJS.ProcessEnv,
): string | undefined {
  if (env['SMS_SENDER'] === 'twilio') return undefined;
  return mode === 'embedded' ? 'here' : `to ${join(home, 'logs', 'identity.log')}`;
}

function announce(
  url: string,
  elapsedMs: number,
  { codes, web }: { codes: string | undefined; web: boolean },
): void {
  const at = (path: string) => cyan(new URL(path, url).href);
  print();
  print(green(`  Ready in ${(elapsedMs / 1000).toFixed(1)} s.`));
  if (web) print(bold(`  app       ${at('/')}`));
  print(`  GraphQL   ${at('/graphql')}   ${dim('HTTP, WebSocket and SSE')}`);
  print(`  GraphiQL  ${at('/graphiql')}`);
  print(`  health    ${at('/health')}  ${at('/health/ready')}`);
  print(`  metrics   ${at('/metrics')}`);
  if (codes === 'here')
    print(`  inbox     ${at('/dev/inbox')}   ${dim('messages that the development sender did not send')}`);
  const [agent] = demoWorld.agents;
  const [manager] = demoWorld.managers;
  const [buyer] = demoWorld.buyers;
  for (const [role, person] of Object.entries(codes ? { agent, manager, buyer } : {})) {
    if (person)
      print(
        `  sign in   ${person.phone}   ${dim(`${role} ${person.name}; the code is printed ${codes}, no SMS is sent`)}`,
      );
  }
  print(`  try       ${bold('pnpm demo')}   ${dim('in another terminal: a live lead, step by step')}`);
  print(`  stop      Ctrl-C`);
  print();
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}
