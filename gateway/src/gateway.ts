import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { ApolloServerPlugin } from '@apollo/server';
import { Cancellation, type SubgraphTransport } from '@propmubi/federation/serving';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { anonymous } from '@propmubi/runtime/auth';
import { drainable } from '@propmubi/runtime/lifecycle';
import { createLimitService } from '@propmubi/runtime/limits';
import { createFieldUsageSender } from '@propmubi/runtime/field-usage';
import { createUsageExchange } from '@propmubi/runtime/quotas';
import { createLogger, type Logger } from '@propmubi/runtime/log';
import { NODE_SERVICE } from '@propmubi/runtime/nodes';
import type { Policy } from './authorization/access-policy.js';
import { openCache } from './cache/open-cache.js';
import type { GatewayConfig } from './config.js';
import { addReportHeaders } from './http/answer-headers.js';
import { lazyApollo } from './http/lazy-apollo.js';
import { addFileRoutes } from './http/file-routes.js';
import { addGraphiQLRoutes } from './http/graphiql-routes.js';
import { addGraphQLRoutes } from './http/graphql-routes.js';
import { addHealthRoutes, subgraphDependency, type Dependency } from './http/health-routes.js';
import { createHttpServer } from './http/http-server.js';
import { addPlainPosts } from './http/plain-posts.js';
import { addSchemaRoutes } from './http/schema-routes.js';
import { addWellKnownRoutes } from './http/well-known-routes.js';
import { addSessionRoutes } from './http/session-routes.js';
import { addVitalsRoutes } from './http/vitals-routes.js';
import { addDocsSite } from './http/docs-site.js';
import { addWebApp, hasWebApp } from './http/web-app.js';
import { exchangeApiKey } from './identity/exchange-by-graph.js';
import { createIdentity } from './identity/create-identity.js';
import { createKeyTries } from './identity/key-tries.js';
import type { SessionRevocation } from './identity/session-revocation.js';
import { createResultStreams } from './live/result-streams.js';
import { SocketQuota } from './live/socket-quota.js';
import { serveWebSockets } from './live/web-sockets.js';
import { createClientLimits } from './limits/client-limits.js';
import { createOrganizationQuotas } from './limits/organization-quotas.js';
import { createMetrics } from './observability/metrics.js';
import { Deadlines } from './operations/deadlines.js';
import type { GatewayContext } from './operations/gateway-context.js';
import { ServedSupergraph } from './operations/served-supergraph.js';
import { type OperationRunner, runOperationToBytes } from './operations/run-operation.js';
import { openStoredOperations } from './stored/stored-operations.js';
import { FieldUsage } from './usage/field-usage.js';
import { PlanningThreads } from './planning/planning-threads.js';
import { SupergraphReader } from './supergraph/supergraph-reader.js';
import { readSupergraphFile, watchSupergraphFile } from './supergraph/supergraph-file.js';
import { createHttpTransports, subgraphUrl } from './supergraph/transports.js';

export interface GatewayOverrides {
  /** How to reach each subgraph; HTTP to the supergraph's URLs by default. Embedded: function calls. */
  readonly transports?: (name: string, url: string) => SubgraphTransport<GatewayContext>;
  /** The supergraph itself, instead of the file. Change it by `reload(sdl)`. */
  readonly supergraphSdl?: string;
  /** What readiness asks, instead of each subgraph over HTTP. */
  readonly dependencies?: readonly Dependency[];
  readonly policies?: Readonly<Record<string, Policy>>;
  /** Adds routes of the program that runs the gateway, e.g. a development inbox. */
  readonly routes?: ((app: FastifyInstance) => void) | undefined;
  /** With any of these, every HTTP request goes through Apollo Server. */
  readonly apolloPlugins?: readonly ApolloServerPlugin<GatewayContext>[];
  readonly logger?: Logger;
  /** Where metrics are kept, to be shown beside those of others in this process. */
  readonly metrics?: Registry;
}

export interface Gateway {
  /** `http://…/graphql` */
  readonly url: string;
  readonly port: number;
  /** Loads the supergraph again, from the file or as given. Operations under way finish on the old one. */
  reload(supergraphSdl?: string): Promise<void>;
  /** Answers until its clients have left, closes sockets in waves, then everything else. */
  close(): Promise<void>;
}

