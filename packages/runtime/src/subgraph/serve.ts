import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, parse, validate } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { LRUCache } from 'lru-cache';
import type { Registry } from 'prom-client';
import { WebSocketServer } from 'ws';
import type { UnauthenticatedError } from '../errors/errors.js';
import { drainable, type HttpDrain } from '../lifecycle/http-drain.js';
import {
  createInternalTokenVerifier,
  type InternalTokenVerifier,
  type Vouched,
} from '../auth/internal-token.js';
import { createLogger, type Logger, withRequestId } from '../log/logger.js';
import type { ServiceConfig } from '../config/config.js';
import { createRegistry } from '../telemetry/metrics.js';
import type { Subgraph } from './types.js';
import { traceHeadersOf, underTrace } from '../telemetry/telemetry.js';
import type { Viewer } from '../auth/viewer.js';

export interface SubgraphServer {
  url: string;
  port: number;
  /** Answers until its clients have left, for at most five seconds, then closes. */
  close(): Promise<void>;
}

type ServerContext = Vouched;

const MAX_BODY_BYTES = 10 * 1024 * 1024;
const MAX_DOCUMENTS = 1_000;
/** Well below what an orchestrator waits before it kills. */
const DRAIN_MS = 5_000;
/** A dependency that keeps silent is down. */
const READY_WITHIN_MS = 1_500;

/**
 * Serves one subgraph over HTTP and graphql-ws for the gateway of a distributed deployment. Only requests that
 * carry the gateway's signed token are answered; health and metrics, of `registry`, are open to the cluster.
 */
