import { GraphQLError } from 'graphql';
import type { CancelSignal } from './cancellation.js';
import { SubgraphRequestError, subgraphError } from './errors.js';
import {
  checkVariables,
  completeWithoutFetching,
  executeEvent,
  type EventOptions,
  type FederationResult,
  type TransportLookup,
} from './execute.js';
import type { Data } from './json.js';
import type { PreparedOperation } from './operation/prepare.js';
import type { SubgraphResponse } from './transports/transport.js';

/**
 * Opens the event source of a prepared subscription and answers every event with the rest of the plan. Planned and
 * compiled once. What keeps it from opening is the only result of the iterator. Events are answered in order, one at
 * a time, so a slow client slows its own source only.
 */
export async function subscribePrepared<C>(
  prepared: PreparedOperation,
  options: EventOptions<C>,
  transportOf: TransportLookup<C>,
  onEnd: () => void,
): Promise<AsyncIterableIterator<FederationResult>> {
  const only = (result: FederationResult) => {
    onEnd();
    return single(result);
  };
  const variables = checkVariables(prepared, options);
  if (!('raw' in variables)) return only({ errors: variables });
  const plan = prepared.compiled(variables.coerced);
  const { primary } = plan;
  if (!primary && prepared.denied.size > 0)
    return only(completeWithoutFetching(prepared, plan, options, transportOf));
  if (!primary) return only({ errors: [new GraphQLError('This operation is not a subscription.')] });
  const internal = prepared.toInternal(variables.raw);
  const picked: Data = {};
  for (const name of primary.variableUsages) if (internal[name] !== undefined) picked[name] = internal[name];
  const { subgraph } = primary;
  let source: AsyncIterable<SubgraphResponse>;
  try {
    const transport = transportOf(subgraph);
    if (!transport.subscribe)
      throw new SubgraphRequestError(
        'The subgraph has no subscription transport.',
        'DOWNSTREAM_SERVICE_ERROR',
      );
    const request = primary.template.request(picked, []);
    source = await transport.subscribe({
      subgraph,
      request,
      context: options.contextValue,
      signal: options.signal,
      isPublic: false,
      sharingEpoch: options.sharingEpoch,
    });
  } catch (error) {
    const code = error instanceof SubgraphRequestError ? error.code : 'DOWNSTREAM_SERVICE_ERROR';
    const message = error instanceof SubgraphRequestError ? error.message : 'The subscription failed.';
    return only({ errors: [subgraphError(message, subgraph, undefined, { code }, error)] });
  }
  const answer = (event: SubgraphResponse) => {
    options.beforeEvent?.();
    return executeEvent(prepared, plan, internal, event, options, transportOf);
  };
  return mapEvents(subgraph, source, answer, options.signal, onEnd);
}

/**
 * Maps events without an async generator: `return()` of a generator waits for a pending `next()`, which would keep
 * the upstream open until one more event came.
 */
function mapEvents(
  subgraph: string,
  source: AsyncIterable<SubgraphResponse>,
  answer: (event: SubgraphResponse) => Promise<FederationResult>,
  signal: CancelSignal | undefined,
  onEnd: () => void,
): AsyncIterableIterator<FederationResult> {
  const upstream = source[Symbol.asyncIterator]();
  let closed = false;
  let wake: ((result: IteratorResult<FederationResult>) => void) | undefined;
  const done = { value: undefined, done: true } as const;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    wake?.(done);
    signal?.removeEventListener('abort', onAbort);
    onEnd();
    await upstream.return?.();
  };
  const onAbort = (): void => {
    void close().catch(() => undefined);
  };
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  const pull = async (): Promise<IteratorResult<FederationResult>> => {
    try {
      const next = await upstream.next();
      if (next.done || closed) {
        await close();
        return done;
      }
      return { value: await answer(next.value), done: false };
    } catch (error) {
      // The reason is this call's answer; waking the call with "done" first would hide it.
      wake = undefined;
      await close();
      if (!(error instanceof SubgraphRequestError)) throw error;
      // The stream broke: the client hears so in a last result, then the subscription is complete.
      return {
        value: { errors: [subgraphError(error.message, subgraph, undefined, { code: error.code }, error)] },
        done: false,
      };
    }
  };
  return {
    next() {
      if (closed) return Promise.resolve(done);
      const interrupted = new Promise<IteratorResult<FederationResult>>((resolve) => {
        wake = resolve;
      });
      return Promise.race([pull(), interrupted]);
    },
    async return() {
      await close();
      return done;
    },
    async throw(error) {
      await close();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function single(result: FederationResult): AsyncIterableIterator<FederationResult> {
  let answered = false;
  return {
    next: () => {
      if (answered) return Promise.resolve({ value: undefined, done: true });
      answered = true;
      return Promise.resolve({ value: result, done: false });
    },
    return: () => {
      answered = true;
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