/** Creates the gateway (HTTP, WebSocket, server-sent events) for one supergraph. Resolves once it is listening. */
export async function createGateway(
  config: GatewayConfig,
  overrides: GatewayOverrides = {},
): Promise<Gateway> {
  const logger = overrides.logger ?? createLogger('gateway', config.logLevel);
  const metrics = createMetrics(overrides.metrics);
  const readSupergraph = () => readSupergraphFile(config.supergraphFile);
  await refuseMistakenAddresses(config);
  // Shared with other processes where there is a Redis.
  const limitService =
    config.clientLimits && config.redisUrl ? createLimitService(config.redisUrl, logger) : undefined;
  const { authenticator, revocation } = createIdentity(config, logger, {
    exchange: (secretKey, address) => exchangeApiKey(runner, secretKey, address),
    tries: config.clientLimits && createKeyTries(limitService),
  });
  const quotas =
    config.clientLimits && config.redisUrl
      ? createOrganizationQuotas(createUsageExchange(config.redisUrl, logger))
      : undefined;
  const usage =
    config.clientLimits && config.redisUrl
      ? new FieldUsage(createFieldUsageSender(config.redisUrl, logger))
      : undefined;
  const threads =
    config.planningThreads > 0
      ? new PlanningThreads({
          count: config.planningThreads,
          limits: config.limits,
          timeoutMs: config.requestTimeoutMs,
          logger,
        })
      : undefined;
  const cache = await openCache(config, logger, metrics);
  const reader = new SupergraphReader({
    folder: config.supergraphCacheDirectory || undefined,
    dropsPlanner: threads !== undefined && config.startsPlanning,
    logger,
  });
  const supergraphSdl = overrides.supergraphSdl ?? (await readSupergraph());
  await reader.open(supergraphSdl);
  const { stored, close: closeStored } = await openStoredOperations({
    folder: config.storedOperationsDirectory,
    only: config.storedOperationsOnly,
    logger,
  });
  const supergraph = new ServedSupergraph({
    stored,
    threads,
    reader,
    supergraphSdl,
    transports: overrides.transports ?? (await createHttpTransports(config, logger)),
    config,
    policies: overrides.policies,
    clientLimits: config.clientLimits && createClientLimits(config.clientLimits, limitService),
    quotas,
    usage,
    cache,
  });
  const runner: OperationRunner = {
    supergraph,
    metrics,
    cache,
    logger,
    deadlines: new Deadlines(config.requestTimeoutMs),
    // Function calls cost nothing worth sharing, and have no time limit of their own.
    collapse: overrides.transports === undefined,
  };
  // Sockets and result streams of a user count together.
  const quota = new SocketQuota({
    maxPerOwner: config.live.maxSocketsPerUser,
    maxInAll: config.live.maxSockets,
  });
  const live = { runner, config, authenticator, revocation, quota, quotas, stored };
  const streams = createResultStreams(live);
  const apolloPlugins = overrides.apolloPlugins ?? [];
  const apollo = lazyApollo({
    supergraph,
    logger,
    metrics,
    deadlines: runner.deadlines,
    maxTokens: config.limits?.maxTokens,
    plugins: apolloPlugins,
  });
  // Plugins may refuse to start.
  if (apolloPlugins.length > 0) await apollo.get();
  const app = await createHttpServer(config, logger);
  addReportHeaders(app);
  const http = drainable(app);

  addHealthRoutes(app, {
    metrics,
    isDraining: () => http.isDraining,
    warming: () => cache?.warming(),
    metricsAccess: config,
    dependencies: () => dependenciesOf(config, overrides, supergraph, revocation),
  });
  await addSessionRoutes(app);
  addSchemaRoutes(app, { supergraph, authenticator });
  addWellKnownRoutes(app, { config, runner });
  if (config.documentFiles) await addFileRoutes(app, config.documentFiles);
  await addDocsSite(app, config.docsDirectory);
  if (hasWebApp(config.webDirectory)) {
    addVitalsRoutes(app, metrics.registry);
    await addWebApp(app, { folder: config.webDirectory, storeOrigin: config.documentStoreOrigin });
  }
  overrides.routes?.(app);
  if (config.graphiql)
    addGraphiQLRoutes(app, {
      development: overrides.routes !== undefined,
      atRoot: !hasWebApp(config.webDirectory),
    });
  addGraphQLRoutes(app, {
    runner,
    apollo,
    authenticator,
    stored,
    direct: apolloPlugins.length === 0,
    forwardHeaders: config.forwardHeaders,
    graphiql: config.graphiql,
    stream: (request, reply, format) => streams.answer(request, reply, format),
  });
  // With Apollo's plugins every request is theirs.
  if (apolloPlugins.length === 0)
    addPlainPosts(app, {
      runner,
      authenticator,
      forwardHeaders: config.forwardHeaders,
      config,
      logger,
      isDraining: () => http.isDraining,
    });
  const sockets = serveWebSockets(app.server, live);

  const warmCache = (): void =>
    cache?.warm((request) => runOperationToBytes(runner, request, warmingContext(), new Cancellation()));
  const reload = async (supergraphSdl?: string): Promise<void> => {
    const next = supergraphSdl ?? (await readSupergraph());
    if (next !== supergraph.federation.supergraphSdl) await reader.open(next);
    supergraph.reload(next);
    warmCache();
    logger.info({ subgraphs: supergraph.federation.subgraphs.map(({ name }) => name) }, 'supergraph loaded');
  };
  const stopWatching = overrides.supergraphSdl
    ? () => undefined
    : watchSupergraphFile(
        config.supergraphFile,
        (sdl) => void reload(sdl).catch(reportReload(logger)),
        logger,
      );
  const close = async (): Promise<void> => {
    stopWatching();
    closeStored();
    streams.drain();
    await Promise.all([sockets.drain(config.drainMs), http.drain(config.drainMs)]);
    // No operation takes longer; who has taken nothing of an answer for so long would hold the process.
    await http.close(config.requestTimeoutMs);
    await apollo.stop();
    await cache?.stopRenewing();
    await supergraph.federation.close();
    await cache?.close();
    await threads?.close();
    await revocation?.close();
    await limitService?.close();
    await quotas?.close();
    await usage?.close();
  };
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    await close();
    throw error;
  }
  warmCache();
  const { port } = app.server.address() as AddressInfo;
  // Where an earlier start kept its facts, it kept plans, too, and a thread may never be needed.
  if (config.startsPlanning && reader.hasRead) void threads?.warmUp(supergraph.federation.supergraphSdl);
  logger.info({ port }, 'gateway ready');
  return { port, url: `http://127.0.0.1:${port}/graphql`, reload, close };
}

