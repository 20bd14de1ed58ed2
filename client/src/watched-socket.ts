import { type Client, type ClientOptions, createClient } from 'graphql-ws';

export interface WatchedSocketOptions {
  /** http(s) or ws(s) address of the GraphQL endpoint. */
  url: string;
  connectionParams: () => Record<string, unknown> | Promise<Record<string, unknown>>;
  webSocketImpl?: unknown;
  /** A connection on which nothing arrives for so long is given up; half of it after the last message a ping is sent. */
  silentAfterMs: number;
  /** Times a lost connection is opened again by graphql-ws itself. */
  retryAttempts?: number;
  /** How long the connection is kept without an operation; 0, the default, closes it with the last one. */
  lazyCloseTimeoutMs?: number;
  on?: ClientOptions['on'];
}

/** Long enough for a phone that changes networks, short enough that a dead screen is noticed. */
export const SILENT_AFTER_MS = 20_000;

export interface WatchedSocket extends Client {
  /** Gives the connection up unless something arrives on it within so long. */
  expectWithin(ms: number): void;
}

/**
 * A graphql-ws client that detects a half-open connection, at any stage: a firewall that forgot it,
 * a server that never acknowledges, a peer without power. The operations on it end as they do when it closes.
 */
export function createWatchedSocket(options: WatchedSocketOptions): WatchedSocket {
  const { url, silentAfterMs, on, webSocketImpl } = options;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const expectWithin = (ms: number): void => {
    clearTimeout(watch);
    watch = setTimeout(() => {
      client.terminate();
    }, ms);
  };
  const heard = (): void => expectWithin(silentAfterMs);
  const client = createClient({
    url: url.replace(/^http/, 'ws'),
    connectionParams: options.connectionParams,
    retryAttempts: options.retryAttempts ?? 0,
    lazyCloseTimeout: options.lazyCloseTimeoutMs ?? 0,
    keepAlive: silentAfterMs / 2,
    webSocketImpl: withErrorListener(webSocketImpl ?? globalThis.WebSocket),
    on: {
      ...on,
      connecting: (isRetry) => {
        heard();
        on?.connecting?.(isRetry);
      },
      message: (message) => {
        heard();
        on?.message?.(message);
      },
      closed: (event) => {
        clearTimeout(watch);
        on?.closed?.(event);
      },
    },
  });
  return { ...client, expectWithin };
}

type SocketClass = new (url: string, protocols?: string | string[]) => Pick<WebSocket, 'addEventListener'>;

/** graphql-ws stops listening to a socket it gives up; an error of `ws` without a listener would end the process. */
function withErrorListener(implementation: unknown): unknown {
  if (typeof implementation !== 'function') return implementation;
  return class extends (implementation as SocketClass) {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('error', () => undefined);
    }
  };
}
