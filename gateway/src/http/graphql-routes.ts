import { randomUUID } from 'node:crypto';
import { withRequestId } from '@propmubi/runtime/log';
import { traceHeadersOf } from '@propmubi/runtime/telemetry';
import { getOperationAST } from 'graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACT_PATHS, contractGuard, contractOfPath } from '../contracts/contract-path.js';
import type { Authenticator } from '../identity/authenticator.js';
import { cacheHeaders } from '../operations/cache-use.js';
import type { GatewayContext } from '../operations/gateway-context.js';
import {
  planOperation,
  refusal,
  runOperationToText,
  subscriptionOverHttp,
  type OperationRunner,
} from '../operations/run-operation.js';
import type { LazyApollo } from './lazy-apollo.js';
import { badRequest, forwardedHeaders, methodNotAllowed, operationOfBody } from './client-request.js';
import { JSON_RESPONSE, statusOf } from './error-status.js';
import { negotiate, notAcceptable, type StreamFormat } from './negotiation.js';

/** Any value asks for the query plan beside the answer; `only` for the plan instead of an answer. */
const EXPLAIN_HEADER = 'x-query-plan';
/** Any value asks for `extensions.cost`. */
const COST_HEADER = 'x-operation-cost';
/** Any value asks for `extensions.cache`. */
const CACHE_HEADER = 'x-operation-cache';

export interface GraphQLRoutes {
  readonly runner: OperationRunner;
  readonly apollo: LazyApollo;
  /** False when Apollo plugins are installed: every request then takes Apollo's way. */
  readonly direct: boolean;
  readonly authenticator: Authenticator;
  readonly forwardHeaders: readonly string[];
  readonly graphiql: boolean;
  /** Answers a request with a stream of results. */
  readonly stream: (
    request: FastifyRequest,
    reply: FastifyReply,
    format: StreamFormat,
  ) => Promise<FastifyReply>;
}

/**
 * `/graphql` over HTTP. A plain JSON POST is answered straight from the executor; a browser cannot send one across
 * origins without a preflight. GET and persisted queries are Apollo Server's. Subscriptions are answered as the stream
 * the client accepts, and so is any operation of a client that prefers an event stream.
 */
export function addGraphQLRoutes(app: FastifyInstance, routes: GraphQLRoutes): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (request.headers[EXPLAIN_HEADER] === 'only') return answerWithPlan(routes, request, reply);
    const accepted = negotiate(request.headers.accept);
    if (accepted.prefersPage && routes.graphiql && isOpenedByBrowser(request))
      return reply.redirect('/graphiql');
    const kind = accepted.stream || request.method === 'GET' ? kindOf(routes.runner, request) : undefined;
    if (request.method === 'GET' && kind === 'mutation') throw methodNotAllowed(reply, 'POST');
    if (accepted.prefersEventStream) return routes.stream(request, reply, 'event-stream');
    if (accepted.stream && kind === 'subscription') return routes.stream(request, reply, accepted.stream);
    if (!accepted.answer) throw notAcceptable();
    if (routes.direct && isPlainPost(request)) return answerDirectly(routes, request, reply, accepted.answer);
    if (kind === 'subscription') throw subscriptionOverHttp();
    const context = await contextOf(routes, request);
    const refused = await refuseDocument(routes, request, context, accepted.answer);
    if (refused) return refused(reply);
    return routes.apollo.answer(request, reply, context, accepted.answer);
  };
  const onRequest = contractGuard(routes.runner.supergraph);
  for (const path of ['/graphql', ...CONTRACT_PATHS]) {
    app.route({
      method: ['GET', 'POST'],
      url: path,
      onRequest,
      handler: (request, reply) => withRequestId(request.id, () => handle(request, reply)),
    });
    app.route({
      method: ['GET', 'POST'],
      url: `${path}/stream`,
      onRequest,
      handler: (request, reply) => withRequestId(request.id, () => answerByStream(routes, request, reply)),
    });
  }
}

/** Always a stream, for clients that ask for one by the address; an event stream unless they name another. */
async function answerByStream(
  routes: GraphQLRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { stream, allowsEventStream } = negotiate(request.headers.accept);
  const format = stream ?? (allowsEventStream ? 'event-stream' : undefined);
  if (!format) throw notAcceptable();
  // Any page can make a browser send a GET; a mutation takes a request that asks for permission first.
  if (request.method === 'GET' && kindOf(routes.runner, request) === 'mutation')
    throw methodNotAllowed(reply, 'POST');
  return routes.stream(request, reply, format);
}

