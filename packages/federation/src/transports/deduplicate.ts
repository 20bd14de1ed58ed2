import { copyJson } from '../json-copy.js';
import type { FetchContext, SubgraphResponse, SubgraphTransport } from './transport.js';
import { Waiter } from './waiter.js';

export interface DeduplicateOptions<C> {
  /**
   * Names whose answer this is: everything the subgraph's answer depends on besides the operation and its variables,
   * such as the user or the token. Undefined keeps a request to itself.
   */
  readonly scopeKey: (fetch: FetchContext<C>) => string | undefined;
}

interface Flight {
  readonly variablesJson: string;
  readonly waiters: Set<Waiter<SubgraphResponse>>;
  readonly controller: AbortController;
  /** Nobody joins it any more. */
  readonly forget: () => void;
}

/**
 * Sends identical queries that are under way at the same time once. Only in flight: nothing is cached, so an answer
 * is never older than the request that asks for it is long, and never older than a write of the same viewer. The request is abandoned when all who wait have left.
 */
export function deduplicated<C>(
  transport: SubgraphTransport<C>,
  options: DeduplicateOptions<C>,
): SubgraphTransport<C> {
  /** The variables may be large, so they are compared among the few with one key instead of being hashed with it. */
  const flightsByKey = new Map<string, Flight[]>();

  const start = (key: string, fetch: FetchContext<C>): Flight => {
    const forget = (): void => {
      const flights = flightsByKey.get(key) ?? [];
      const index = flights.indexOf(flight);
      if (index >= 0) flights.splice(index, 1);
      if (flights.length === 0) flightsByKey.delete(key);
    };
    const { variablesJson } = fetch.request;
    const flight: Flight = { variablesJson, waiters: new Set(), controller: new AbortController(), forget };
    const together = flightsByKey.get(key);
    if (together) together.push(flight);
    else flightsByKey.set(key, [flight]);
    transport.fetch({ ...fetch, signal: flight.controller.signal }).then(
      (response) => {
        forget();
        deliver(flight, response);
      },
      (error: unknown) => {
        forget();
        for (const waiter of flight.waiters) waiter.reject(error);
      },
    );
    return flight;
  };

  return {
    subscribe: transport.subscribe?.bind(transport),
    close: transport.close?.bind(transport),
    fetch(fetch) {
      const { sharingEpoch: epoch } = fetch;
      const mayJoin = epoch !== undefined && fetch.request.operationKind === 'query';
      const scope = mayJoin ? options.scopeKey(fetch) : undefined;
      if (scope === undefined) return transport.fetch(fetch);
      const { operationHash, variablesJson } = fetch.request;
      const key = `${operationHash}\n${epoch}\n${variablesJson.length}\n${scope}`;
      const known = flightsByKey.get(key)?.find((flight) => flight.variablesJson === variablesJson);
      return join(known ?? start(key, fetch), fetch.signal);
    },
  };
}

/** Everybody gets an answer of their own, because answers are merged in place. */
function deliver(flight: Flight, response: SubgraphResponse): void {
  let isFirst = true;
  const copies = [...flight.waiters].map((waiter) => {
    const own = isFirst ? response : { ...response, data: copyJson(response.data), deduplicated: true };
    isFirst = false;
    return { waiter, own };
  });
  // All copies are made before the first owner can change the original.
  for (const { waiter, own } of copies) waiter.resolve(own);
}

function join(flight: Flight, signal: AbortSignal | undefined): Promise<SubgraphResponse> {
  const waiter = new Waiter<SubgraphResponse>(signal, () => {
    flight.waiters.delete(waiter);
    if (flight.waiters.size > 0) return;
    flight.forget();
    flight.controller.abort(signal?.reason);
  });
  flight.waiters.add(waiter);
  return waiter.answer;
}
