import { useMutation } from '@tanstack/react-query';
import type { TypedDocumentString } from '../graphql/graphql.js';
import { readAgain, request } from './graph.js';

/** A mutation of the graph; afterwards the queries named in `reread` are read again. */
export function useAction<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  reread: readonly string[],
) {
  return useMutation({
    mutationFn: (variables: Variables) => request(document, variables),
    onSuccess: () => readAgain(reread),
  });
}
