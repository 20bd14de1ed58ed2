import type { IncomingMessage, ServerResponse } from 'node:http';
import { AnswerBytes, Cancellation, hasLongInteger } from '@propmubi/federation/serving';
import { withRequestId, type Logger } from '@propmubi/runtime/log';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { GatewayConfig } from '../config.js';
import type { OperationRequest } from '../operations/served-supergraph.js';
import { commonHeaders, EXPOSED_HEADERS, reportHeaders } from './answer-headers.js';
import { clientAddress, createTrustProxy } from './client-address.js';
import { clientLeft } from './client-leaving.js';
import { contextFor, type ClientContextOptions } from './client-context.js';
import {
  CACHE_HEADER,
  COST_HEADER,
  EXPLAIN_HEADER,
  isPlainOperation,
  operationOfBody,
  requestIdOf,
} from './client-request.js';
import { compress, COMPRESS_FROM_BYTES, encodingFor } from './compression.js';
import { errorAnswer } from './error-response.js';
import { asAppError } from './http-errors.js';
import { negotiate } from './negotiation.js';
import { compressedOnce, type KeptBody } from './kept-bodies.js';
import { answerOperation, type OperationRoutes } from './operation-answer.js';
import { createOriginCheck } from './origins.js';
import { createRequestLog } from './request-log.js';

export interface PlainPostOptions extends OperationRoutes, ClientContextOptions {
  readonly config: Pick<
    GatewayConfig,
    'corsOrigins' | 'allowLoopbackOrigins' | 'maxBodyBytes' | 'trustProxy'
  >;
  readonly logger: Logger;
  /** While clients are asked to leave, the framework answers, which says so. */
  readonly isDraining: () => boolean;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const PATH = '/graphql';
/** As clients write it. */
const CONTENT_TYPES = new Set([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
  'application/json; charset=UTF-8',
]);
/** Ask for something else than an answer, or for another way to it. */
const SPECIAL_HEADERS = [
  'transfer-encoding',
  'content-encoding',
  'x-no-compression',
  EXPLAIN_HEADER,
  COST_HEADER,
  CACHE_HEADER,
];
const EXPOSED = EXPOSED_HEADERS.join(', ');
/** Up to here copying an answer costs less than sending it apart from its head. */
const IN_ONE_PIECE_BYTES = 8_192;

/**
 * Answers the usual request, a POST of one operation as JSON to `/graphql`, without the framework: its hooks, reply and body
 * parser take longer than the executor does for a query of one fetch. What is not usual goes to the framework as it came,
 * and `graphql-routes.ts` answers it: other headers, while it is read; another body, once it is. Both ways answer alike.
 */
export function addPlainPosts(app: FastifyInstance, options: PlainPostOptions): void {
  const [framework] = app.server.listeners('request') as Listener[];
  if (!framework) throw new Error('The framework does not listen for requests.');
  const posts = new PlainPosts(options, framework);
  app.server.removeListener('request', framework);
  app.server.on('request', (request, response) => {
    const mediaType = options.isDraining() ? undefined : posts.mediaTypeOf(request);
    if (mediaType === undefined) framework(request, response);
    else posts.take(request, response, mediaType);
  });
}

/** A request that is answered here. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly id: string;
  /** Of the answer. */
  readonly mediaType: string;
  readonly startedAt: number;
  /** For the request log. */
  operationName?: string | undefined;
  userId?: string | undefined;
}

/** An answer without the headers that every one has. */
interface Answer {
  readonly status: number;
  readonly headers: readonly Readonly<Record<string, string>>[];
  readonly body: AnswerBytes;
  readonly kept?: KeptBody | undefined;
}

class PlainPosts {
  private readonly log: ReturnType<typeof createRequestLog>;
  private readonly isOriginAllowed: ReturnType<typeof createOriginCheck>;
  private readonly addressOf: (request: IncomingMessage) => string;

  constructor(
    private readonly options: PlainPostOptions,
    private readonly framework: Listener,
  ) {
    const { logger, config } = options;
    this.log = createRequestLog(logger);
    this.isOriginAllowed = createOriginCheck(config);
    const trust = config.trustProxy === false ? undefined : createTrustProxy(config.trustProxy);
    this.addressOf = (request) =>
      trust ? clientAddress(request, trust) : (request.socket.remoteAddress ?? 'unknown');
  }

  /** The media type of the answer to a request that is usual by its head; undefined for others. */
  mediaTypeOf({ method, url, headers }: IncomingMessage): string | undefined {
    if (method !== 'POST' || url !== PATH || !CONTENT_TYPES.has(headers['content-type'] ?? ''))
      return undefined;
    const length = Number(headers['content-length']);
    if (!(length > 0 && length <= this.options.config.maxBodyBytes)) return undefined;
    for (const name of SPECIAL_HEADERS) if (headers[name] !== undefined) return undefined;
    const { answer, stream, prefersEventStream } = negotiate(headers.accept);
    return stream !== undefined || prefersEventStream ? undefined : answer;
  }

