import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createEventBus,
  createLogger,
  createRegistry,
  rehearse,
  startErrorReports,
  startTelemetry,
  type EventBus,
  type Logger,
  type Subgraph,
} from '@propmubi/runtime';
import { composeSupergraph } from './compose.js';
import { demoMonthOn } from './demo-month/index.js';
import { demoWorld, type DemoWorld } from './demo-world.js';
import { startEmbeddedGateway, type RunningGateway, type RunningRoutes } from './gateway.js';
import { loadSubgraphs, type SeedableSubgraph } from './subgraphs.js';

export interface PlatformOptions {
  /** Complete: addresses of Postgres and Redis, secrets, and what else the services read. */
  env: NodeJS.ProcessEnv;
  /** Where the composed supergraph is written for the gateway to load. */
  home: string;
  seed?: boolean;
  /** The seed with a month of leads, and on later days with what is new on them. Default false. */
  month?: boolean;
  /** Runs what first requests would wait for before it listens; a short-lived platform has no use for it. Default false. */
  rehearse?: boolean;
  /** Told each step, for a person who waits. */
  onStep?: (step: string) => void;
  /** Called when everything but the port is ready. */
  beforeListening?: () => Promise<void>;
}

export interface PlatformOverrides {
  logger?: (name: string) => Logger;
  /** Further routes of the gateway's HTTP server. */
  routes?: RunningRoutes;
  /** Sees every SQL statement with the name of the subgraph that sent it; golden tests record them. */
  onStatement?: (subgraph: string, sql: string) => void;
}

/** The whole product in one process: five subgraphs, their consumers, and the gateway in front of them. */
export interface Platform {
  url: string;
  subgraphs: readonly Subgraph[];
  gateway: RunningGateway;
  /** Resolves when every event recorded so far has had its effects, scores that follow from them included. */
  settled(withinMs?: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Prepares the data (migrations, seed), composes the supergraph from what the subgraphs say, and serves it.
 * On failure everything opened so far is closed again.
 */
export async function createPlatform(
  options: PlatformOptions,
  overrides: PlatformOverrides = {},
): Promise<Platform> {
  const { env, home, onStep = () => undefined, beforeListening = async () => undefined } = options;
  const logLevel = env['LOG_LEVEL'] ?? 'info';
  const loggerFor = overrides.logger ?? ((name: string) => createLogger(name, logLevel));
  const stopTelemetry = await startTelemetry(env, loggerFor('telemetry'));
  const stopReports = await startErrorReports(env, 'platform', loggerFor('errors'));
  const subgraphs = await createSubgraphs(env, loggerFor, overrides.onStatement);
  // Last opened, first closed.
  const closers: (() => Promise<void>)[] = [() => closeAll(subgraphs), stopReports, stopTelemetry];
  const close = async () => {
    for (const closeOne of closers.splice(0)) await closeOne();
  };
  try {
    await prepareData(subgraphs, options);
    const metrics = createRegistry();
    for (const subgraph of subgraphs) subgraph.registerMetrics(metrics);
    const bus = createEventBus({
      metrics,
      subgraphs,
      redisUrl: env['REDIS_URL'] as string,
      logger: loggerFor('events'),
    });
    await bus.start();
    closers.unshift(() => bus.stop());
    if (options.rehearse)
      await Promise.all(subgraphs.map((subgraph) => rehearse(subgraph, loggerFor(subgraph.name))));
    onStep('composing the supergraph');
    const supergraphFile = join(home, 'supergraph.graphql');
    writeFileSync(supergraphFile, composeSupergraph(subgraphs));
    await beforeListening();
    const gateway = await startEmbeddedGateway({
      env,
      subgraphs,
      supergraphFile,
      metrics,
      routes: overrides.routes,
      logger: loggerFor('gateway'),
    });
    // The gateway drains while the subgraphs can still answer.
    closers.unshift(() => gateway.close());
    return {
      url: gateway.url,
      subgraphs,
      gateway,
      settled: (withinMs) => settle(bus, subgraphs, withinMs),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Migrations of every subgraph, then the small synthetic world where there is no data yet. */
export async function prepareData(
  subgraphs: readonly SeedableSubgraph[],
  {
    seed = true,
    month = false,
    onStep = () => undefined,
  }: Pick<PlatformOptions, 'seed' | 'month' | 'onStep'>,
): Promise<void> {
  onStep('migrating the five schemas');
  await Promise.all(subgraphs.map((subgraph) => subgraph.migrate()));
  const world = seed ? worldFor(process.env) : undefined;
  if (!world) return;
  for (const subgraph of subgraphs) {
    if (!subgraph.seed) continue;
    onStep(`seeding ${subgraph.name} if it is empty`);
    await subgraph.seed(world);
  }
  if (month) await seedMonth(subgraphs, world, onStep);
}

/** Only a synthetic world gets a month of synthetic leads: where real listings were imported there is none. */
async function seedMonth(
  subgraphs: readonly SeedableSubgraph[],
  world: DemoWorld,
  onStep: (step: string) => void,
): Promise<void> {
  const homes = await Promise.all(subgraphs.map((subgraph) => subgraph.syntheticHomes?.() ?? []));
  if (homes.flat().length === 0) return;
  onStep('seeding a month of leads, or what is new today');
  const month = demoMonthOn(new Date(), { ...world, homes: homes.flat() });
  for (const subgraph of subgraphs) await subgraph.seedMonth?.(month);
}

/**
 * What is seeded. The phone numbers of the demo world are public: in production there is none, but for a sandbox, and there
 * without staff, as which the owner of such a number could sign in.
 */
export function worldFor(env: NodeJS.ProcessEnv): DemoWorld | undefined {
  if (env['NODE_ENV'] !== 'production') return demoWorld;
  return env['SANDBOX'] === 'true' ? { ...demoWorld, admins: [], reviewers: [] } : undefined;
}

/** Scores are computed beside the bus and are news of their own: both have to come to rest. */
async function settle(
  bus: EventBus,
  subgraphs: readonly SeedableSubgraph[],
  withinMs?: number,
): Promise<void> {
  // Twice with nothing to compute: a timer may have computed between the two, and its events are not handled yet.
  for (let quiet = 0; quiet < 2;) {
    await bus.drained(withinMs);
    const computed = await Promise.all(subgraphs.map((subgraph) => subgraph.recompute?.() ?? 0));
    quiet = computed.some((count) => count > 0) ? 0 : quiet + 1;
  }
}

export async function createSubgraphs(
  env: NodeJS.ProcessEnv,
  loggerFor: (name: string) => Logger,
  onStatement?: PlatformOverrides['onStatement'],
): Promise<SeedableSubgraph[]> {
  const modules = await loadSubgraphs();
  const created = await Promise.allSettled(
    modules.map(({ name, create }) =>
      create(env, {
        logger: loggerFor(name),
        ...(onStatement && { onStatement: (sql) => onStatement(name, sql) }),
      }),
    ),
  );
  const subgraphs = created.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
  const failure = created.find((result) => result.status === 'rejected');
  if (!failure) return subgraphs;
  await closeAll(subgraphs);
  throw failure.reason;
}

export async function closeAll(subgraphs: readonly Subgraph[]): Promise<void> {
  await Promise.allSettled(subgraphs.map((subgraph) => subgraph.close()));
}
