import { copyJson } from '../json-copy.js';
import type { FetchContext, SubgraphResponse, SubgraphTransport } from './transport.js';
import { PendingCaller } from './pending-caller.js';

export interface DeduplicateOptions<C> {
  /**
   * Names whose answer this is: everything the subgraph's answer depends on besides the operation and its variables,
   * such as the user or the token. Undefined keeps a request to itself.
   */
  readonly scopeKey: (fetch: FetchContext<C>) => string | undefined;
}

interface InFlightRequest {
  readonly sentAt: number;
  readonly variablesJson: string;
  readonly callers: Set<PendingCaller<SubgraphResponse>>;
  readonly controller: AbortController;
  /** Closed for further callers. */
  readonly forget: () => void;
}

/**
 * Sends identical queries that are under way at the same time once. Only in flight: nothing is cached, so an answer
 * is never older than the request that asks for it is long, and never older than a write of the same viewer (`sharingEpoch`,
 * `sharedSince`). The request is abandoned when all who wait have left.
 */
export function deduplicated<C>(
  transport: SubgraphTransport<C>,
  options: DeduplicateOptions<C>,
): SubgraphTransport<C> {
  /** The variables may be large, so they are compared among the few with one key instead of being hashed with it. */
  const requestsByKey = new Map<string, InFlightRequest[]>();

  const start = (key: string, fetch: FetchContext<C>): InFlightRequest => {
    const forget = (): void => {
      const requests = requestsByKey.get(key) ?? [];
      const index = requests.indexOf(inFlight);
      if (index >= 0) requests.splice(index, 1);
      if (requests.length === 0) requestsByKey.delete(key);
    };
    const { variablesJson } = fetch.request;
    const inFlight: InFlightRequest = {
      sentAt: performance.now(),
      variablesJson,
      callers: new Set(),
      controller: new AbortController(),
      forget,
    };
    const together = requestsByKey.get(key);
    if (together) together.push(inFlight);
    else requestsByKey.set(key, [inFlight]);
    transport.fetch({ ...fetch, signal: inFlight.controller.signal }).then(
      (response) => {
        forget();
        deliver(inFlight, response);
      },
      (error: unknown) => {
        forget();
        for (const caller of inFlight.callers) caller.reject(error);
      },
    );
    return inFlight;
  };

  return {
    subscribe: transport.subscribe?.bind(transport),
    close: transport.close?.bind(transport),
    fetch(fetch) {
      const { sharingEpoch: epoch, sharedSince = 0 } = fetch;
      const mayJoin = epoch !== undefined && fetch.request.operationKind === 'query';
      const scope = mayJoin ? options.scopeKey(fetch) : undefined;
      if (scope === undefined) return transport.fetch(fetch);
      const { operationHash, variablesJson } = fetch.request;
      const key = `${operationHash}\n${epoch}\n${variablesJson.length}\n${scope}`;
      const known = requestsByKey
        .get(key)
        ?.find((inFlight) => inFlight.variablesJson === variablesJson && inFlight.sentAt >= sharedSince);
      return join(known ?? start(key, fetch), fetch.signal);
    },
  };
}

/** Every caller gets an answer of its own, because answers are merged in place. */
function deliver(inFlight: InFlightRequest, response: SubgraphResponse): void {
  let isFirst = true;
  const copies = [...inFlight.callers].map((caller) => {
    const own = isFirst ? response : { ...response, data: copyJson(response.data), deduplicated: true };
    isFirst = false;
    return { caller, own };
  });
  // All copies are made before the first owner can change the original.
  for (const { caller, own } of copies) caller.resolve(own);
}

function join(inFlight: InFlightRequest, signal: AbortSignal | undefined): Promise<SubgraphResponse> {
  const caller = new PendingCaller<SubgraphResponse>(signal, () => {
    inFlight.callers.delete(caller);
    if (inFlight.callers.size > 0) return;
    inFlight.forget();
    inFlight.controller.abort(signal?.reason);
  });
  inFlight.callers.add(caller);
  return caller.answer;
}