  /** Reads the body and answers, or gives the request to the framework, with its body unread again. */
  take(request: IncomingMessage, response: ServerResponse, mediaType: string): void {
    const startedAt = performance.now();
    const length = Number(request.headers['content-length']);
    const chunks: Buffer[] = [];
    let received = 0;
    const onData = (chunk: Buffer): void => {
      received += chunk.length;
      chunks.push(chunk);
      if (received < length) return;
      const bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks);
      const operation = readOperation(bytes);
      if (operation) {
        const exchange = { request, response, id: requestIdOf(request), mediaType, startedAt };
        withRequestId(exchange.id, () => void this.answer(exchange, operation));
        return;
      }
      request.removeListener('data', onData);
      request.pause();
      request.unshift(bytes);
      this.framework(request, response);
    };
    request.on('data', onData);
  }

  private async answer(exchange: Exchange, operation: OperationRequest): Promise<void> {
    const { response } = exchange;
    const cancellation = new Cancellation();
    // A client that is gone needs no answer.
    response.on('close', () => {
      if (response.writableFinished) this.logAnswered(exchange);
      else cancellation.abort(clientLeft());
    });
    try {
      await this.send(exchange, await this.answerTo(exchange, operation, cancellation));
    } catch (error) {
      this.options.logger.error({ err: error }, 'an answer was not sent');
      response.destroy();
    }
  }

  private async answerTo(
    exchange: Exchange,
    operation: OperationRequest,
    cancellation: Cancellation,
  ): Promise<Answer> {
    const { options } = this;
    const { id, mediaType, request } = exchange;
    try {
      const { headers } = request;
      const client = { id, ip: this.addressOf(request), url: PATH, headers };
      const context = await contextFor(options, client);
      exchange.userId = context.viewer.userId ?? undefined;
      const answer = await answerOperation(options, operation, context, cancellation, mediaType);
      exchange.operationName = answer.operationName;
      return {
        status: answer.status,
        body: answer.body,
        kept: answer.kept,
        headers: [answer.headers, reportHeaders(context)],
      };
    } catch (error) {
      const { status, body } = errorAnswer(asAppError(error as FastifyError, options.config), options.logger);
      return { status, headers: [], body: AnswerBytes.of(Buffer.from(JSON.stringify(body))) };
    }
  }

  private async send(exchange: Exchange, { status, headers, body, kept }: Answer): Promise<void> {
    const { id, response, request, mediaType } = exchange;
    const { origin, 'accept-encoding': acceptEncoding } = request.headers;
    const { bytes } = body;
    const encoding = bytes.length < COMPRESS_FROM_BYTES ? undefined : encodingFor(acceptEncoding);
    const lines = [
      'Vary',
      encoding ? 'Origin, accept-encoding' : 'Origin',
      'Content-Type',
      `${mediaType}; charset=utf-8`,
    ];
    // A request that came before the drain may be the last one of its connection.
    if (this.options.isDraining()) lines.push('Connection', 'close');
    if (origin !== undefined && this.isOriginAllowed(origin))
      lines.push('Access-Control-Allow-Origin', origin, 'Access-Control-Expose-Headers', EXPOSED);
    for (const some of [commonHeaders(id), ...headers])
      for (const name in some) lines.push(name, some[name] as string);
    if (encoding) {
      const compressed = await (kept ? compressedOnce(kept, encoding) : compress(encoding, bytes));
      body.release();
      lines.push('Content-Encoding', encoding, 'Content-Length', String(compressed.length));
      if (!response.destroyed) response.writeHead(status, lines).end(compressed);
      return;
    }
    lines.push('Content-Length', String(bytes.length));
    if (response.destroyed) return body.release();
    response.writeHead(status, lines);
    // Text leaves with the head in one piece; a byte is a character of Latin-1, whatever it means.
    if (bytes.length > IN_ONE_PIECE_BYTES) response.end(bytes, () => body.release());
    else {
      response.end(bytes.toString('latin1'), 'latin1');
      body.release();
    }
  }

  private logAnswered({ id, response, startedAt, operationName, userId }: Exchange): void {
    this.log({
      requestId: id,
      method: 'POST',
      path: PATH,
      status: response.statusCode,
      durationMs: performance.now() - startedAt,
      operation: operationName,
      userId,
    });
  }
}

/** Undefined for a body that is to be refused, or is one of those that are read in another way. */
function readOperation(bytes: Buffer): OperationRequest | undefined {
  const text = bytes.toString('utf8');
  if (hasLongInteger(text) || mayNamePrototype(text)) return undefined;
  try {
    const body: unknown = JSON.parse(text);
    return isPlainOperation(body) ? operationOfBody(body) : undefined;
  } catch {
    return undefined;
  }
}

/** Also by escapes, all of which for these letters begin alike. */
function mayNamePrototype(json: string): boolean {
  return json.includes('__proto__') || json.includes('\\u00');
}
