import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import { SubgraphRequestError } from '../errors.js';
import { exactInteger, withRawIntegers } from '../exact-json.js';
import type { FetchContext, SubgraphResponse, SubgraphTransport } from './transport.js';

export interface WebSocketSubscriptionOptions<C> {
  /** `ws://` or `wss://` address of the subgraph's graphql-ws endpoint. */
  readonly url: string;
  /** Requests with the same key share a socket, so it must name everything `connectionParams` depends on. */
  readonly scopeKey?: (fetch: FetchContext<C>) => string;
  /** Sent each time a socket is opened (again), for example a fresh internal token of this client. */
  readonly connectionParams?: (
    fetch: FetchContext<C>,
  ) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** Sent with each subscription, for example a token of this client where clients share a socket. */
  readonly extensions?: (
    fetch: FetchContext<C>,
  ) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** Times a lost socket is opened again, with growing pauses. Default 5. */
  readonly retryAttempts?: number;
  /** A socket on which nothing arrives for so long, pings unanswered, is given up. Default 10 s. */
  readonly silentAfterMs?: number;
}

const SILENT_AFTER_MS = 10_000;

interface SharedClient {
  readonly client: Client;
  users: number;
  /** When something last arrived, or a connection was begun. */
  heardAtMs: number;
}

/**
 * Subscriptions by graphql-ws. One socket per scope key, opened by the first subscription and closed after the last:
 * sockets are bounded by the clients that are subscribed, never by those that were. A socket that is silent is pinged,
 * then given up, and its subscriptions end as if it had closed; one whose ping is overdue is not joined any more.
 */
export function webSocketSubscriptions<C>(
  options: WebSocketSubscriptionOptions<C>,
): Required<Pick<SubgraphTransport<C>, 'subscribe' | 'close'>> {
  const silentAfterMs = options.silentAfterMs ?? SILENT_AFTER_MS;
  const clients = new Map<string, SharedClient>();
  const open = new Set<SharedClient>();

  const acquire = (key: string, fetch: FetchContext<C>): SharedClient => {
    const known = clients.get(key);
    if (known && Date.now() - known.heardAtMs < silentAfterMs * OVERDUE) {
      known.users += 1;
      return known;
    }
    const shared = watched(silentAfterMs, (on) =>
      createClient({
        url: options.url,
        webSocketImpl: SubgraphSocket,
        jsonMessageReviver: exactInteger,
        jsonMessageReplacer: (_, value: unknown) =>
          typeof value === 'bigint' ? withRawIntegers(value) : value,
        lazy: true,
        retryAttempts: options.retryAttempts ?? 5,
        keepAlive: silentAfterMs * PING_AFTER,
        connectionParams: () => options.connectionParams?.(fetch) ?? {},
        // Errors reach the iterator; the default handler would print them.
        onNonLazyError: () => undefined,
        on,
      }),
    );
    clients.set(key, shared);
    open.add(shared);
    return shared;
  };
  const release = (key: string, shared: SharedClient): void => {
    shared.users -= 1;
    if (shared.users > 0) return;
    if (clients.get(key) === shared) clients.delete(key);
    open.delete(shared);
    void shared.client.dispose();
  };

  return {
    async subscribe(fetch) {
      const extensions = await options.extensions?.(fetch);
      const key = options.scopeKey?.(fetch) ?? '';
      const shared = acquire(key, fetch);
      const { query, operationName, variables } = fetch.request;
      const events = shared.client.iterate({ query, operationName, variables, extensions });
      return endingOnce(events, () => release(key, shared));
    },
    async close() {
      const closing = [...open];
      clients.clear();
      open.clear();
      await Promise.allSettled(closing.map(({ client }) => client.dispose()));
    },
  };
}

/** Shares of the time after which a silent socket is given up: when it is pinged, and when no answer has come. */
const PING_AFTER = 0.5;
const OVERDUE = 0.75;
/** A timer that is later by this share of the time tells of a process that stood still, not of a silent socket. */
const STOOD_STILL = 0.1;

/**
 * A client that is terminated when nothing arrives in time, whether it is connecting, unacknowledged or open. Only time
 * in which this process could have read an answer counts: after a standstill, such as a long garbage collection, what
 * lies in its sockets is read first.
 */
function watched(silentAfterMs: number, create: (on: ClientOptions['on']) => Client): SharedClient {
  let timer: NodeJS.Timeout | undefined;
  const wait = (ms: number): void => {
    clearTimeout(timer);
    const dueMs = performance.now() + ms;
    timer = setTimeout(() => {
      if (performance.now() - dueMs > silentAfterMs * STOOD_STILL) wait(silentAfterMs * PING_AFTER);
      else shared.client.terminate();
    }, ms);
    timer.unref();
  };
  const heard = (): void => {
    shared.heardAtMs = Date.now();
    wait(silentAfterMs);
  };
  const ping = (received: boolean): void => {
    // A ping that left late has as long for its answer as one that left in time.
    if (!received) wait(silentAfterMs * (1 - PING_AFTER));
  };
  const closed = (): void => {
    clearTimeout(timer);
  };
  const shared: SharedClient = {
    client: create({ connecting: heard, message: heard, ping, closed }),
    users: 1,
    heardAtMs: Date.now(),
  };
  return shared;
}

/** graphql-ws stops listening to a socket it terminates, and an 'error' without a listener ends a process. */
class SubgraphSocket extends WebSocket {
  constructor(url: string, protocols?: string | string[]) {
    super(url, protocols);
    this.on('error', () => undefined);
  }
}

/** Adds subscriptions to a transport that has none, for example `httpTransport`. */
export function withSubscriptions<C>(
  transport: SubgraphTransport<C>,
  subscriptions: Required<Pick<SubgraphTransport<C>, 'subscribe' | 'close'>>,
): SubgraphTransport<C> {
  return {
    fetch: (fetch) => transport.fetch(fetch),
    subscribe: (fetch) => subscriptions.subscribe(fetch),
    close: async () => {
      await Promise.allSettled([transport.close?.(), subscriptions.close()]);
    },
  };
}

function endingOnce(
  events: AsyncIterableIterator<unknown>,
  onEnd: () => void,
): AsyncIterable<SubgraphResponse> {
  let ended = false;
  const end = (): void => {
    if (!ended) onEnd();
    ended = true;
  };
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        try {
          const { value, done } = await events.next();
          if (!done) return { value: value as SubgraphResponse, done: false };
          end();
          return { value: undefined, done: true };
        } catch (cause) {
          end();
          // The protocol's `error` message: the subgraph says why it ended, as GraphQL errors.
          if (Array.isArray(cause)) return { value: { data: null, errors: cause }, done: false };
          throw new SubgraphRequestError(
            'The subscription to the subgraph broke off.',
            'SUBGRAPH_UNREACHABLE',
            {
              cause,
            },
          );
        }
      },
      async return() {
        await events.return?.();
        end();
        return { value: undefined, done: true };
      },
    }),
  };
}
