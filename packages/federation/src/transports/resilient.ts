import { setTimeout as delay } from 'node:timers/promises';
import { SubgraphRequestError } from '../errors.js';
import { Circuit, type CircuitState } from './circuit.js';
import { Slots } from './slots.js';
import type { FetchContext, SubgraphResponse, SubgraphTransport } from './transport.js';

export interface ResilienceOptions {
  /** Requests under way to this subgraph at once. Default 256. */
  readonly maxConcurrent?: number;
  /** Requests that may wait for a place; more are refused. Default 1,024. */
  readonly maxQueued?: number;
  /** Further attempts for a query that found no subgraph. Mutations are never sent twice. Default 2. */
  readonly maxRetries?: number;
  /** Share of requests that may be retries, so that a failing subgraph is not asked several times over. Default 0.1. */
  readonly retryBudget?: number;
  /** First pause before a retry; later ones grow, with jitter. Default 30. */
  readonly retryDelayMs?: number;
  /** The circuit opens when this share of requests fails within ten seconds. Default 0.5. */
  readonly breakAtFailureShare?: number;
  /** Requests a second below which the circuit stays closed. Default 1. */
  readonly breakMinimumRps?: number;
  /** How long an open circuit refuses before it tries one request. Default 5,000. */
  readonly breakForMs?: number;
  readonly onCircuitChange?: (state: CircuitState) => void;
}

/** Failures of the subgraph or the way to it; a GraphQL error, or the client leaving, is none. */
const FAILURES = new Set(['SUBGRAPH_UNREACHABLE', 'SUBGRAPH_TIMEOUT', 'SUBGRAPH_MALFORMED_RESPONSE']);
/** Nothing was answered, so asking again may help and cannot repeat an effect. */
const RETRIABLE_STATUS = new Set([502, 503, 504]);
/** Retries that may be saved up while all is well. */
const MAX_SAVED_RETRIES = 10;
const MAX_RETRY_DELAY_MS = 1_000;

/**
 * Keeps a failing subgraph from taking the gateway with it: at most so many requests at once, retries of queries with
 * jitter and a budget, and a circuit that refuses at once while a subgraph keeps failing.
 */
export function resilient<C>(
  transport: SubgraphTransport<C>,
  options: ResilienceOptions = {},
): SubgraphTransport<C> {
  const { maxRetries = 2, retryBudget = 0.1, retryDelayMs = 30 } = options;
  const slots = new Slots(options.maxConcurrent ?? 256, options.maxQueued ?? 1_024);
  const circuit = new Circuit({
    breakAtFailureShare: options.breakAtFailureShare ?? 0.5,
    breakMinimumRps: options.breakMinimumRps ?? 1,
    breakForMs: options.breakForMs ?? 5_000,
    isFailure,
    refusal: circuitOpen,
    onChange: (state) => options.onCircuitChange?.(state),
  });
  let saved = MAX_SAVED_RETRIES;

  const attempt = (fetch: FetchContext<C>): Promise<SubgraphResponse> =>
    circuit.run(() => transport.fetch(fetch));

  /** What comes of a fetch whose first attempt failed. */
  const retry = async (fetch: FetchContext<C>, first: unknown): Promise<SubgraphResponse> => {
    const { request, signal } = fetch;
    let error = first;
    for (let retries = 0; ; retries++) {
      const maySend = request.operationKind === 'query' && retries < maxRetries && saved >= 1;
      if (!maySend || signal?.aborted || !isRetriable(error)) throw error;
      saved -= 1;
      await delay(pauseMs(retryDelayMs, retries));
      if (signal?.aborted) throw error;
      try {
        return await attempt(fetch);
      } catch (failure) {
        error = failure;
      }
    }
  };

  const inSlot = async (fetch: FetchContext<C>): Promise<SubgraphResponse> => {
    try {
      return await attempt(fetch).catch((error: unknown) => retry(fetch, error));
    } finally {
      slots.release();
    }
  };

  /** The same while all is well: one promise, and nothing that only a failure needs. */
  const sent = (fetch: FetchContext<C>): Promise<SubgraphResponse> =>
    transport.fetch(fetch).then(
      (response) => {
        circuit.succeeded();
        slots.release();
        return response;
      },
      (error: unknown) => {
        circuit.failed(error);
        return retry(fetch, error).finally(() => slots.release());
      },
    );

  return {
    subscribe: transport.subscribe?.bind(transport),
    close: transport.close?.bind(transport),
    fetch(fetch) {
      saved = Math.min(MAX_SAVED_RETRIES, saved + retryBudget);
      if (slots.take()) return circuit.isClosed ? sent(fetch) : inSlot(fetch);
      const turn = slots.wait(fetch.signal);
      return turn ? turn.then(() => inSlot(fetch)) : Promise.reject(overloaded());
    },
  };
}

/** Doubles with each retry; half of it is left to chance, so that clients of one failure do not come back together. */
function pauseMs(firstMs: number, retries: number): number {
  const most = Math.min(firstMs * 2 ** retries, MAX_RETRY_DELAY_MS);
  return (most * (1 + Math.random())) / 2;
}

function isFailure(error: unknown): boolean {
  if (!(error instanceof SubgraphRequestError)) return true;
  return FAILURES.has(error.code) || (error.statusCode ?? 0) >= 500;
}

function isRetriable(error: unknown): boolean {
  if (!(error instanceof SubgraphRequestError)) return false;
  return error.code === 'SUBGRAPH_UNREACHABLE' || RETRIABLE_STATUS.has(error.statusCode ?? 0);
}

function circuitOpen(): SubgraphRequestError {
  return new SubgraphRequestError(
    'The subgraph keeps failing and is not asked for now.',
    'SUBGRAPH_CIRCUIT_OPEN',
  );
}

function overloaded(): SubgraphRequestError {
  return new SubgraphRequestError('Too many requests to the subgraph are under way.', 'SUBGRAPH_OVERLOADED');
}
