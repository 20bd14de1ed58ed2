import { type keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TypedDocumentString } from '../graphql/graphql.js';
import { operationName, request } from './graph.js';

interface Connection {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

interface PagesOptions {
  refetchInterval?: number;
  placeholderData?: typeof keepPreviousData;
}

/**
 * Reads a connection of the graph in a component, page after page by `$after`: `fetchNextPage` goes on where `hasNextPage`.
 * @param connectionOf finds the connection in an answer
 */
export function useGraphPages<Result, Variables extends { after?: unknown }>(
  document: TypedDocumentString<Result, Variables>,
  variables: Omit<Variables, 'after'>,
  connectionOf: (answer: Result) => Connection | null | undefined,
  options: PagesOptions = {},
) {
  return useInfiniteQuery({
    // Pages are kept apart from what `useGraph` reads by the same document.
    queryKey: [operationName(document), variables, 'pages'],
    queryFn: ({ pageParam }) => request(document, { ...variables, after: pageParam } as Variables & object),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => {
      const pageInfo = connectionOf(last)?.pageInfo;
      return pageInfo?.hasNextPage ? pageInfo.endCursor : undefined;
    },
    ...options,
  });
}
