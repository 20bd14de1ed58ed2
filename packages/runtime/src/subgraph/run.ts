import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, type ServiceConfig } from '../config/config.js';
import { refusePooledTransactions } from '../db/pooling.js';
import { startErrorReports } from '../error-reports/start-error-reports.js';
import { createEventBus } from '../events/index.js';
import { UnavailableError } from '../errors/errors.js';
import { createLogger } from '../log/logger.js';
import { refuseMistakenRedis } from '../redis/refuse-mistaken-redis.js';
import { createRegistry } from '../telemetry/metrics.js';
import { rehearse } from './rehearse.js';
import { startSubgraphServer } from './serve.js';
import { startTelemetry } from '../telemetry/telemetry.js';
import type { Subgraph } from './types.js';

const RETRY_MS = 2_000;
const DRAIN_DEADLINE_MS = 15_000;

/**
 * Runs one subgraph as a process of its own, from its environment to its end: serves at once (alive, not ready),
 * migrates as soon as Postgres answers, carries its events, and drains on SIGTERM. Ends with code 1 only for a wrong
 * configuration or a bug; a dependency that is down is waited for.
 */
export async function runSubgraph<Config extends ServiceConfig>(
  configFromEnv: (env: NodeJS.ProcessEnv) => Config,
  create: (config: Config) => Promise<Subgraph>,
): Promise<void> {
  const config = readConfig(configFromEnv);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort(signal));

  const stopTelemetry = await startTelemetry(process.env, createLogger('telemetry', config.logLevel));
  const subgraph = await create(config);
  const logger = createLogger(subgraph.name, config.logLevel);
  const stopReports = await startErrorReports(process.env, subgraph.name, logger);
  let prepared = false;
  const ready = async () => {
    if (!prepared) throw new UnavailableError('Migrations have not run yet.');
    await subgraph.ready();
  };
  const metrics = createRegistry();
  subgraph.registerMetrics(metrics);
  const server = await startSubgraphServer({ ...subgraph, ready }, config, metrics);
  const bus = createEventBus({ subgraphs: [subgraph], redisUrl: config.redisUrl, logger, metrics });
  logger.info({ port: server.port }, 'listening');

  while (!prepared && !stopping.signal.aborted) {
    try {
      await refusePooledTransactions(config.databaseOwnerUrl, 'DATABASE_OWNER_URL');
      await refuseMistakenRedis(config.redisUrl, 'REDIS_URL');
      await subgraph.migrate();
      await bus.start();
      await rehearse(subgraph, logger);
      prepared = true;
      logger.info('ready');
    } catch (error) {
      if (error instanceof ConfigError) endWith(error);
      logger.error({ err: error, code: 'SERVICE_UNAVAILABLE' }, 'cannot prepare yet, trying again');
      await sleep(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  if (!stopping.signal.aborted) {
    await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }));
  }
  logger.info({ reason: String(stopping.signal.reason) }, 'draining');
  // Whatever hangs must not keep an orchestrator waiting until it kills.
  setTimeout(() => process.exit(1), DRAIN_DEADLINE_MS).unref();
  await server.close();
  if (prepared) await bus.stop();
  await subgraph.close();
  await stopReports();
  await stopTelemetry();
  process.exit(0);
}

function endWith({ message }: ConfigError): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readConfig<Config>(configFromEnv: (env: NodeJS.ProcessEnv) => Config): Config {
  try {
    return configFromEnv(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return endWith(error);
  }
}
