import type { CancelSignal } from '../cancellation.js';
import type { Data } from '../json.js';
import type { ErrorSink } from './fetch-errors.js';
import type { AnswerRows } from '../rows/answer-rows.js';
import type { CacheUse, FetchContext, SubgraphTransport } from '../transports/transport.js';

/** What is known of a fetch when it starts: enough to open a span. */
export interface FetchStart {
  readonly subgraph: string;
  readonly operationName: string | undefined;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** The plan's path, `@` for a list, so that it has few values. */
  readonly path: string;
  readonly entityCount: number;
  /** Fetches of the plan that this one request answers. */
  readonly fetchCount: number;
}

/** What is known when it ended. `error` is set when there was no GraphQL answer. */
export interface FetchEnd {
  readonly durationMs: number;
  readonly bytes: number | undefined;
  readonly deduplicated: boolean;
  readonly shared: boolean;
  /** Undefined where nothing was looked up in a cache. */
  readonly cache?: CacheUse | undefined;
  readonly errorCount: number;
  readonly error: unknown;
}

/** Follows one fetch. */
export interface FetchObserver {
  /** Sent on with the request, so that the subgraph's work can be told to belong to it: `traceparent`. */
  readonly headers?: FetchContext<unknown>['headers'];
  end(end: FetchEnd): void;
}

/** Called at the start of every subgraph fetch. */
export type OnFetch = (start: FetchStart) => FetchObserver | undefined;

/** The state of one execution of one plan. */
export interface Run<C> extends ErrorSink {
  readonly variables: Data;
  readonly context: C;
  /** The context public fetches are sent with; undefined where nothing is shared and everything is fetched as the viewer. */
  readonly anonymous: { readonly context: C } | undefined;
  /** See `FetchContext`. */
  readonly sharingEpoch: number | undefined;
  readonly sharedSince: number | undefined;
  /** Where answers are read into; undefined for a run with objects. */
  readonly rows: AnswerRows | undefined;
  readonly signal: CancelSignal | undefined;
  readonly onFetch: OnFetch | undefined;
  readonly transportOf: (subgraph: string) => SubgraphTransport<C>;
}

/** One subgraph request of a plan. */
export type PlannedWork = (run: Run<never>) => Promise<void>;

/** Of a run's variables, those that a request uses. */
export function variablesOf(
  { variables }: Pick<Run<never>, 'variables'>,
  { variableUsages }: { readonly variableUsages: readonly string[] },
): Data {
  const used: Data = {};
  for (const name of variableUsages) {
    const value = variables[name];
    if (value !== undefined) used[name] = value;
  }
  return used;
}
