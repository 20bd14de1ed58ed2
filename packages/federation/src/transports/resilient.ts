import {
  bulkhead,
  BrokenCircuitError,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ExponentialBackoff,
  handleWhen,
  retry,
  SamplingBreaker,
} from 'cockatiel';
import { SubgraphRequestError } from '../errors.js';
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
  readonly onCircuitChange?: (state: 'open' | 'closed' | 'half-open') => void;
}

/** Failures of the subgraph or the way to it; a GraphQL error, or the client leaving, is none. */
const FAILURES = new Set(['SUBGRAPH_UNREACHABLE', 'SUBGRAPH_TIMEOUT', 'SUBGRAPH_MALFORMED_RESPONSE']);
/** Nothing was answered, so asking again may help and cannot repeat an effect. */
const RETRIABLE_STATUS = new Set([502, 503, 504]);
/** Retries that may be saved up while all is well. */
const MAX_SAVED_RETRIES = 10;

/**
 * Keeps a failing subgraph from taking the gateway with it: at most so many requests at once, retries of queries with
 * jitter and a budget, and a circuit that refuses at once while a subgraph keeps failing.
 */
export function resilient<C>(
  transport: SubgraphTransport<C>,
  options: ResilienceOptions = {},
): SubgraphTransport<C> {
  const limit = bulkhead(options.maxConcurrent ?? 256, options.maxQueued ?? 1_024);
  const breaker = circuitBreaker(handleWhen(isFailure), {
    halfOpenAfter: options.breakForMs ?? 5_000,
    breaker: new SamplingBreaker({
      threshold: options.breakAtFailureShare ?? 0.5,
      duration: 10_000,
      minimumRps: options.breakMinimumRps ?? 1,
    }),
  });
  breaker.onStateChange((state) => {
    if (state === CircuitState.Open) options.onCircuitChange?.('open');
    if (state === CircuitState.Closed) options.onCircuitChange?.('closed');
    if (state === CircuitState.HalfOpen) options.onCircuitChange?.('half-open');
  });
  const budget = options.retryBudget ?? 0.1;
  let saved = MAX_SAVED_RETRIES;
  const retrying = retry(
    handleWhen((error) => saved >= 1 && isRetriable(error)),
    {
      maxAttempts: options.maxRetries ?? 2,
      backoff: new ExponentialBackoff({ initialDelay: options.retryDelayMs ?? 30, maxDelay: 1_000 }),
    },
  );
  retrying.onRetry(() => {
    saved -= 1;
  });

  const attempt = (fetch: FetchContext<C>): Promise<SubgraphResponse> =>
    breaker.execute(() => transport.fetch(fetch), fetch.signal);

  return {
    subscribe: transport.subscribe?.bind(transport),
    close: transport.close?.bind(transport),
    async fetch(fetch) {
      saved = Math.min(MAX_SAVED_RETRIES, saved + budget);
      try {
        return await limit.execute(
          () =>
            fetch.request.operationKind === 'query'
              ? retrying.execute(() => attempt(fetch), fetch.signal)
              : attempt(fetch),
          fetch.signal,
        );
      } catch (error) {
        throw translate(error);
      }
    },
  };
}

function isFailure(error: unknown): boolean {
  if (!(error instanceof SubgraphRequestError)) return !(error instanceof BrokenCircuitError);
  return FAILURES.has(error.code) || (error.statusCode ?? 0) >= 500;
}

function isRetriable(error: unknown): boolean {
  if (!(error instanceof SubgraphRequestError)) return false;
  return error.code === 'SUBGRAPH_UNREACHABLE' || RETRIABLE_STATUS.has(error.statusCode ?? 0);
}

function translate(cause: unknown): unknown {
  if (cause instanceof BrokenCircuitError)
    return new SubgraphRequestError(
      'The subgraph keeps failing and is not asked for now.',
      'SUBGRAPH_CIRCUIT_OPEN',
      {
        cause,
      },
    );
  if (cause instanceof BulkheadRejectedError)
    return new SubgraphRequestError(
      'Too many requests to the subgraph are under way.',
      'SUBGRAPH_OVERLOADED',
      {
        cause,
      },
    );
  return cause;
}
