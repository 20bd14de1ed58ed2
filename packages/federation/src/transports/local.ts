import { execute, subscribe, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { CancelSignal } from '../cancellation.js';
import { SubgraphRequestError } from '../errors.js';
import type { FetchContext, SubgraphRequest, SubgraphResponse, SubgraphTransport } from './transport.js';

/** What a subgraph in this process gives to be queried. `graphql`'s own functions are used when it gives a schema. */
export interface LocalExecutor<C> {
  execute(args: LocalArguments<C>): Promise<ExecutionResult> | ExecutionResult;
  subscribe?(args: LocalArguments<C>): Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
}

export interface LocalArguments<C> {
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | undefined;
  /** The client request's context value, and what is being fetched for it. */
  readonly fetch: FetchContext<C>;
}

export interface LocalTransportOptions<C> {
  /** Makes a fresh subgraph context for each fetch (and for each subscription), from the client's context. */
  readonly context?: (fetch: FetchContext<C>) => unknown;
}

/** Runs a subgraph in this process: no HTTP, no JSON. Answers are copied only where they could be shared. */
export function localTransport<C>(
  subgraph: GraphQLSchema | LocalExecutor<C>,
  options: LocalTransportOptions<C> = {},
): SubgraphTransport<C> {
  const executor = 'execute' in subgraph ? subgraph : schemaExecutor<C>(subgraph, options);
  return {
    async fetch(fetch) {
      const result = executor.execute(argumentsOf(fetch.request, fetch));
      return plain(await (result instanceof Promise ? untilAborted(result, fetch.signal) : result));
    },
    async subscribe(fetch) {
      if (!executor.subscribe)
        throw new SubgraphRequestError('The subgraph has no subscriptions.', 'DOWNSTREAM_SERVICE_ERROR');
      const events = await executor.subscribe(argumentsOf(fetch.request, fetch));
      if (Symbol.asyncIterator in events) return mapPlain(events);
      // Refused: the subgraph's own errors are the only answer.
      return only(plain(events));
    },
  };
}

/** Nothing here can be cancelled, but callers need not wait for it: the answer of an abandoned fetch is dropped. */
function untilAborted<T>(work: Promise<T>, signal: CancelSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(
        new SubgraphRequestError('The request was aborted.', 'REQUEST_ABORTED', { cause: signal.reason }),
      );
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort);
    });
  });
}

async function* only(response: SubgraphResponse): AsyncGenerator<SubgraphResponse> {
  yield await Promise.resolve(response);
}

function schemaExecutor<C>(schema: GraphQLSchema, options: LocalTransportOptions<C>): LocalExecutor<C> {
  const toArgs = (args: LocalArguments<C>) => ({
    schema,
    document: args.document,
    variableValues: args.variables,
    operationName: args.operationName,
    contextValue: options.context ? options.context(args.fetch) : args.fetch.context,
  });
  return {
    execute: (args) => execute(toArgs(args)),
    subscribe: (args) => subscribe(toArgs(args)),
  };
}

function argumentsOf<C>(request: SubgraphRequest, fetch: FetchContext<C>): LocalArguments<C> {
  return {
    document: request.document,
    variables: request.variables,
    operationName: request.operationName,
    fetch,
  };
}

/** A result as it would have come over the wire: errors formatted. The data is graphql-js's own and fresh. */
function plain(result: ExecutionResult): SubgraphResponse {
  const { data, errors, extensions } = result;
  return {
    data,
    ...(errors && { errors: errors.map((error) => error.toJSON()) }),
    ...(extensions && { extensions }),
  };
}

function mapPlain(events: AsyncIterable<ExecutionResult>): AsyncIterable<SubgraphResponse> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = events[Symbol.asyncIterator]();
      return {
        async next() {
          const { value, done } = await iterator.next();
          return done
            ? { value: undefined, done: true }
            : { value: plain(value as ExecutionResult), done: false };
        },
        async return() {
          await iterator.return?.();
          return { value: undefined, done: true };
        },
      };
    },
  };
}
