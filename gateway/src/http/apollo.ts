import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequest,
  type HTTPGraphQLRequest,
} from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import {
  apolloGateway,
  hasLongInteger,
  InvalidOperationError,
  parseJson,
  type PreparedOperation,
} from '@propmubi/federation/serving';
import type { Logger } from '@propmubi/runtime/log';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import { CacheUseCollector, cacheHeaders, SHARED_FOR_A_SECOND } from '../operations/cache-use.js';
import type { Deadlines } from '../operations/deadlines.js';
import type { GatewayContext } from '../operations/gateway-context.js';
import type { ServedSupergraph } from '../operations/served-supergraph.js';
import { withDeprecations } from '../operations/report-deprecations.js';
import { unknownOperation } from '../operations/operation-validator.js';
import { subscriptionOverHttp } from '../operations/run-operation.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import { traceOperation, type OperationTrace } from '../observability/operation-trace.js';
import { abortsWhenClientGoes } from './client-leaving.js';
import { withoutEmptyParameters } from './client-request.js';
import { formatGatewayError } from './error-response.js';
import { statusOf } from './error-status.js';
import { varyBy } from './vary.js';

export interface ApolloOptions {
  readonly supergraph: ServedSupergraph;
  readonly logger: Logger;
  readonly metrics: GatewayMetrics;
  readonly deadlines: Deadlines;
  readonly maxTokens: number | undefined;
  readonly plugins: readonly ApolloServerPlugin<GatewayContext>[];
}

/**
 * Apollo Server over our executor: GET, automatic persisted queries, CSRF prevention, content negotiation and plugins.
 * Its answers and ours (`run-operation.ts`) pass the same validation, the same executor and the same error format.
 */
export async function startApollo(options: ApolloOptions): Promise<ApolloServer<GatewayContext>> {
  const { supergraph, logger, metrics, deadlines, maxTokens, plugins } = options;
  const requests: Requests = { prepared: new WeakMap(), traces: new WeakMap() };
  const gateway = apolloGateway<GatewayContext>(supergraph.federation, {
    signal: ({ context }) => context.abort,
    prepared: ({ context }) => requests.prepared.get(context),
    onFetch: ({ context }) => {
      const onFetch = requests.traces.get(context)?.onFetch ?? metrics.onFetch;
      return context.cacheUse?.following(onFetch) ?? onFetch;
    },
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway: gateway as unknown as GatewayInterface,
    // Who may introspect is the validator’s to decide, per viewer.
    introspection: true,
    // So is what is valid: graphql-js's own rules take time that is not linear in the document.
    dangerouslyDisableValidation: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatGatewayError(formatted, error, logger),
    ...(maxTokens !== undefined && { parseOptions: { maxTokens } }),
    logger,
    plugins: [validationPlugin(supergraph, metrics, deadlines, requests), ...plugins],
  });
  await apollo.start();
  return apollo;
}

/** What is known of each request under way. */
interface Requests {
  readonly prepared: WeakMap<GatewayContext, PreparedOperation>;
  /** While tracing is on. */
  readonly traces: WeakMap<GatewayContext, OperationTrace>;
}

