import { withRequestId } from '@propmubi/runtime/log';
import { getOperationAST } from 'graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACT_PATHS, contractGuard } from '../contracts/contract-path.js';
import type { GatewayContext } from '../operations/gateway-context.js';
import {
  planOperation,
  refusal,
  subscriptionOverHttp,
  type OperationRunner,
} from '../operations/run-operation.js';
import type { StoredOperations } from '../stored/stored-operations.js';
import { expandStoredRequest, type TextOf } from '../stored/stored-request.js';
import { contextFor, type ClientContextOptions } from './client-context.js';
import { abortsWhenClientGoes } from './client-leaving.js';
import {
  badRequest,
  CACHE_HEADER,
  COST_HEADER,
  EXPLAIN_HEADER,
  isPlainOperation,
  methodNotAllowed,
  operationOfBody,
} from './client-request.js';
import { JSON_RESPONSE, statusOf } from './error-status.js';
import type { LazyApollo } from './lazy-apollo.js';
import { negotiate, notAcceptable, type StreamFormat } from './negotiation.js';
import { answerOperation, type OperationRoutes } from './operation-answer.js';

export interface GraphQLRoutes extends OperationRoutes, ClientContextOptions {
  readonly apollo: LazyApollo;
  readonly stored: StoredOperations;
  /** False when Apollo plugins are installed: every request then takes Apollo's way. */
  readonly direct: boolean;
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
    await expandStoredRequest(request, () => storedTextsFor(routes, request));
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
  await expandStoredRequest(request, () => storedTextsFor(routes, request));
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
  const cancellation = abortsWhenClientGoes(reply);
  const answer = await answerOperation(routes, operation, context, cancellation, mediaType);
  request.operationName = answer.operationName;
  void reply.code(answer.status).headers(answer.headers);
  return reply.header('content-type', `${mediaType}; charset=utf-8`).send(answer.body.bytes);
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

/** What is stored for the client of a request. @throws what the authenticator throws */
async function storedTextsFor(routes: GraphQLRoutes, request: FastifyRequest): Promise<TextOf> {
  const { contracts } = routes.runner.supergraph;
  const view = contracts.viewFor(await contextOf(routes, request));
  return (id) => routes.stored.textOf(id, view);
}

async function contextOf(routes: GraphQLRoutes, request: FastifyRequest): Promise<GatewayContext> {
  const context = await contextFor(routes, request);
  request.userId = context.viewer.userId ?? undefined;
  request.report = context;
  return context;
}

function isPlainPost({ method, headers, body }: FastifyRequest): boolean {
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/json')) return false;
  return isPlainOperation(body);
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
