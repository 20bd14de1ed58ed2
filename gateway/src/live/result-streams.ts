import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '@propmubi/runtime/auth';
import { RateLimitedError, UnauthenticatedError } from '@propmubi/runtime/errors';
import type { GatewayConfig } from '../config.js';
import { contractOfPath } from '../contracts/contract-path.js';
import {
  badRequest,
  forwardedHeaders,
  methodNotAllowed,
  operationOfBody,
  operationOfSearch,
} from '../http/client-request.js';
import { errorAnswer } from '../http/error-response.js';
import { JSON_RESPONSE, statusOf } from '../http/error-status.js';
import type { StreamFormat } from '../http/negotiation.js';
import type { Authenticator } from '../identity/authenticator.js';
import type { SessionRevocation } from '../identity/session-revocation.js';
import type { OperationRequest } from '../operations/served-supergraph.js';
import { refusal, type OperationAnswer } from '../operations/run-operation.js';
import type { OrganizationQuotas } from '../limits/organization-quotas.js';
import { clientAppOf } from '../usage/client-app.js';
import { CLOSE, type CloseReason } from './close-codes.js';
import { SubscriptionSession } from './subscription-session.js';
import { cursorOf, type LiveResult } from './live-subscription.js';
import { prepareOperation, type LiveOperation, type LiveOptions } from './start-operation.js';
import type { SocketQuota } from './socket-quota.js';
import { RESULT_STREAMS } from './stream-formats.js';
import { StreamingResponse } from './streaming-response.js';

/** What a client that has too many streams open is told to wait. */
const RETRY_AFTER_S = 5;

export interface ResultStreamsOptions extends LiveOptions {
  readonly config: GatewayConfig;
  readonly authenticator: Authenticator;
  readonly revocation: SessionRevocation | undefined;
  readonly quota: SocketQuota;
  readonly quotas: OrganizationQuotas | undefined;
}

export interface ResultStreams {
  /** Answers one request with the results of its operation as they come, in the format the client accepts. */
  answer(request: FastifyRequest, reply: FastifyReply, format: StreamFormat): Promise<FastifyReply>;
  /** Cuts every open stream; clients come back, an EventSource with `Last-Event-ID`. */
  drain(): void;
}

export function createResultStreams(options: ResultStreamsOptions): ResultStreams {
  const open = new Set<StreamingResponse>();
  return {
    async answer(request, reply, format) {
      const session = await options.authenticator.authenticate(request.headers.authorization, request.ip);
      const operation = resumed(operationOf(request), request.headers['last-event-id']);
      request.userId = session.viewer.userId ?? undefined;
      const release = acquire(options, session.viewer, request, reply);
      // Empty until the operation is planned.
      const opened: { stream?: StreamingResponse } = {};
      const end = (why: CloseReason): void => opened.stream?.finish(endOf(why));
      const forwarded = forwardedHeaders(options.config.forwardHeaders, request);
      const client = new SubscriptionSession(
        session,
        request.id,
        options.revocation,
        end,
        forwarded,
        request.ip,
        contractOfPath(request.url),
        clientAppOf(request.headers),
      );
      const leave = (): void => {
        client.close();
        release();
      };
      // A stream that is cut without an ending is one the client resumes.
      const preparation = await prepare(options, operation, client, () => opened.stream?.destroy());
      if ('refused' in preparation && format === 'multipart') {
        leave();
        return refuse(reply, preparation.refused);
      }
      // What counts is the operation about to run. Any page can make a browser send a GET, and open it with EventSource.
      if (request.method === 'GET' && 'prepared' in preparation && preparation.prepared.kind === 'mutation') {
        leave();
        throw methodNotAllowed(reply, 'POST');
      }
      void reply.hijack();
      const stream = new StreamingResponse(reply.raw, reply.getHeaders(), RESULT_STREAMS[format]);
      opened.stream = stream;
      open.add(stream);
      stream.onClose(() => {
        open.delete(stream);
        leave();
      });
      await send(stream, preparation);
      return reply;
    },
    drain() {
      for (const stream of open) stream.destroy();
    },
  };
}

type Preparation = { readonly prepared: LiveOperation } | { readonly refused: OperationAnswer };

async function prepare(
  options: ResultStreamsOptions,
  operation: OperationRequest,
  client: SubscriptionSession,
  onSlow: () => void,
): Promise<Preparation> {
  try {
    return { prepared: await prepareOperation(options, operation, client, onSlow) };
  } catch (error) {
    const { supergraph, logger } = options.runner;
    const refused = refusal(error, logger);
    return { refused: { ...refused, body: supergraph.contracts.answerFor(client.context, refused.body) } };
  }
}

function refuse(reply: FastifyReply, { refusedBy, body }: OperationAnswer): FastifyReply {
  return reply
    .code(statusOf(refusedBy, JSON_RESPONSE))
    .type(`${JSON_RESPONSE}; charset=utf-8`)
    .send(JSON.stringify(body));
}

async function send(stream: StreamingResponse, preparation: Preparation): Promise<void> {
  // An EventSource shows its program no body but a stream's, so a refusal is a result there.
  if ('refused' in preparation) return stream.finish(preparation.refused.body);
  const results = await preparation.prepared.start();
  if (!(Symbol.asyncIterator in results)) return stream.finish(results);
  stream.onClose(() => void results.return(undefined));
  for await (const result of results) await stream.next(result, cursorOf(result.data));
  stream.finish();
}

function operationOf(request: FastifyRequest): OperationRequest {
  if (request.method === 'GET')
    return operationOfSearch(new URLSearchParams(request.url.replace(/^[^?]*/, '')));
  if (!request.headers['content-type']?.startsWith('application/json'))
    throw badRequest('Send application/json.');
  return operationOfBody(request.body);
}

/** `Last-Event-ID` is the cursor of the last event that arrived: a client that reconnects goes on after it. */
function resumed(operation: OperationRequest, lastEventId: string | string[] | undefined): OperationRequest {
  if (typeof lastEventId !== 'string' || lastEventId === '') return operation;
  return { ...operation, variables: { ...operation.variables, after: lastEventId } };
}

/** @throws RateLimitedError TOO_MANY_SUBSCRIPTIONS, QUOTA_EXCEEDED */
function acquire(
  { quota, quotas }: ResultStreamsOptions,
  viewer: Viewer,
  request: FastifyRequest,
  reply: FastifyReply,
): () => void {
  const release = quota.acquire(viewer.userId ?? `address:${request.ip}`);
  if (!release) throw tooManyStreams(reply);
  try {
    const releaseOrganization = quotas?.openSocket(viewer);
    return () => {
      release();
      releaseOrganization?.();
    };
  } catch (error) {
    release();
    if (error instanceof RateLimitedError)
      void reply.header('retry-after', error.extensions['retryAfterSeconds']);
    throw error;
  }
}

function tooManyStreams(reply: FastifyReply): RateLimitedError {
  void reply.header('retry-after', RETRY_AFTER_S);
  return new RateLimitedError('Too many streams are open. Close some.', {
    code: 'TOO_MANY_SUBSCRIPTIONS',
  });
}

function endOf(why: CloseReason): LiveResult {
  const code = why === CLOSE.sessionRevoked ? 'SESSION_REVOKED' : 'SESSION_EXPIRED';
  return errorAnswer(new UnauthenticatedError(`${why.reason}. Subscribe again with a valid token.`, { code }))
    .body;
}