function validationPlugin(
  supergraph: ServedSupergraph,
  metrics: GatewayMetrics,
  deadlines: Deadlines,
  requests: Requests,
): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart({ contextValue: context, request: started }) {
      restoreIntegers(started);
      const startedAt = performance.now();
      let end: (() => void) | undefined;
      const trace = traceOperation(context.trace, metrics.onFetch);
      if (trace) requests.traces.set(context, trace);
      return Promise.resolve({
        didResolveOperation: async ({ source, operation, request, contextValue }) => {
          if (!operation) throw unknownOperation(request.operationName);
          const { operation: operationKind, name } = operation;
          trace?.planned({ operationKind, operationName: name?.value });
          if (operationKind === 'subscription') throw subscriptionOverHttp();
          const { operationName, variables } = request;
          const priced = await supergraph
            .prepare({ source, operationName, variables }, contextValue)
            .catch(throwAsOne);
          requests.prepared.set(contextValue, priced.prepared);
          end = await supergraph.charge(contextValue, priced);
          if (context.abort) deadlines.begin(context.abort);
        },
        willSendResponse: ({ operationName, operation, errors, response }) => {
          if (context.abort) deadlines.end(context.abort);
          end?.();
          if (response.body.kind === 'single')
            response.body.singleResult = withDeprecations(
              supergraph.contracts.answerFor(context, response.body.singleResult),
              context,
            );
          const outcome = errors ? (operation ? 'partial' : 'refused') : 'ok';
          const codes = (errors ?? []).map(({ extensions }: { extensions: Record<string, unknown> }) =>
            String(extensions['code']),
          );
          metrics.request(
            operation ? (operationName ?? undefined) : undefined,
            outcome,
            performance.now() - startedAt,
            codes,
          );
          trace?.end(outcome, codes[0]);
          return Promise.resolve();
        },
      });
    },
    // Keeps Apollo's own landing page, which comes from a CDN, away.
    serverWillStart: () =>
      Promise.resolve({
        renderLandingPage: () => Promise.resolve({ html: '<!doctype html><title>GraphQL</title>' }),
      }),
  };
}

/** Apollo Server takes one error of a plugin, and whatever else is thrown for a failure of ours. */
function throwAsOne(error: unknown): never {
  throw error instanceof InvalidOperationError ? (error.errors[0] ?? error) : error;
}

/** Apollo Server reads a query string's variables by `JSON.parse`, which rounds integers that no double holds. */
function restoreIntegers(request: GraphQLRequest): void {
  if (request.http?.method !== 'GET') return;
  const variables = new URLSearchParams(request.http.search).get('variables') ?? '';
  if (hasLongInteger(variables)) request.variables = parseJson(variables) as Record<string, unknown>;
}

/**
 * Hands a request on to Apollo Server, and answers a refusal with the status of our own table: what a plugin or a hook
 * throws is 500 there, whatever its code.
 */
export async function answerByApollo(
  apollo: ApolloServer<GatewayContext>,
  request: FastifyRequest,
  reply: FastifyReply,
  context: GatewayContext,
  mediaType: string,
): Promise<FastifyReply> {
  const cacheUse = new CacheUseCollector();
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: toHttpRequest(request, mediaType),
    context: () => Promise.resolve({ ...context, cacheUse, abort: abortsWhenClientGoes(reply) }),
  });
  for (const [name, value] of response.headers) void reply.header(name, value);
  if (cacheUse.use) void reply.headers(cacheHeaders(cacheUse.use));
  const isAnonymous = context.viewer.userId === null && !context.viewer.viaKey;
  if (request.method === 'GET' && isAnonymous && cacheUse.basis) {
    void reply.header('cache-control', SHARED_FOR_A_SECOND);
    varyBy(reply, 'authorization', 'accept');
  }
  const body = response.body.kind === 'complete' ? response.body.string : '';
  const code = refusalCodeOf(body);
  const status = code === undefined ? (response.status ?? 200) : statusOf(code, mediaType);
  return reply.code(status).header('content-type', `${mediaType}; charset=utf-8`).send(body);
}

/** The first error's code when there is no `data`: nothing ran. */
function refusalCodeOf(body: string): string | undefined {
  if (!body.startsWith('{"errors"')) return undefined;
  const { errors, data } = JSON.parse(body) as FormattedExecutionResult;
  return data === undefined ? String(errors?.[0]?.extensions?.['code']) : undefined;
}

function toHttpRequest(request: FastifyRequest, mediaType: string): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // Negotiated before, by the rules of every path.
  headers.set('accept', mediaType);
  const query = request.url.indexOf('?');
  return {
    method: request.method,
    headers,
    search: query < 0 ? '' : withoutEmptyParameters(request.url.slice(query)),
    body: request.body,
  };
}