/** As a visitor of its own, so that it takes no limits of others. */
function warmingContext(): GatewayContext {
  const operationId = randomUUID();
  const client = { address: 'cache-warmer', operationId };
  return { viewer: anonymous, requestId: operationId, isOwn: true, client };
}

/** One server and a Redis Cluster are different clients. */
async function refuseMistakenAddresses({ redisUrl, cache }: GatewayConfig): Promise<void> {
  if (!redisUrl && !cache) return;
  // Its client is loaded where there is a Redis only.
  const { refuseMistakenRedis } = await import('@propmubi/runtime/redis');
  if (redisUrl) await refuseMistakenRedis(redisUrl, 'REDIS_URL');
  if (cache) await refuseMistakenRedis(cache.redisUrl, 'CACHE_REDIS_URL');
}

function dependenciesOf(
  config: GatewayConfig,
  overrides: GatewayOverrides,
  supergraph: ServedSupergraph,
  revocation: SessionRevocation | undefined,
): readonly Dependency[] {
  const isOurs = config.internalTokenPrivateKey !== undefined;
  const subgraphs =
    overrides.dependencies ??
    (overrides.transports
      ? []
      : supergraph.federation.subgraphs
          .filter(({ url }) => url !== NODE_SERVICE.url)
          .map(({ name, url }) => subgraphDependency(name, subgraphUrl(config, name, url), isOurs)));
  return revocation ? [...subgraphs, { name: 'redis', check: () => revocation.ping() }] : subgraphs;
}

function reportReload(logger: Logger): (error: unknown) => void {
  return (error) => {
    logger.error({ err: error }, 'the new supergraph was not loaded; the old one is still served');
  };
}
