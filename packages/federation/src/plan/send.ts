import type { Caching } from '../cache/caching.js';
import { SubgraphRequestError } from '../errors.js';
import { isObject } from '../json.js';
import type { SubgraphRequest, SubgraphResponse } from '../transports/transport.js';
import type { Run } from './run.js';

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
 * Sends a request with its measurement; returns undefined on failure, after calling `onFailure`. What is public
 * is fetched anonymously, so that many may share the answer. Where that gives nulls or errors, it is fetched again as the
 * viewer: sharing takes nothing away from a client.
 */
export async function send<C>(
  run: Run<C>,
  to: Destination,
  request: SubgraphRequest,
  onFailure: (error: SubgraphRequestError) => void,
): Promise<SubgraphResponse | undefined> {
  try {
    if (to.isPublic && run.anonymous) {
      const shared = await measured(run, to, request, run.anonymous.context, true);
      if (isWhole(shared, request)) return shared;
    }
    return await measured(run, to, request, run.context, false);
  } catch (error) {
    onFailure(asRequestError(error, run.signal));
    return undefined;
  }
}

function isWhole({ data, errors }: SubgraphResponse, { entityLists }: SubgraphRequest): boolean {
  if (Array.isArray(errors) || !isObject(data)) return false;
  return entityLists.every(({ responseName }) => {
    const entities = data[responseName];
    return Array.isArray(entities) && entities.every((entity) => entity !== null);
  });
}

async function measured<C>(
  run: Run<C>,
  { subgraph, pathText: path, fetchCount = 1, caching }: Destination,
  request: SubgraphRequest,
  context: C,
  isPublic: boolean,
): Promise<SubgraphResponse> {
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
  const end = (response: SubgraphResponse | undefined, error: unknown): void =>
    observer?.end({
      durationMs: performance.now() - startedAt,
      bytes: response?.bytes,
      deduplicated: response?.deduplicated ?? false,
      shared: response?.shared ?? false,
      cache: response?.cache,
      errorCount: Array.isArray(response?.errors) ? response.errors.length : 0,
      error,
    });
  try {
    run.signal?.throwIfAborted();
    const transport = run.transportOf(subgraph);
    const { signal, sharingEpoch, sharedSince } = run;
    const headers = observer?.headers;
    const response = await transport.fetch({
      subgraph,
      request,
      context,
      signal,
      headers,
      isPublic,
      sharingEpoch,
      sharedSince,
      caching,
    });
    end(response, undefined);
    return response;
  } catch (error) {
    end(undefined, error);
    throw error;
  }
}

function asRequestError(error: unknown, signal: AbortSignal | undefined): SubgraphRequestError {
  if (error instanceof SubgraphRequestError) return error;
  if (signal?.aborted)
    return new SubgraphRequestError('The request was aborted.', 'REQUEST_ABORTED', { cause: error });
  return new SubgraphRequestError('The subgraph request failed.', 'DOWNSTREAM_SERVICE_ERROR', {
    cause: error,
  });
}
