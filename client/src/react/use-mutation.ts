import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTrustOs } from './provider.js';

export interface MutationState<Result> {
  /** Of the last call that was answered. */
  data: Result | undefined;
  /** Why the last call failed; it rejects with the same. */
  error: unknown;
  isSending: boolean;
}

const NOTHING: MutationState<never> = { data: undefined, error: undefined, isSending: false };

/** A function that sends a mutation, and how its last call by this client went. Calls do not wait for each other. */
export function useMutation<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
): [send: (variables: Variables) => Promise<Result>, state: MutationState<Result>] {
  const { client } = useTrustOs();
  const [last, setLast] = useState<MutationState<Result> & { by?: unknown }>(NOTHING);
  const latest = useRef(0);
  // A component that is gone, or has another client, shows nothing of it any more.
  useEffect(
    () => () => {
      latest.current = -Math.abs(latest.current);
    },
    [client],
  );
  const send = useCallback(
    async (variables: Variables): Promise<Result> => {
      const call = (latest.current = Math.abs(latest.current) + 1);
      const change = (changed: Partial<MutationState<Result>>) =>
        setLast((before) => ({ ...(before.by === client ? before : NOTHING), by: client, ...changed }));
      const settle = (result: Partial<MutationState<Result>>) => {
        if (latest.current === call) change({ error: undefined, isSending: false, ...result });
      };
      change({ isSending: true });
      try {
        const data = await client.request(document, variables);
        settle({ data });
        return data;
      } catch (error) {
        settle({ error });
        throw error;
      }
    },
    [client, document],
  );
  const { data, error, isSending } = last.by === client ? last : NOTHING;
  return [send, { data, error, isSending }];
}
