import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { SubgraphRequestError } from '../errors.js';
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
}

interface SharedClient {
  readonly client: Client;
  users: number;
}

/**
 * Subscriptions by graphql-ws. One socket per scope key, opened by the first subscription and closed after the last:
 * sockets are bounded by the clients that are subscribed, never by those that were.
 */
export function webSocketSubscriptions<C>(
  options: WebSocketSubscriptionOptions<C>,
): Required<Pick<SubgraphTransport<C>, 'subscribe' | 'close'>> {
  const clients = new Map<string, SharedClient>();

  const acquire = (key: string, fetch: FetchContext<C>): SharedClient => {
    const known = clients.get(key);
    if (known) {
      known.users += 1;
      return known;
    }
    const client = createClient({
      url: options.url,
      webSocketImpl: WebSocket,
      lazy: true,
      retryAttempts: options.retryAttempts ?? 5,
      connectionParams: () => options.connectionParams?.(fetch) ?? {},
      // Errors reach the iterator; the default handler would print them.
      onNonLazyError: () => undefined,
    });
    const shared = { client, users: 1 };
    clients.set(key, shared);
    return shared;
  };
  const release = (key: string, shared: SharedClient): void => {
    shared.users -= 1;
    if (shared.users > 0) return;
    if (clients.get(key) === shared) clients.delete(key);
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
      const open = [...clients.values()];
      clients.clear();
      await Promise.allSettled(open.map(({ client }) => client.dispose()));
    },
  };
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
