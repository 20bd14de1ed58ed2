import cors from '@fastify/cors';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { AppError, InvalidInputError, withRequestId, type Logger } from '@propmubi/runtime';
import type { GatewayConfig } from '../config.js';
import { requestIdOf } from './client-request.js';
import { errorAnswer } from './error-response.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** For the request log. */
    operationName?: string | undefined;
    userId?: string | undefined;
  }
}

const HEADERS_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_MS = 65_000;

/** The HTTP server without its routes: limits, correlation ids, CORS, error answers and the request log. */
export async function createHttpServer(
  config: Pick<GatewayConfig, 'corsOrigins' | 'maxBodyBytes' | 'trustProxy'>,
  logger: Logger,
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: config.maxBodyBytes,
    trustProxy: config.trustProxy,
    genReqId: requestIdOf,
    requestIdHeader: false,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: HEADERS_TIMEOUT_MS,
    // A request on a connection that was open before the drain is still answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // A body that sets a prototype is refused, not repaired.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'ignore',
    routerOptions: { maxParamLength: 200 },
  });
  app.decorateRequest('operationName', undefined);
  app.decorateRequest('userId', undefined);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Correlation-ID', request.id);
    void reply.header('X-Content-Type-Options', 'nosniff');
    done();
  });
  await app.register(cors, {
    origin: [...config.corsOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'Authorization',
      'Content-Type',
      'Apollo-Require-Preflight',
      'X-Apollo-Operation-Name',
      'X-Correlation-ID',
      'Last-Event-ID',
      'Traceparent',
      'Tracestate',
      'Idempotency-Key',
    ],
    exposedHeaders: ['X-Correlation-ID'],
    maxAge: 600,
  });
  logRequests(app, logger);
  app.setErrorHandler((error, request, reply) =>
    withRequestId(request.id, () => {
      const { status, body } = errorAnswer(asAppError(error as FastifyError, config), logger);
      return reply.code(status).send(body);
    }),
  );
  app.setNotFoundHandler((_request, reply) => {
    const error = new InvalidInputError('There is nothing here. GraphQL is at /graphql.', {
      code: 'NOT_FOUND',
    });
    return reply.code(404).send(errorAnswer(error).body);
  });
  return app;
}

/** Only these fields are ever logged: no headers, no query text, no variables. */
function logRequests(app: FastifyInstance, parent: Logger): void {
  // None of these fields is ever redacted, so looking for what is to be would only cost each request its share.
  const logger = parent.child({}, { redact: [] });
  app.addHook('onResponse', (request, reply, done) => {
    const path = request.routeOptions.url ?? 'unknown';
    const level = path.startsWith('/health') || path === '/metrics' ? 'debug' : 'info';
    logger[level](
      {
        requestId: request.id,
        method: request.method,
        path,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
        ...(request.operationName && { operation: request.operationName }),
        ...(request.userId && { userId: request.userId }),
      },
      'request',
    );
    done();
  });
}

function asAppError(error: FastifyError, { maxBodyBytes }: Pick<GatewayConfig, 'maxBodyBytes'>): unknown {
  if (error instanceof AppError) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new InvalidInputError(`A request may have at most ${maxBodyBytes} bytes.`, {
        code: 'BODY_TOO_LARGE',
        details: { limit: maxBodyBytes },
      });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new InvalidInputError('Send application/json.', { code: 'UNSUPPORTED_MEDIA_TYPE' });
    default:
      if (error.statusCode === 400)
        return new InvalidInputError('The body is not valid JSON.', { code: 'BAD_REQUEST' });
      return error;
  }
}
