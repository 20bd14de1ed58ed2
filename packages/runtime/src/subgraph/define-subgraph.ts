import {
  createSourceEventStream,
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import type { AnyEntity, EntityClass } from '@mikro-orm/postgresql';
import { createReadRecorder } from '../audit/audited-reads.js';
import { withViewerOf } from '../audit/current-viewer.js';
import { createDatabase, migrate, type Database } from '../db/database.js';
import type { Registry } from 'prom-client';
import type { ClientInfo } from '../auth/client-info.js';
import { buildFederatedSchema, type FederatedTypes } from '../graphql/federated-schema.js';
import { keepsIdempotencyKeys, pruneIdempotencyKeys } from '../db/idempotency.js';
import { UnavailableError } from '../errors/errors.js';
import { isTransient } from '../errors/transient.js';
import { formatError } from '../errors/format-error.js';
import { createLogger, currentRequestId, type Logger } from '../log/logger.js';
import type { SubgraphMigration } from '../db/migration-names.js';
import { repeatUntilAborted } from '../lifecycle/sleep.js';
import type { ServiceConfig } from '../config/config.js';
import type { Viewer } from '../auth/viewer.js';
import type { ReadLag } from '../events/bus-types.js';
import type { EventConsumer } from '../events/consumer.js';
import type {
  RequestContext,
  Subgraph,
  SubgraphName,
  SubgraphOperation,
  SubgraphOverrides,
} from './types.js';
import { traceOperation } from '../telemetry/trace-work.js';
import { replayConsumer } from '../system/replay-consumer.js';
import { serviceState } from '../system/service-state.js';
import { createSubgraphMetrics } from './subgraph-metrics.js';

export interface SubgraphDefinition<Context extends RequestContext> extends FederatedTypes<Context> {
  name: SubgraphName;
  config: ServiceConfig;
  entities: EntityClass<AnyEntity>[];
  migrations: SubgraphMigration[];
  /** Adds loaders and services to what every request has; called once per request and once per live event. */
  createContext(base: RequestContext): Context;
  consumers?: (database: Database) => EventConsumer[];
  /** Schemas of pg-boss that are its own. */
  jobSchemas?: readonly string[];
  /** Resources the subgraph opened itself: health checks and closing. */
  metrics?: (registry: Registry) => void;
  ready?: () => Promise<void>;
  close?: () => Promise<void>;
  overrides?: SubgraphOverrides | undefined;
}

const PRUNE_EVERY_MS = 3_600_000;

/** Wires schema, database, context and lifecycle of one subgraph. */
export async function defineSubgraph<Context extends RequestContext>(
  definition: SubgraphDefinition<Context>,
): Promise<Subgraph> {
  const { name, config, overrides = {}, jobSchemas = [] } = definition;
  const logger = overrides.logger ?? createLogger(name, config.logLevel);
  const { schema, sdl, audit } = await buildFederatedSchema({
    ...definition,
    strictUserErrors: config.strictUserErrors,
    strictAudit: config.strictAudit,
    service: { name, state: () => serviceState({ name, database, jobSchemas, lag: () => readLag?.() }) },
  });
  let readLag: ReadLag | undefined;
  const database = await createDatabase({
    schema: name,
    url: config.databaseUrl,
    poolMax: config.databasePoolMax,
    timeouts: config.databaseTimeouts,
    slowStatementMs: config.databaseSlowStatementMs,
    replica: config.databaseReplica && { ...config.databaseReplica, redisUrl: config.redisUrl },
    entities: definition.entities,
    logger,
    ...(overrides.onStatement && { onStatement: overrides.onStatement }),
  });
  const ready = async () => {
    await database.ping();
    await definition.ready?.();
  };
  const metrics = createSubgraphMetrics(name, database, ready);
  const contextFor = (viewer: Viewer, client?: ClientInfo, mayLag = false) => {
    const db = database.scope(viewer, { mayLag });
    return definition.createContext({ viewer, client, db, logger, extensions: {} });
  };
  const format = (result: ExecutionResult) => formatResult(result, logger);
  /** The answer to an operation that failed outside any field. */
  const refuse = (error: unknown): ExecutionResult => ({ errors: [formatUnexpected(error, logger)] });

  const reads = createReadRecorder();

  /** Runs one operation (or maps one event) with a context of its own. */
  async function executeOnce(
    operation: SubgraphOperation,
    viewer: Viewer,
    { rootValue, client, mayLag = false }: ExecutionOptions = {},
  ): Promise<ExecutionResult> {
    const { document, operationName, variables } = operation;
    const contextValue = contextFor(viewer, client, mayLag);
    try {
      const result = await withViewerOf(contextValue, () =>
        execute({
          schema,
          document,
          contextValue,
          rootValue,
          operationName: operationName ?? null,
          variableValues: variables ?? null,
        }),
      );
      if (contextValue.db.isAtReplica && result.errors?.some(isTransient)) {
        database.replica?.distrust();
        return await executeOnce(operation, viewer, { rootValue, client });
      }
      const unrecorded = await reads.record(contextValue).catch(notAudited);
      if (unrecorded) return refuse(unrecorded);
      const { extensions } = contextValue;
      return format(Object.keys(extensions).length > 0 ? { ...result, extensions } : result);
    } finally {
      await contextValue.db.close();
    }
  }

  const pruning = new AbortController();
  /** Keys of requests are forgotten after their days, by whichever process comes first. */
  const startPruning = () => {
    if (!keepsIdempotencyKeys(definition.migrations)) return;
    void repeatUntilAborted(pruning.signal, PRUNE_EVERY_MS, async () => {
      await pruneIdempotencyKeys(database.orm.em.fork()).catch((error: unknown) =>
        logger.warn({ err: error }, 'idempotency keys not pruned'),
      );
    });
  };

  return {
    name,
    sdl,
    schema,
    audit,
    database,
    execute: (operation, viewer, client) =>
      metrics.measure(kindOf(operation), () =>
        traceOperation(name, operation, () =>
          executeOnce(operation, viewer, { client, mayLag: isVisit(operation, viewer) }),
        ),
      ),
    async subscribe(operation, viewer) {
      const contextValue = contextFor(viewer);
      const { document, operationName, variables } = operation;
      try {
        const source = await createSourceEventStream({
          schema,
          document,
          contextValue,
          operationName: operationName ?? null,
          variableValues: variables ?? null,
        });
        if (!(Symbol.asyncIterator in source)) return format(source);
        // Loaders cache and transactions age: every event is executed with a context of its own.
        return mapIterator(source, (event) => executeOnce(operation, viewer, { rootValue: event }), refuse);
      } catch (error) {
        return refuse(error);
      } finally {
        await contextValue.db.close();
      }
    },
    async migrate() {
      await migrate({
        schema: name,
        ownerUrl: config.databaseOwnerUrl,
        migrations: definition.migrations,
        lockTimeoutMs: config.databaseTimeouts?.lock,
      });
      startPruning();
    },
    consumers: [...(definition.consumers?.(database) ?? []), replayConsumer(name)],
    followLag(read) {
      readLag = read;
    },
    registerMetrics(registry) {
      metrics.register(registry);
      definition.metrics?.(registry);
    },
    ready,
    async close() {
      pruning.abort();
      await definition.close?.();
      await database.close();
    },
  };
}

interface ExecutionOptions {
  /** Of a subscription: the event. */
  rootValue?: unknown;
  client?: ClientInfo | undefined;
  /** Its reads need not show the very last write. */
  mayLag?: boolean;
}

/**
 * Whether it is a query of the anonymous viewer. Who has signed in may have written, and reads at the primary; what the gateway
 * keeps for all is fetched anonymously, and never by a writer.
 */
function isVisit(operation: SubgraphOperation, viewer: Viewer): boolean {
  const { userId, organizationId, agentId, sessionId, roles, viaKey } = viewer;
  if (userId ?? organizationId ?? agentId ?? sessionId ?? viaKey) return false;
  return roles.length === 0 && kindOf(operation) === 'query';
}

function kindOf({ document, operationName }: SubgraphOperation): string {
  return getOperationAST(document, operationName)?.operation ?? 'unknown';
}

function formatResult(result: ExecutionResult, logger: Logger): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error) => formatOne(error, isRequestFault(error), logger)) };
}

