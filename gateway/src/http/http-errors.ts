import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyServerOptions } from 'fastify';
import { AppError, InvalidInputError } from '@propmubi/runtime/errors';
import type { GatewayConfig } from '../config.js';
import { errorAnswer } from './error-response.js';
import { JSON_RESPONSE } from './error-status.js';

/** What stops a request before its connection knows a route, and the status that HTTP has for it; else 400. */
const CONNECTION_ERRORS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are too long.'],
};

/** Fastify's errors with our codes; what is the server's fault stays as it is and is masked. */
export function asAppError(
  error: FastifyError,
  { maxBodyBytes }: Pick<GatewayConfig, 'maxBodyBytes'>,
): unknown {
  if (error instanceof AppError) return error;
  switch (error.code) {
    case 'FST_ERR_BAD_URL':
      return badRequest('The address is malformed.');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new InvalidInputError(`A request may have at most ${maxBodyBytes} bytes.`, {
        code: 'BODY_TOO_LARGE',
        details: { limit: maxBodyBytes },
      });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new InvalidInputError('Send application/json.', { code: 'UNSUPPORTED_MEDIA_TYPE' });
    default:
      return error.statusCode === 400 ? badRequest('The body is not valid JSON.') : error;
  }
}

/** Answers bytes that are no HTTP request, in the form of every other error; there is no request to answer through. */
export const answerConnectionError: NonNullable<FastifyServerOptions['clientErrorHandler']> = (
  error,
  socket,
) => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, message] = CONNECTION_ERRORS[error.code] ?? [400, 'The request is not valid HTTP.'];
  const body = JSON.stringify(errorAnswer(badRequest(message)).body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${JSON_RESPONSE}; charset=utf-8`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
};

function badRequest(message: string): InvalidInputError {
  return new InvalidInputError(message, { code: 'BAD_REQUEST' });
}
