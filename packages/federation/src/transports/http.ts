import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { AnswerBytes } from '../answer-bytes.js';
import { SubgraphRequestError, SupergraphError } from '../errors.js';
import { isObject } from '../json.js';
import { invalidJson, parseBody } from './answer-body.js';
import type { HttpClientError, HttpClientErrorCode } from './http1/http-client-error.js';
import { HttpPool, type Sent } from './http1/http-pool.js';
import { postMessages } from './http1/request-message.js';
import type { ResponseHead } from './http1/response-head.js';
import type { FetchContext, SubgraphResponse, SubgraphTransport } from './transport.js';

export interface HttpTransportOptions<C> {
  readonly url: string;
  /** Added to every request, for example the internal token of this client. */
  readonly headers?: (fetch: FetchContext<C>) => Headers | Promise<Headers>;
  /** Whole-request limit: headers and body. Default 10,000. */
  readonly timeoutMs?: number;
  /** Larger answers are refused while they arrive. Default 16 MiB. */
  readonly maxResponseBytes?: number;
  /** Sockets to this subgraph. Default 64. */
  readonly connections?: number;
  /** For https: certificates to trust, for example. */
  readonly tls?: ConnectionOptions;
}

type Headers = Readonly<Record<string, string>>;

const DATA = Buffer.from('{"data":{');
const CLOSE_BRACE = 0x7d;

/**
 * How long an idle connection is kept, where the subgraph does not say less. Shorter than a subgraph that is asked to end
 * goes on answering (5 s): it would close a connection on which nothing was asked meanwhile, and a request that is written at
 * that moment is lost. Servers of others end idle connections after 5 s by Node's default.
 */
const IDLE_MS = 4_000;
const MAX_CONNECT_MS = 5_000;

/**
 * GraphQL over HTTP/1.1 by a pool of connections. Redirects are refused (they would carry credentials elsewhere), and so is
 * anything that is not a GraphQL answer.
 */
export function httpTransport<C>(options: HttpTransportOptions<C>): SubgraphTransport<C> {
  const { timeoutMs = 10_000, maxResponseBytes = 16 * 1024 * 1024 } = options;
  const { url, authorization } = readAddress(options.url);
  const pool = new HttpPool({
    origin: originOf(url, options.tls),
    connections: options.connections ?? 64,
    timeoutMs,
    connectTimeoutMs: Math.min(timeoutMs, MAX_CONNECT_MS),
    idleMs: IDLE_MS,
  });
  const messageOf = postMessages(`${url.pathname}${url.search}`, url.host, {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...authorization,
  });
  return {
    fetch: (fetch) =>
      new Promise((resolve, reject) => {
        const send = (own: Headers | undefined): void => {
          const message = messageOf(fetch.headers ? { ...own, ...fetch.headers } : own, fetch.request.body);
          new Answer(message, maxResponseBytes, fetch, resolve, reject).request(pool);
        };
        const own = options.headers?.(fetch);
        if (own instanceof Promise) own.then(send).catch(reject);
        else send(own);
      }),
    close: () => {
      pool.close();
      return Promise.resolve();
    },
  };
}

function originOf({ protocol, hostname, port }: URL, tls: ConnectionOptions | undefined) {
  const isSecure = protocol === 'https:';
  // An IPv6 address has brackets in a URL alone.
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    tls: isSecure ? { ...(isIP(host) === 0 && { servername: host }), ...tls } : undefined,
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

/** What each failure is to the operation's client. */
const FAILURES: Record<HttpClientErrorCode, readonly [SubgraphRequestError['code'], string]> = {
  unreachable: ['SUBGRAPH_UNREACHABLE', 'The subgraph could not be reached.'],
  'broken-off': ['SUBGRAPH_MALFORMED_RESPONSE', 'The answer of the subgraph broke off.'],
  malformed: ['SUBGRAPH_MALFORMED_RESPONSE', 'The subgraph answered with invalid HTTP.'],
  'too-large': ['SUBGRAPH_RESPONSE_TOO_LARGE', 'The answer of the subgraph is too large.'],
  timeout: ['SUBGRAPH_TIMEOUT', 'The subgraph did not answer in time.'],
};

/** Reads one answer as GraphQL. */
class Answer {
  private sent: Sent | undefined;
  private readonly onAbort = (): void => {
    this.sent?.cancel();
    this.fail('The request was aborted.', 'REQUEST_ABORTED', { cause: this.fetch.signal?.reason });
  };

  constructor(
    readonly message: string | Buffer,
    readonly maxBytes: number,
    private readonly fetch: Pick<FetchContext<unknown>, 'signal' | 'takesBytes'>,
    private readonly resolve: (response: SubgraphResponse) => void,
    private readonly reject: (error: SubgraphRequestError) => void,
  ) {}

  request(pool: HttpPool): void {
    if (this.fetch.signal?.aborted) return this.onAbort();
    this.fetch.signal?.addEventListener('abort', this.onAbort);
    this.sent = pool.send(this);
  }

  onAnswer({ statusCode, contentType }: ResponseHead, bytes: Buffer): void {
    if (statusCode >= 300 && statusCode < 400)
      return this.fail('The subgraph redirected.', 'SUBGRAPH_REDIRECTED', { statusCode });
    const isOk = statusCode >= 200 && statusCode < 300;
    if (isOk && this.fetch.takesBytes && isOfData(bytes)) {
      this.settle();
      // They are valid during the call only.
      return this.resolve({ body: AnswerBytes.copyOf(bytes), bytes: bytes.length });
    }
    const body = parseBody(bytes);
    const isGraphQL = contentType.startsWith('application/graphql-response+json');
    if (!isOk && !(isGraphQL && isObject(body) && Array.isArray(body.errors)))
      return this.fail(`The subgraph answered with HTTP status ${statusCode}.`, 'SUBGRAPH_HTTP_ERROR', {
        statusCode,
      });
    this.settle();
    if (!isObject(body)) return this.reject(invalidJson(statusCode));
    this.resolve({
      data: body.data,
      errors: body.errors,
      extensions: body.extensions,
      bytes: bytes.length,
    });
  }

  onError(cause: HttpClientError): void {
    const [code, message] = FAILURES[cause.code];
    this.fail(message, code, { cause });
  }

  private fail(
    message: string,
    code: SubgraphRequestError['code'],
    details: { cause?: unknown; statusCode?: number },
  ): void {
    this.settle();
    this.reject(new SubgraphRequestError(message, code, details));
  }

  private settle(): void {
    this.fetch.signal?.removeEventListener('abort', this.onAbort);
  }
}

/** Does an answer look like one with data? What does not is parsed at once, so that what is no GraphQL counts as a failure. */
function isOfData(bytes: Buffer): boolean {
  return (
    bytes.length > DATA.length && bytes.at(-1) === CLOSE_BRACE && DATA.compare(bytes, 0, DATA.length) === 0
  );
}
