import { Pool, type Dispatcher } from 'undici';
import { SubgraphRequestError, SupergraphError } from '../errors.js';
import { parseJson } from '../exact-json.js';
import { isObject } from '../json.js';
import type { FetchContext, SubgraphResponse, SubgraphTransport } from './transport.js';

export interface HttpTransportOptions<C> {
  readonly url: string;
  /** Added to every request, for example the internal token of this client. */
  readonly headers?: (fetch: FetchContext<C>) => Record<string, string>;
  /** Whole-request limit: headers and body. Default 10,000. */
  readonly timeoutMs?: number;
  /** Larger answers are refused while they arrive. Default 16 MiB. */
  readonly maxResponseBytes?: number;
  /** Sockets to this subgraph. Default 64. */
  readonly connections?: number;
  /** Requests under way on one socket. Default 1: a slow answer must not hold up the ones behind it. */
  readonly pipelining?: number;
}

/**
 * GraphQL over HTTP by an undici pool: keep-alive, no client object per request. Redirects are refused (they would
 * carry credentials elsewhere), and so is anything that is not a GraphQL answer.
 */
export function httpTransport<C>(options: HttpTransportOptions<C>): SubgraphTransport<C> {
  const { timeoutMs = 10_000, maxResponseBytes = 16 * 1024 * 1024 } = options;
  const { url, authorization } = readAddress(options.url);
  const pool = new Pool(url.origin, {
    connections: options.connections ?? 64,
    pipelining: options.pipelining ?? 1,
    keepAliveTimeout: 30_000,
    keepAliveMaxTimeout: 300_000,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connectTimeout: Math.min(timeoutMs, 5_000),
  });
  const path = `${url.pathname}${url.search}`;
  return {
    fetch: (fetch) =>
      new Promise((resolve, reject) => {
        const headers = {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...authorization,
          ...options.headers?.(fetch),
          ...fetch.headers,
        };
        const handler = new AnswerHandler(maxResponseBytes, timeoutMs, fetch.signal, resolve, reject);
        pool.dispatch({ path, method: 'POST', headers, body: fetch.request.body }, handler);
      }),
    close: () => pool.destroy(),
  };
}

/** A password in the address is sent as HTTP Basic, unless `headers` says otherwise. The error never shows the address. */
function readAddress(address: string): { url: URL; authorization: Record<string, string> } {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new SupergraphError(
      address === '' ? 'It has no URL.' : 'Its URL is not an http: or https: URL.',
      'INVALID_SUBGRAPH_URL',
    );
  if (url.username === '' && url.password === '') return { url, authorization: {} };
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { url, authorization: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } };
}

/** Collects one answer. `dispatch` with a handler is undici's lowest level: no stream and no promise per chunk. */
class AnswerHandler implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private statusCode = 0;
  private contentType = '';
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private settled = false;
  private readonly onAbort = (): void => {
    this.fail('The request was aborted.', 'REQUEST_ABORTED', this.signal?.reason);
  };
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly maxBytes: number,
    timeoutMs: number,
    private readonly signal: AbortSignal | undefined,
    private readonly resolve: (response: SubgraphResponse) => void,
    private readonly reject: (error: SubgraphRequestError) => void,
  ) {
    this.timer = setTimeout(() => {
      this.fail(`The subgraph did not answer within ${timeoutMs} ms.`, 'SUBGRAPH_TIMEOUT');
    }, timeoutMs);
    signal?.addEventListener('abort', this.onAbort);
    if (signal?.aborted) this.onAbort();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.settled) controller.abort(new Error('abandoned'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.statusCode = statusCode;
    this.contentType = String(headers['content-type'] ?? '');
    if (statusCode >= 300 && statusCode < 400) this.fail('The subgraph redirected.', 'SUBGRAPH_REDIRECTED');
    else if (Number(headers['content-length']) > this.maxBytes) this.failTooLarge();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.settled) return;
    this.bytes += chunk.length;
    if (this.bytes > this.maxBytes) this.failTooLarge();
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.settled) return;
    const body = this.parse();
    const isGraphQL = this.contentType.startsWith('application/graphql-response+json');
    const isOk = this.statusCode >= 200 && this.statusCode < 300;
    if (!isOk && !(isGraphQL && isObject(body) && Array.isArray(body.errors)))
      return this.fail(`The subgraph answered with HTTP status ${this.statusCode}.`, 'SUBGRAPH_HTTP_ERROR');
    if (!isObject(body))
      return this.fail('The subgraph answered with invalid JSON.', 'SUBGRAPH_MALFORMED_RESPONSE');
    if (this.settle())
      this.resolve({ data: body.data, errors: body.errors, extensions: body.extensions, bytes: this.bytes });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    const code = 'code' in error ? String(error.code) : '';
    if (code.includes('TIMEOUT'))
      this.fail('The subgraph did not answer in time.', 'SUBGRAPH_TIMEOUT', error);
    else if (this.statusCode > 0)
      this.fail('The answer of the subgraph broke off.', 'SUBGRAPH_MALFORMED_RESPONSE', error);
    else this.fail('The subgraph could not be reached.', 'SUBGRAPH_UNREACHABLE', error);
  }

  private parse(): unknown {
    const [first] = this.chunks;
    const buffer = this.chunks.length === 1 && first ? first : Buffer.concat(this.chunks);
    try {
      // Some servers begin with a byte order mark, which JSON does not know (RFC 8259, 8.1).
      return parseJson(buffer.toString('utf8').replace(/^\uFEFF/, ''));
    } catch {
      return undefined;
    }
  }

  private failTooLarge(): void {
    this.fail(
      `The answer of the subgraph is larger than ${this.maxBytes} bytes.`,
      'SUBGRAPH_RESPONSE_TOO_LARGE',
    );
  }

  private fail(message: string, code: SubgraphRequestError['code'], cause?: unknown): void {
    if (!this.settle()) return;
    const statusCode = this.statusCode > 0 ? this.statusCode : undefined;
    const error = new SubgraphRequestError(message, code, { cause, statusCode });
    this.reject(error);
    this.controller?.abort(error);
  }

  private settle(): boolean {
    if (this.settled) return false;
    this.settled = true;
    clearTimeout(this.timer);
    this.signal?.removeEventListener('abort', this.onAbort);
    return true;
  }
}
