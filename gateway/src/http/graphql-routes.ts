import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { traceHeadersOf, withRequestId } from '@propmubi/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from '../identity/authenticator.js';
import type { GatewayContext } from '../operations/gateway-context.js';
import {
  planOperation,
  refusal,
  runOperationToText,
  type OperationRunner,
} from '../operations/run-operation.js';
import { answerByApollo } from './apollo.js';
import { badRequest, forwardedHeaders, operationOfBody } from './client-request.js';

export const GRAPHQL_RESPONSE = 'application/graphql-response+json; charset=utf-8';
/** Any value asks for the query plan beside the answer; `only` for the plan instead of an answer. */
const EXPLAIN_HEADER = 'x-query-plan';
const JSON_RESPONSE = 'application/json; charset=utf-8';

export interface GraphQLRoutes {
  readonly runner: OperationRunner;
  readonly apollo: ApolloServer<GatewayContext>;
  /** False when Apollo plugins are installed: every request then takes Apollo's way. */
  readonly direct: boolean;
  readonly authenticator: Authenticator;
  readonly forwardHeaders: readonly string[];
  readonly graphiql: boolean;
  /** Answers a request that accepts an event stream. */
  readonly stream: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
}

/**
 * `/graphql` over HTTP. A plain JSON POST is answered straight from the executor; a browser cannot send one across
 * origins without a preflight. Everything else (GET, persisted queries, other content types) is Apollo Server's.
 */
export function addGraphQLRoutes(app: FastifyInstance, routes: GraphQLRoutes): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const accept = request.headers.accept ?? '*/*';
    if (request.headers[EXPLAIN_HEADER] === 'only') return answerWithPlan(routes, request, reply);
    if (accept.includes('text/event-stream')) return routes.stream(request, reply);
    if (request.method === 'GET' && routes.graphiql && prefersPage(accept, request))
      return reply.redirect('/graphiql');
    if (routes.direct && isPlainPost(request)) return answerDirectly(routes, request, reply, accept);
    const refused = refuseDocument(routes, request);
    if (refused) return refused(reply);
    return answerByApollo(routes.apollo, request, reply, () => contextOf(routes, request));
  };
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: (request, reply) => withRequestId(request.id, () => handle(request, reply)),
  });
}

async function answerDirectly(
  routes: GraphQLRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  accept: string,
): Promise<FastifyReply> {
  const explain = request.headers[EXPLAIN_HEADER] !== undefined;
  const operation = { ...operationOfBody(request.body), explain };
  const context = await contextOf(routes, request);
  const answer = await runOperationToText(routes.runner, operation, context, clientGone(reply));
  request.operationName = answer.operationName;
  // Only `application/graphql-response+json` lets a client tell a GraphQL answer by its status (GraphQL over HTTP).
  const type = accept.includes('application/graphql-response+json') ? GRAPHQL_RESPONSE : JSON_RESPONSE;
  return reply.code(answer.status).header('content-type', type).send(answer.body);
}

async function answerWithPlan(
  routes: GraphQLRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Whoever wants a plan must not find that the operation ran because it came another way.
  if (!isPlainPost(request)) throw badRequest('Ask for a query plan by POST, with the query as JSON.');
  const operation = operationOfBody(request.body);
  const { status, body } = await planOperation(routes.runner, operation, await contextOf(routes, request));
  return reply.code(status).header('content-type', JSON_RESPONSE).send(JSON.stringify(body));
}

async function contextOf(routes: GraphQLRoutes, request: FastifyRequest): Promise<GatewayContext> {
  const { viewer } = await routes.authenticator.authenticate(request.headers.authorization);
  request.userId = viewer.userId ?? undefined;
  return {
    viewer,
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
  const { query, extensions } = body as { query?: unknown; extensions?: unknown };
  return typeof query === 'string' && extensions === undefined;
}

/** The limits and rules for documents come before Apollo Server, whose own are not linear in the document. */
function refuseDocument(
  { runner }: GraphQLRoutes,
  request: FastifyRequest,
): ((reply: FastifyReply) => FastifyReply) | undefined {
  const from = (request.method === 'GET' ? request.query : request.body) as { query?: unknown } | undefined;
  if (typeof from?.query !== 'string') return undefined;
  try {
    runner.graph.gate.readDocument(from.query);
    return undefined;
  } catch (error) {
    const { status, body } = refusal(error, runner.logger);
    return (reply) => reply.code(status).send(body);
  }
}

function prefersPage(accept: string, { url }: FastifyRequest): boolean {
  return accept.includes('text/html') && !url.includes('query=');
}

/** Aborts when the connection closes before the answer is out, so that nobody works for a client that left. */
function clientGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new Error('The client closed the connection.'));
  });
  return controller.signal;
}
