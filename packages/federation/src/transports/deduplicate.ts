import { Cancellation, type CancelSignal } from '../cancellation.js';
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
  const requestsByKey = new Map<string, InFlightRequest>();

  const start = (key: string, fetch: FetchContext<C>): InFlightRequest => {
    const inFlight = new InFlightRequest(requestsByKey, key, fetch.request.variablesJson);
    transport.fetch({ ...fetch, signal: inFlight.cancellation }).then(
      (response) => inFlight.deliver(response),
      (error: unknown) => inFlight.fail(error),
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
      const form = fetch.takesBytes ? 'bytes' : '';
      const key = `${operationHash}\n${epoch}\n${variablesJson.length}${form}\n${scope}`;
      let known = requestsByKey.get(key);
      while (known && !known.answers(variablesJson, sharedSince)) known = known.next;
      return (known ?? start(key, fetch)).join(fetch.signal);
    },
  };
}

/** A request under way and those who wait for its answer. Those of one key are a chain. */
class InFlightRequest {
  /** The next of the same key. */
  next: InFlightRequest | undefined;
  readonly cancellation = new Cancellation();
  private readonly sentAt = performance.now();
  /** Most have one. */
  private readonly callers: PendingCaller<SubgraphResponse>[] = [];
  private isOpen = true;

  /** Enters `all`, where others find it. */
  constructor(
    private readonly all: Map<string, InFlightRequest>,
    private readonly key: string,
    private readonly variablesJson: string,
  ) {
    this.next = all.get(key);
    all.set(key, this);
  }

  answers(variablesJson: string, sharedSince: number): boolean {
    return this.sentAt >= sharedSince && this.variablesJson === variablesJson;
  }

  join(signal: CancelSignal | undefined): Promise<SubgraphResponse> {
    const caller = new PendingCaller<SubgraphResponse>(signal, () => {
      this.callers.splice(this.callers.indexOf(caller), 1);
      if (this.callers.length > 0) return;
      this.close();
      this.cancellation.abort(signal?.reason);
    });
    this.callers.push(caller);
    return caller.answer;
  }

  /** Every caller gets an answer of its own, because answers are merged in place. */
  deliver(response: SubgraphResponse): void {
    this.close();
    const { callers } = this;
    // All copies are made before the first owner can change the original.
    const answers = callers.map((_, index) => (index === 0 ? response : copyOf(response)));
    answers.forEach((answer, index) => callers[index]?.resolve(answer));
  }

  fail(error: unknown): void {
    this.close();
    for (const caller of this.callers) caller.reject(error);
  }

  /** No other may join. */
  private close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    const first = this.all.get(this.key);
    if (first === this) {
      if (this.next) this.all.set(this.key, this.next);
      else this.all.delete(this.key);
      return;
    }
    let before = first;
    while (before && before.next !== this) before = before.next;
    if (before) before.next = this.next;
  }
}

function copyOf(response: SubgraphResponse): SubgraphResponse {
  const { body, data } = response;
  return { ...response, body: body?.share(), data: copyJson(data), deduplicated: true };
}
