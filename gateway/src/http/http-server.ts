import { MIMEType } from 'node:util';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { FILES_PATH } from '@propmubi/storage';
import { InvalidInputError } from '@propmubi/runtime/errors';
import { withRequestId, type Logger } from '@propmubi/runtime/log';
import type { GatewayConfig } from '../config.js';
import { commonHeaders, EXPOSED_HEADERS } from './answer-headers.js';
import { createTrustProxy } from './client-address.js';
import { methodNotAllowed, requestIdOf } from './client-request.js';
import { COMPRESS_FROM_BYTES, ENCODINGS } from './compression.js';
import { errorAnswer } from './error-response.js';
import { JSON_RESPONSE } from './error-status.js';
import { answerConnectionError, asAppError } from './http-errors.js';
import { readExactIntegers } from './json-body.js';
import { negotiate } from './negotiation.js';
import { createOriginCheck } from './origins.js';
import { createRequestLog } from './request-log.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** For the request log. */
    operationName?: string | undefined;
    userId?: string | undefined;
  }
}

const HEADERS_TIMEOUT_MS = 15_000;
/** A scan of 25 MB over 2 Mbit/s. Node has one time for all bodies; a connection that says nothing is cut off earlier. */
const BODY_TIMEOUT_MS = 120_000;
const KEEP_ALIVE_MS = 65_000;
/** A client that takes nothing of its answer for so long is cut off. Event streams say something every 12 s. */
const SILENT_CONNECTION_MS = 70_000;
const UTF_8 = ['utf-8', 'utf8', 'us-ascii'];
const GRAPHQL_PATHS = ['/graphql', '/graphql/stream'];

type HttpConfig = Pick<GatewayConfig, 'corsOrigins' | 'allowLoopbackOrigins' | 'maxBodyBytes' | 'trustProxy'>;

/** The HTTP server without its routes: limits, correlation ids, CORS, compression, error answers and the request log. */
export async function createHttpServer(config: HttpConfig, logger: Logger): Promise<FastifyInstance> {
  const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    withRequestId(request.id, () => {
      const { status, body } = errorAnswer(asAppError(error as FastifyError, config), logger);
      const mediaType = negotiate(request.headers.accept).answer ?? JSON_RESPONSE;
      return reply.code(status).type(`${mediaType}; charset=utf-8`).send(JSON.stringify(body));
    });
  const app = fastify({
    bodyLimit: config.maxBodyBytes,
    trustProxy: config.trustProxy === false ? false : createTrustProxy(config.trustProxy),
    connectionTimeout: SILENT_CONNECTION_MS,
    genReqId: requestIdOf,
    requestIdHeader: false,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: BODY_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    // A request on a connection that was open before the drain is still answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // A body that sets a prototype is refused, not repaired.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'ignore',
    routerOptions: { maxParamLength: 200 },
    // What fails before a route is found runs no hooks.
    frameworkErrors: (error, request, reply) => {
      void reply.headers(commonHeaders(request.id));
      void answerError(error, request, reply);
    },
    clientErrorHandler: answerConnectionError,
  });
  app.decorateRequest('operationName', undefined);
  app.decorateRequest('userId', undefined);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers(commonHeaders(request.id));
    done(charsetProblem(request.headers['content-type']));
  });
  // A JSON body in a form's disguise needs no permission of the browser's, and is refused.
  app.removeContentTypeParser('text/plain');
  readExactIntegers(app);
  const isOriginAllowed = createOriginCheck(config);
  const allowed = {
    origin: (origin: string | undefined, answer: (error: null, isAllowed: boolean) => void) => {
      answer(null, origin !== undefined && isOriginAllowed(origin));
    },
    methods: ['GET', 'POST'],
    // Any header the page asks for: the origin is what is checked, and cookies are not taken across origins. Tools of every kind add
    // headers of their own (client awareness, tracing, error reports).
    exposedHeaders: [...EXPOSED_HEADERS],
    maxAge: 600,
  };
  await app.register(cors, {
    delegator: ({ url }, answer) => {
      // Papers are sent as to a bucket; no other route takes a PUT.
      answer(null, url.split('?')[0] === FILES_PATH ? { ...allowed, methods: ['GET', 'PUT'] } : allowed);
    },
  });
  await app.register(compress, {
    threshold: COMPRESS_FROM_BYTES,
    encodings: [...ENCODINGS],
    // A small body could unpack to any size.
    globalDecompression: false,
  });
  refuseOtherMethods(app);
  logRequests(app, logger);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => {
    const error = new InvalidInputError('Not found. The endpoint is /graphql.', {
      code: 'NOT_FOUND',
    });
    return reply.code(404).send(errorAnswer(error).body);
  });
  return app;
}

/** GraphQL over HTTP knows GET and POST; what else comes is told so before its body is read. */
function refuseOtherMethods(app: FastifyInstance): void {
  for (const url of GRAPHQL_PATHS) {
    app.route({
      method: ['PUT', 'DELETE', 'PATCH'],
      url,
      onRequest: (_request, reply, done) => {
        done(methodNotAllowed(reply, 'GET, POST'));
      },
      handler: (_request, reply) => reply,
    });
  }
}

/** JSON is UTF-8 (RFC 8259); another charset would be decoded as if it were. */
function charsetProblem(contentType: string | undefined): InvalidInputError | undefined {
  if (!contentType?.toLowerCase().includes('charset')) return undefined;
  if (UTF_8.includes(charsetOf(contentType))) return undefined;
  return new InvalidInputError('Send JSON in UTF-8.', { code: 'UNSUPPORTED_MEDIA_TYPE' });
}

/** The charset in lower case; empty for a content type that names none properly. */
function charsetOf(contentType: string): string {
  try {
    return new MIMEType(contentType).params.get('charset')?.toLowerCase() ?? '';
  } catch {
    return '';
  }
}

function logRequests(app: FastifyInstance, logger: Logger): void {
  const log = createRequestLog(logger);
  app.addHook('onResponse', (request, reply, done) => {
    log({
      requestId: request.id,
      method: request.method,
      path: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      durationMs: reply.elapsedTime,
      operation: request.operationName,
      userId: request.userId,
    });
    done();
  });
}
