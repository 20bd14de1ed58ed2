import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createClient, RequestError } from '@propmubi/client';
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { DocumentNode } from 'graphql';
import { accessToken } from './session.js';

export const endpoint = new URL('/graphql', location.origin).href;

/** The one client of the app: queries and mutations over HTTP, subscriptions over one socket. */
export const client = createClient({ url: endpoint, getToken: accessToken });

/** Errors that asking again cannot change. */
const isFinal = (error: Error) => error instanceof RequestError && error.code !== 'SERVICE_UNAVAILABLE';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && !isFinal(error),
    },
  },
});

/** A query of the graph for TanStack Query; its key is the operation's name and variables. */
export function graphQuery<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
) {
  return queryOptions({
    queryKey: [operationName(document), variables],
    queryFn: () => request(document, variables),
  });
}

/** Reads a query of the graph in a component. */
export function useGraph<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  options: { refetchInterval?: number } = {},
) {
  return useQuery({ ...graphQuery(document, variables), ...options });
}

/** Sends a query or mutation. @throws RequestError */
export function request<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  return client.request(document, ...([variables] as never));
}

function operationName(document: DocumentNode): string {
  const [definition] = document.definitions;
  return definition && 'name' in definition ? (definition.name?.value ?? 'anonymous') : 'anonymous';
}