/**
 * Whether graphql-js refused the request itself: the operation or a variable (an error of no field), or an argument (an
 * error that graphql-js throws with its place in the document, before it calls a resolver). What a resolver or
 * `subscribe` throws is never the client's fault by itself.
 */
function isRequestFault({ path, originalError }: GraphQLError): boolean {
  if (path === undefined) return true;
  return originalError instanceof GraphQLError && originalError.nodes !== undefined;
}

/** Personal data whose reading could not be kept in the audit trail is not given. */
function notAudited(cause: unknown): UnavailableError {
  return new UnavailableError('The access could not be recorded. Try again.', {
    code: 'AUDIT_UNAVAILABLE',
    cause,
  });
}

function formatUnexpected(error: unknown, logger: Logger): GraphQLError {
  const cause = error instanceof Error ? error : new Error(String(error));
  return formatOne(new GraphQLError(cause.message, { originalError: cause }), false, logger);
}

function formatOne(error: GraphQLError, isFaultOfRequest: boolean, logger: Logger): GraphQLError {
  const given = isFaultOfRequest ? asRequestError(error) : error.toJSON();
  const { message, extensions } = formatError(given, error, { requestId: currentRequestId(), logger });
  return new GraphQLError(message, { path: error.path, extensions: extensions ?? {} } as never);
}

function asRequestError(error: GraphQLError): GraphQLFormattedError {
  return { ...error.toJSON(), extensions: { code: 'BAD_USER_INPUT', ...error.extensions } };
}

/**
 * Maps each value; `return()` reaches the source even while a value is being awaited, which a generator would not do. A
 * source that fails ends with the result of `onFailure`.
 */
function mapIterator<In, Out>(
  source: AsyncIterable<In>,
  map: (value: In) => Promise<Out>,
  onFailure: (error: unknown) => Out,
): AsyncIterableIterator<Out> {
  const iterator = source[Symbol.asyncIterator]();
  let failed = false;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (failed) return { value: undefined, done: true };
      try {
        const { value, done } = await iterator.next();
        return done ? { value: undefined, done: true } : { value: await map(value as In), done: false };
      } catch (error) {
        failed = true;
        return { value: onFailure(error), done: false };
      }
    },
    async return() {
      await iterator.return?.();
      return { value: undefined, done: true };
    },
  };
}
