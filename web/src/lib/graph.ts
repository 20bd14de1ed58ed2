import { RequestError } from '@propmubi/client';
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { TypedDocumentString } from '../graphql/graphql.js';
import { accessToken } from './session.js';

export const endpoint = new URL('/graphql', location.origin).href;

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
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
) {
  return queryOptions({
    queryKey: [operationName(document), variables],
    queryFn: () => request(document, variables),
  });
}

/** Reads a query of the graph in a component. */
export function useGraph<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  options: { refetchInterval?: number | false } = {},
) {
  return useQuery({ ...graphQuery(document, variables), ...options });
}

/**
 * Sends a query or mutation. The documents are text, so that the first route needs no parser or printer of GraphQL.
 * @throws RequestError
 */
export async function request<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const token = await accessToken();
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  return readAnswer<Result>(response);
}

interface Answer<Result> {
  data?: Result | null;
  errors?: ConstructorParameters<typeof RequestError>[0];
}

async function readAnswer<Result>(response: Response): Promise<Result> {
  const requestId = response.headers.get('x-correlation-id');
  const answer = (await response.json().catch(() => undefined)) as Answer<Result> | undefined;
  if (answer?.errors?.length) throw new RequestError(answer.errors, answer.data, requestId);
  if (answer?.data) return answer.data;
  // A proxy in front of a gateway that does not answer sends a page.
  const message = `The endpoint answered HTTP ${response.status} without a GraphQL result.`;
  throw new RequestError([{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }], undefined, requestId);
}

const OPERATION = /(?:query|mutation|subscription)\s+(\w+)/;

function operationName(document: { toString(): string }): string {
  return OPERATION.exec(document.toString())?.[1] ?? 'anonymous';
}
