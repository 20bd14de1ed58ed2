import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimitedError, UnauthenticatedError } from '@propmubi/runtime';
import type { GatewayConfig } from '../config.js';
import { badRequest, forwardedHeaders, operationOfBody, operationOfSearch } from '../http/client-request.js';
import type { Authenticator } from '../identity/authenticator.js';
import type { SessionRevocation } from '../identity/session-revocation.js';
import { errorAnswer } from '../http/error-response.js';
import type { OperationRequest } from '../operations/graph.js';
import { refusal } from '../operations/run-operation.js';
import { CLOSE, type Close } from './close-codes.js';
import { EventStreamResponse } from './event-stream-response.js';
import { LiveClient } from './live-client.js';
import { cursorOf, type LiveResult } from './live-subscription.js';
import { admitOperation, type LiveOptions, type LiveResults } from './open-operation.js';
import type { SocketQuota } from './socket-quota.js';

export interface EventStreamOptions extends LiveOptions {
  readonly config: GatewayConfig;
  readonly authenticator: Authenticator;
  readonly revocation: SessionRevocation | undefined;
  readonly quota: SocketQuota;
}

export interface EventStreams {
  /** Answers one request with an event stream: graphql-sse's distinct connections mode. */
  answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
  /** Ends every open stream; clients come back by `Last-Event-ID`. */
  drain(): void;
}

export function createEventStreams(options: EventStreamOptions): EventStreams {
  const open = new Set<EventStreamResponse>();
  return {
    async answer(request, reply) {
      const session = await options.authenticator.authenticate(request.headers.authorization);
      const operation = resumed(operationOf(request), request.headers['last-event-id']);
      request.userId = session.viewer.userId ?? undefined;
      const release = options.quota.acquire(session.viewer.userId ?? `address:${request.ip}`);
      if (!release)
        throw new RateLimitedError('Too many streams are open.', { code: 'TOO_MANY_SUBSCRIPTIONS' });
      void reply.hijack();
      const stream = new EventStreamResponse(reply.raw, reply.getHeaders());
      open.add(stream);
      const ended = (why: Close): void => {
        stream.finish(endOf(why));
      };
      const forwarded = forwardedHeaders(options.config.forwardHeaders, request);
      const client = new LiveClient(session, request.id, options.revocation, ended, forwarded, request.ip);
      stream.onClose(() => {
        open.delete(stream);
        client.close();
        release();
      });
      await send(stream, () => admit(options, operation, client, stream, request.method));
      return reply;
    },
    drain() {
      for (const stream of open) stream.destroy();
    },
  };
}

async function admit(
  options: EventStreamOptions,
  operation: OperationRequest,
  client: LiveClient,
  stream: EventStreamResponse,
  method: string,
): Promise<LiveResults> {
  // A stream that is cut without `complete` is one the client resumes.
  const onSlow = (): void => {
    stream.destroy();
  };
  try {
    const admitted = admitOperation(options, operation, client, onSlow);
    // Any page can make a browser send a GET; a mutation takes a request that asks for permission first.
    if (method === 'GET' && admitted.kind === 'mutation') throw badRequest('Send a mutation by POST.');
    return await admitted.open();
  } catch (error) {
    return refusal(error, options.runner.logger).body;
  }
}

async function send(stream: EventStreamResponse, open: () => Promise<LiveResults>): Promise<void> {
  const results = await open();
  if (!(Symbol.asyncIterator in results)) return stream.finish(results);
  stream.onClose(() => void results.return(undefined));
  for await (const result of results) await stream.next(result, cursorOf(result.data));
  stream.finish();
}

function operationOf(request: FastifyRequest): OperationRequest {
  if (request.method === 'GET')
    return operationOfSearch(new URLSearchParams(request.url.split('?')[1] ?? ''));
  if (!request.headers['content-type']?.startsWith('application/json'))
    throw badRequest('Send application/json.');
  return operationOfBody(request.body);
}

/** `Last-Event-ID` is the cursor of the last event that arrived: a client that reconnects goes on after it. */
function resumed(operation: OperationRequest, lastEventId: string | string[] | undefined): OperationRequest {
  if (typeof lastEventId !== 'string' || lastEventId === '') return operation;
  return { ...operation, variables: { ...operation.variables, after: lastEventId } };
}

function endOf(why: Close): LiveResult {
  const code = why === CLOSE.sessionRevoked ? 'SESSION_REVOKED' : 'SESSION_EXPIRED';
  return errorAnswer(new UnauthenticatedError(`${why.reason}. Subscribe again with a valid token.`, { code }))
    .body;
}