export async function startSubgraphServer(
  subgraph: Subgraph,
  config: Pick<ServiceConfig, 'port' | 'internalTokenPublicKeys' | 'logLevel'> & { host?: string },
  registry: Registry = createRegistry(),
): Promise<SubgraphServer> {
  const logger = createLogger(subgraph.name, config.logLevel);
  const verify = createInternalTokenVerifier(config.internalTokenPublicKeys, subgraph.name);
  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
    // A request on a connection that was open before the drain is still answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
  });
  const http = drainable(app);
  const apollo = await startApollo(subgraph, app, logger);
  addHealthRoutes(app, subgraph, registry, http);
  const callers = new WeakMap<object, Vouched>();
  const handler = fastifyApolloHandler(apollo, {
    context: (request) => Promise.resolve(callers.get(request) as Vouched),
  });
  // Before the body is read, and before Apollo Server, which would answer a failure of its context with 500.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      callers.set(request, await vouched(request.headers.authorization, verify));
      return undefined;
    } catch (error) {
      const { message, extensions } = error as UnauthenticatedError;
      return reply.code(401).send({ errors: [{ message, extensions }] });
    }
  };
  app.post('/graphql', { onRequest }, (request, reply) => {
    const requestId = request.headers['x-correlation-id'];
    return withRequestId(typeof requestId === 'string' ? requestId : randomUUID(), () =>
      underTrace(traceHeadersOf(request.headers), () => handler.call(app, request as never, reply as never)),
    );
  });
  await app.listen({ port: config.port, host: config.host ?? '127.0.0.1' });
  const sockets = serveSubscriptions(app, subgraph, verify, logger);
  const { port } = app.server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/graphql`,
    close: async () => {
      await Promise.all([sockets.close(), http.drain(DRAIN_MS)]);
      await apollo.stop();
      await app.close();
    },
  };
}

async function startApollo(subgraph: Subgraph, app: FastifyInstance, logger: Logger) {
  const apollo = new ApolloServer<ServerContext>({
    // Apollo Server parses, validates and caches documents; execution is the subgraph's own, as in embedded mode.
    gateway: {
      load: async () => ({
        executor: ({ document, operationName, request, context }) =>
          subgraph.execute(
            { document, operationName: operationName ?? undefined, variables: request.variables },
            (context as ServerContext).viewer,
            (context as ServerContext).client,
          ) as never,
      }),
      onSchemaLoadOrUpdate: (callback) => {
        callback({ apiSchema: subgraph.schema, coreSupergraphSdl: subgraph.sdl });
        return () => undefined;
      },
      stop: async () => undefined,
    },
    // Only the gateway can reach execution, so introspection (`_service`) leaks nothing.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false,
    formatError: (formatted) => asInputError(formatted),
    logger,
    plugins: [fastifyApolloDrainPlugin(app) as ApolloServerPlugin<ServerContext>],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  return apollo;
}

/**
 * The gateway has validated the operation against the API schema, whose custom scalars take any literal. What validation
 * finds here is a literal that a scalar refuses: the client's input, as it would be in a variable.
 */
function asInputError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  if (formatted.extensions?.['code'] !== 'GRAPHQL_VALIDATION_FAILED') return formatted;
  return { ...formatted, extensions: { code: 'BAD_USER_INPUT' } };
}

function addHealthRoutes(
  app: FastifyInstance,
  subgraph: Subgraph,
  registry: Registry,
  http: HttpDrain,
): void {
  app.get('/health', () => ({ status: 'alive' }));
  app.get('/health/ready', async (_request, reply) => {
    if (http.isDraining) return reply.code(503).send({ status: 'draining', service: subgraph.name });
    try {
      await within(READY_WITHIN_MS, subgraph.ready());
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'not ready', service: subgraph.name });
    }
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

async function within(ms: number, answer: Promise<void>): Promise<void> {
  const silence = delay(ms, undefined, { ref: false }).then(() => {
    throw new Error('A dependency keeps silent.');
  });
  await Promise.race([answer, silence]);
}

/**
 * The gateway's subscriptions. `connection_init` carries its token for the socket; a subscription carries one for its
 * viewer in `extensions`, so that the subscriptions of many viewers share a socket.
 */
function serveSubscriptions(
  app: FastifyInstance,
  subgraph: Subgraph,
  verify: InternalTokenVerifier,
  logger: Logger,
) {
  const webSocketServer = new WebSocketServer({
    server: app.server,
    path: '/graphql',
    maxPayload: 1024 * 1024,
  });
  const { schema } = subgraph;
  // Ten thousand agents subscribe with a handful of texts.
  const documents = new LRUCache<string, DocumentNode>({ max: MAX_DOCUMENTS });
  const server = useServer<{ authorization?: string }, { viewer: Viewer }>(
    {
      onConnect: async (context) => {
        context.extra.viewer = (await vouched(context.connectionParams?.authorization, verify)).viewer;
      },
      onSubscribe: async ({ extra }, _id, { query, operationName, variables, extensions }) => {
        const document = documents.get(query) ?? parse(query);
        const errors = documents.has(query) ? [] : validate(schema, document);
        if (errors.length > 0) return errors;
        documents.set(query, document);
        try {
          const viewer =
            extensions?.['authorization'] === undefined
              ? extra.viewer
              : (await vouched(String(extensions['authorization']), verify)).viewer;
          return {
            schema,
            document,
            operationName,
            variableValues: variables,
            contextValue: viewer,
          } as never;
        } catch (error) {
          return [error as GraphQLError];
        }
      },
      subscribe: (args) =>
        subgraph.subscribe(
          {
            document: args.document,
            operationName: args.operationName ?? undefined,
            variables: (args.variableValues as Record<string, unknown> | undefined) ?? undefined,
          },
          args.contextValue as Viewer,
        ) as never,
      execute: () => {
        throw new GraphQLError('This socket carries subscriptions only.', {
          extensions: { code: 'BAD_REQUEST' },
        });
      },
    },
    webSocketServer,
  );
  webSocketServer.on('error', (error) => logger.warn({ err: error }, 'subscription socket'));
  return { close: async () => server.dispose() };
}

function vouched(authorization: string | undefined, verify: InternalTokenVerifier): Promise<Vouched> {
  return verify(authorization?.replace(/^Bearer /, ''));
}
