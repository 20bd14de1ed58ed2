import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print, type GraphQLFormattedError } from 'graphql';
import type { Client as SocketClient } from 'graphql-ws';
import { type ClientName, nameHeaders } from './client-name.js';
import { readAnswer } from './read-answer.js';
import { RequestError } from './request-error.js';
import { createWatchedSocket, SILENT_AFTER_MS } from './watched-socket.js';

export interface ClientOptions extends ClientName {
  /** The gateway's GraphQL endpoint, such as `http://localhost:4000/graphql`. */
  url: string;
  /** Called before every request and whenever a socket connects; return undefined to ask anonymously. */
  getToken?: () => string | undefined | Promise<string | undefined>;
  /** For Node before 22 or tests; browsers and newer Nodes have their own. */
  webSocketImpl?: unknown;
  fetch?: typeof fetch;
}

export interface TrustOsClient {
  /** Answers with data, or throws a RequestError that carries every error and whatever partial data came. */
  request<Result, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Result, Variables>,
    ...[variables]: OptionalWhenEmpty<Variables>
  ): Promise<Result>;
  /** Yields each event; leave the loop to unsubscribe. */
  subscribe<Result, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Result, Variables>,
    ...[variables]: OptionalWhenEmpty<Variables>
  ): AsyncIterableIterator<Result>;
  close(): Promise<void>;
}

type OptionalWhenEmpty<Variables> =
  Record<string, never> extends Variables ? [variables?: Variables] : [variables: Variables];

/** A typed client over the gateway: queries and mutations by HTTP, subscriptions by one graphql-ws socket. */
export function createClient(options: ClientOptions): TrustOsClient {
  const { url, getToken = () => undefined } = options;
  const send = options.fetch ?? fetch;
  const name = nameHeaders(options);
  const identification = async (): Promise<Record<string, string>> => {
    const token = await getToken();
    return { ...name, ...(token && { authorization: `Bearer ${token}` }) };
  };
  let socket: SocketClient | undefined;
  const openSocket = () =>
    (socket ??= createWatchedSocket({
      url,
      connectionParams: identification,
      retryAttempts: 10,
      silentAfterMs: SILENT_AFTER_MS,
      webSocketImpl: options.webSocketImpl,
    }));

  return {
    async request(document, ...[variables]) {
      const response = await send(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(await identification()),
        },
        body: JSON.stringify({ query: print(document), variables }),
      });
      return readAnswer(response);
    },
    subscribe<Result, Variables extends Record<string, unknown>>(
      document: TypedDocumentNode<Result, Variables>,
      ...[variables]: OptionalWhenEmpty<Variables>
    ) {
      const events = openSocket().iterate<Result>({ query: print(document), variables: variables ?? {} });
      return unwrap(events);
    },
    async close() {
      await socket?.dispose();
    },
  };
}

async function* unwrap<Result>(
  events: AsyncIterableIterator<{ data?: Result | null; errors?: readonly GraphQLFormattedError[] }>,
): AsyncIterableIterator<Result> {
  for await (const { data, errors } of events) {
    if (errors?.length) throw new RequestError(errors, data, null);
    if (data) yield data;
  }
}