async function answerDirectly(
  routes: GraphQLRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  mediaType: string,
): Promise<FastifyReply> {
  const explain = request.headers[EXPLAIN_HEADER] !== undefined;
  const reportCost = request.headers[COST_HEADER] !== undefined;
  const reportCache = request.headers[CACHE_HEADER] !== undefined;
  const operation = { ...operationOfBody(request.body), explain, reportCost, reportCache };
  const context = await contextOf(routes, request);
  const answer = await runOperationToText(routes.runner, operation, context, abortsWhenClientGoes(reply));
  request.operationName = answer.operationName;
  const status = answer.refusedBy === undefined ? 200 : statusOf(answer.refusedBy, mediaType);
  if (answer.cache) reply.headers(cacheHeaders(answer.cache));
  return reply.code(status).header('content-type', `${mediaType}; charset=utf-8`).send(answer.body);
}

async function answerWithPlan(
  routes: GraphQLRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Another way of sending would run the operation that was only to be explained.
  if (!isPlainPost(request)) throw badRequest('Ask for a query plan by POST, with the query as JSON.');
  const operation = operationOfBody(request.body);
  const { refusedBy, body } = await planOperation(routes.runner, operation, await contextOf(routes, request));
  const status = refusedBy === undefined ? 200 : statusOf(refusedBy);
  return reply
    .code(status)
    .header('content-type', `${JSON_RESPONSE}; charset=utf-8`)
    .send(JSON.stringify(body));
}

async function contextOf(routes: GraphQLRoutes, request: FastifyRequest): Promise<GatewayContext> {
  const { viewer } = await routes.authenticator.authenticate(request.headers.authorization, request.ip);
  request.userId = viewer.userId ?? undefined;
  request.limits = { states: [] };
  return {
    viewer,
    contract: contractOfPath(request.url),
    limits: request.limits,
    requestId: request.id,
    client: { address: request.ip, operationId: randomUUID() },
    forwarded: forwardedHeaders(routes.forwardHeaders, request),
    trace: traceHeadersOf(request.headers),
  };
}

/** A JSON object with its own query text: no batch, no persisted query. */
function isPlainPost({ method, headers, body }: FastifyRequest): boolean {
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/json')) return false;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { query, extensions } = body as { query?: unknown; extensions?: { persistedQuery?: unknown } };
  return typeof query === 'string' && (extensions === null || extensions?.persistedQuery === undefined);
}

/** Undefined for a document that does not parse or has no such operation: answering it says so. */
function kindOf(
  { supergraph }: OperationRunner,
  { method, query, body }: FastifyRequest,
): 'query' | 'mutation' | 'subscription' | undefined {
  const from = (method === 'GET' ? query : body) as { query?: unknown; operationName?: unknown } | undefined;
  if (typeof from?.query !== 'string') return undefined;
  try {
    const name = typeof from.operationName === 'string' ? from.operationName : '';
    return getOperationAST(supergraph.validator.parseDocument(from.query), name || undefined)?.operation;
  } catch {
    return undefined;
  }
}

/** The limits and rules for documents come before Apollo Server, whose own are not linear in the document. */
async function refuseDocument(
  { runner }: GraphQLRoutes,
  request: FastifyRequest,
  context: GatewayContext,
  mediaType: string,
): Promise<((reply: FastifyReply) => FastifyReply) | undefined> {
  const from = (request.method === 'GET' ? request.query : request.body) as { query?: unknown } | undefined;
  if (typeof from?.query !== 'string') return undefined;
  try {
    await runner.supergraph.readDocument(from.query, context);
    return undefined;
  } catch (error) {
    const { refusedBy, body } = refusal(error, runner.logger);
    return (reply) =>
      reply
        .code(statusOf(refusedBy, mediaType))
        .header('content-type', `${mediaType}; charset=utf-8`)
        .send(JSON.stringify(body));
  }
}

function isOpenedByBrowser({ method, url }: FastifyRequest): boolean {
  return method === 'GET' && !/[?&](query|extensions)=/.test(url);
}

/** Aborts when the connection closes before the answer is out, so that no work is done for a client that left. */
function abortsWhenClientGoes(reply: FastifyReply): AbortController {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new Error('The client closed the connection.'));
  });
  return controller;
}
