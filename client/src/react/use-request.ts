import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useState } from 'react';
import { useTrustOs } from './provider.js';

export interface RequestState<Result> {
  /** The last answer of this client to this document, also while another is under way or after one failed; undefined before the first. */
  data: Result | undefined;
  /** Why the last request failed, a RequestError where the platform answered. */
  error: unknown;
  isLoading: boolean;
  /** Asks again. */
  refetch: () => void;
}

interface Settled<Result> {
  /** Who asked what. */
  by: unknown;
  document: unknown;
  data: Result | undefined;
  error: unknown;
  /** Of which request. */
  key: string;
}

/**
 * Asks when a component appears, and again when the variables differ (as JSON) or `refetch` is called; nothing is kept for other
 * components. Answers of requests that are no longer asked for are dropped, and with another client, such as of the next user, those of
 * the one before. `skip` asks nothing.
 */
export function useRequest<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
  ...[variables, options = {}]: Record<string, never> extends Variables
    ? [variables?: Variables, options?: { skip?: boolean }]
    : [variables: Variables, options?: { skip?: boolean }]
): RequestState<Result> {
  const { client } = useTrustOs();
  const { skip = false } = options;
  const [asked, setAsked] = useState(0);
  const given = JSON.stringify(variables ?? {});
  const key = `${asked} ${given}`;
  const [settled, setSettled] = useState<Settled<Result>>();
  useEffect(() => {
    if (skip) return undefined;
    let isWanted = true;
    const settle = (result: Partial<Settled<Result>>) => {
      if (!isWanted) return;
      const now = { by: client, document, error: undefined, key };
      setSettled((before) => ({ data: currentOf(before, client, document)?.data, ...now, ...result }));
    };
    client.request(document, JSON.parse(given) as Variables).then(
      (data) => settle({ data }),
      (error: unknown) => settle({ error }),
    );
    return () => {
      isWanted = false;
    };
  }, [client, document, given, key, skip]);
  const refetch = useCallback(() => setAsked((count) => count + 1), []);
  const current = currentOf(settled, client, document);
  return { data: current?.data, error: current?.error, isLoading: !skip && current?.key !== key, refetch };
}

function currentOf<Result>(
  settled: Settled<Result> | undefined,
  by: unknown,
  document: unknown,
): Settled<Result> | undefined {
  return settled?.by === by && settled?.document === document ? settled : undefined;
}
