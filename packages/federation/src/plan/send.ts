import type { Caching } from '../cache/caching.js';
import type { CancelSignal } from '../cancellation.js';
import { SubgraphRequestError } from '../errors.js';
import { isObject } from '../json.js';
import type { SubgraphRequest, SubgraphResponse } from '../transports/transport.js';
import type { FetchEnd, Run } from './run.js';

/** Of a compiled fetch, what sending it takes. */
export interface Destination {
  readonly subgraph: string;
  readonly pathText: string;
  /** Fetches of the plan in one request. Default 1. */
  readonly fetchCount?: number;
  /** Selects public fields only. */
  readonly isPublic: boolean;
  /** See `FetchContext`. */
  readonly caching?: readonly Caching[] | undefined;
}

/**
 * Sends a request with its measurement; calls `onResponse`, or `onFailure`, and resolves when that has returned. What is public
 * is fetched anonymously, so that many may share the answer. Where that gives nulls or errors, it is fetched again as the
 * viewer: sharing takes nothing away from a client.
 */
export function send<C>(
  run: Run<C>,
  to: Destination,
  request: SubgraphRequest,
  onResponse: (response: SubgraphResponse) => void,
  onFailure: (error: SubgraphRequestError) => void,
): Promise<void> {
  const fail = (error: unknown): void => onFailure(asRequestError(error, run.signal));
  const { anonymous } = run;
  if (!to.isPublic || !anonymous) return measured(run, to, request, run.context, false, onResponse, fail);
  let isAnswered = false;
  const takeWhole = (response: SubgraphResponse): void => {
    isAnswered = isWhole(response, request);
    if (isAnswered) onResponse(response);
  };
  const takeFailure = (error: unknown): void => {
    isAnswered = true;
    fail(error);
  };
  return measured(run, to, request, anonymous.context, true, takeWhole, takeFailure).then(() =>
    isAnswered ? undefined : measured(run, to, request, run.context, false, onResponse, fail),
  );
}

/** An answer without errors that has all that was asked for. */
export function isWhole({ data, errors }: SubgraphResponse, { entityLists }: SubgraphRequest): boolean {
  if (Array.isArray(errors) || !isObject(data)) return false;
  return entityLists.every(({ responseName }) => {
    const entities = data[responseName];
    return Array.isArray(entities) && entities.every((entity) => entity !== null);
  });
}

/**
 * Sends a request with its measurement. `open` takes an answer as bytes; what it gives is measured and answered with, and what
 * it throws is a failure.
 */
export function measured<C>(
  run: Run<C>,
  { subgraph, pathText: path, fetchCount = 1, caching }: Destination,
  request: SubgraphRequest,
  context: C,
  isPublic: boolean,
  onResponse: (response: SubgraphResponse) => void,
  onFailure: (error: unknown) => void,
  open?: (response: SubgraphResponse) => SubgraphResponse,
): Promise<void> {
  const { signal, sharingEpoch, sharedSince } = run;
  const { operationName, operationKind, entityCount } = request;
  const observer = run.onFetch?.({
    subgraph,
    operationName,
    operationKind,
    path,
    entityCount,
    fetchCount,
  });
  const startedAt = observer ? performance.now() : 0;
  const failed = (error: unknown): void => {
    observer?.end(endOf(startedAt, undefined, error));
    onFailure(error);
  };
  const answered = (given: SubgraphResponse): void => {
    let response = given;
    try {
      if (open) response = open(given);
    } catch (error) {
      return failed(error);
    }
    observer?.end(endOf(startedAt, response, undefined));
    onResponse(response);
  };
  try {
    if (signal?.aborted) throw signal.reason;
    const headers = observer?.headers;
    const takesBytes = open !== undefined;
    const rules = { isPublic, sharingEpoch, sharedSince, caching, takesBytes };
    return run
      .transportOf(subgraph)
      .fetch({ subgraph, request, context, signal, headers, ...rules })
      .then(answered, failed);
  } catch (error) {
    failed(error);
    return Promise.resolve();
  }
}

function endOf(startedAt: number, response: SubgraphResponse | undefined, error: unknown): FetchEnd {
  return {
    durationMs: performance.now() - startedAt,
    bytes: response?.bytes,
    deduplicated: response?.deduplicated ?? false,
    shared: response?.shared ?? false,
    cache: response?.cache,
    errorCount: Array.isArray(response?.errors) ? response.errors.length : 0,
    error,
  };
}

export function asRequestError(error: unknown, signal: CancelSignal | undefined): SubgraphRequestError {
  if (error instanceof SubgraphRequestError) return error;
  if (signal?.aborted)
    return new SubgraphRequestError('The request was aborted.', 'REQUEST_ABORTED', { cause: error });
  return new SubgraphRequestError('The subgraph request failed.', 'DOWNSTREAM_SERVICE_ERROR', {
    cause: error,
  });
}
