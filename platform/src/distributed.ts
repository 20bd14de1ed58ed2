import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DRAIN_MS, subgraphEnvironment } from './environment.js';
import { isReady } from './is-ready.js';
import { isPortFree, keepRunning, pickPort, startOwnedProcess } from '@propmubi/dev-services';
import type { ServeOptions } from './serve-options.js';
import { repositoryRoot } from './repository.js';
import { subgraphNames } from './subgraphs.js';
import { printError, print } from './terminal.js';

interface Service {
  name: string;
  /** Source file of its main module, relative to the repository. */
  main: string;
  port: number;
  env: NodeJS.ProcessEnv;
}

const READY_WITHIN_MS = 60_000;

/** Every subgraph and the gateway in a process of its own; one that dies is started again. */
export async function startDistributed({ env, home, seed, month, onStep, beforeListening }: ServeOptions) {
  const logs = join(home, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  onStep('migrating, seeding and composing');
  const supergraph = join(home, 'supergraph.graphql');
  const flags = [
    '--supergraph',
    supergraph,
    ...(seed ? ['--seed'] : []),
    ...(seed && month ? ['--month'] : []),
  ];
  await runOnce(['platform/src/cli.ts', 'migrate', ...flags], env, join(logs, 'migrate.log'));

  const running: { stop(): Promise<void> }[] = [];
  let entrance: { stop(): Promise<void> } | undefined;
  const close = async () => {
    // The gateway first: it drains while the subgraphs can still answer.
    await entrance?.stop();
    await Promise.all(running.map(({ stop }) => stop()));
  };
  try {
    const urls: Record<string, string> = {};
    const subgraphs: Service[] = [];
    for (const name of subgraphNames) {
      const port = await pickPort(undefined, name);
      urls[name] = `http://127.0.0.1:${port}/graphql`;
      subgraphs.push({
        name,
        main: `subgraphs/${name}/src/main.ts`,
        port,
        env: { ...subgraphEnvironment(env, name), PORT: String(port) },
      });
    }
    onStep('starting the five subgraphs');
    await Promise.all(subgraphs.map(async (service) => running.push(await startService(service, logs))));
    const gateway: Service = {
      name: 'gateway',
      main: 'gateway/src/main.ts',
      port: Number(env['PORT']),
      env: {
        DRAIN_MS,
        ...env,
        SUPERGRAPH_FILE: supergraph,
        SUBGRAPH_URLS: Object.entries(urls)
          .map(([name, url]) => `${name}=${url}`)
          .join(','),
      },
    };
    onStep('starting the gateway');
    await beforeListening();
    entrance = await startService(gateway, logs);
    print(`  logs      ${logs}`);
    return {
      url: `http://127.0.0.1:${gateway.port}/graphql`,
      services: Object.fromEntries(subgraphs.map(({ name, port }) => [name, `127.0.0.1:${port}`])),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startService({ name, main, port, env }: Service, logs: string) {
  const logFile = join(logs, `${name}.log`);
  const child = await keepRunning(
    name,
    (message) => printError(`  ${message}`),
    () =>
      startOwnedProcess({
        command: process.execPath,
        args: [...process.execArgv, main],
        cwd: repositoryRoot,
        env,
        logFile,
        stopSignal: 'SIGTERM',
      }),
  );
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(port))) {
    if (!child.running || Date.now() > deadline) {
      await child.stop();
      const why =
        Date.now() > deadline ? `was not ready within ${READY_WITHIN_MS / 1000} s` : 'ended while starting';
      const taken = (await isPortFree(port)) ? '' : `; port ${port} is taken`;
      throw new Error(`${name} ${why}${taken}: see ${logFile}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { stop: () => child.stop() };
}

async function runOnce(args: string[], env: NodeJS.ProcessEnv, logFile: string): Promise<void> {
  const child = await startOwnedProcess({
    command: process.execPath,
    args: [...process.execArgv, ...args],
    cwd: repositoryRoot,
    env,
    logFile,
    stopSignal: 'SIGTERM',
  });
  const { code, signal } = await child.exited;
  if (code !== 0)
    throw new Error(`${args.slice(1).join(' ')} ended with ${signal ?? `code ${code}`}: see ${logFile}`);
}
