import { SubgraphRequestError } from '../errors.js';
import { copyJson } from '../json-copy.js';
import type { FetchContext, SubgraphResponse, SubgraphTransport } from './transport.js';

export interface SharingOptions<C> {
  /** Everything the events depend on besides operation and variables, such as the user. Undefined shares nothing. */
  readonly scopeKey: (fetch: FetchContext<C>) => string | undefined;
  /** Events that wait for one subscriber while others take theirs. Default 256; one more ends it. */
  readonly maxWaiting?: number;
}

/**
 * Opens identical subscriptions of one scope once. A source can be joined until it has told its first event: then
 * nothing was missed, whether the source begins with what is now (and what it would tell has not changed, or it would
 * have told) or after a cursor. Who comes later gets a source of their own.
 */
export function sharedSubscriptions<C>(
  transport: SubgraphTransport<C>,
  { scopeKey, maxWaiting = 256 }: SharingOptions<C>,
): SubgraphTransport<C> {
  const subscribe = transport.subscribe?.bind(transport);
  if (!subscribe) return transport;
  const silent = new Map<string, SharedSource>();
  return {
    fetch: transport.fetch.bind(transport),
    close: transport.close?.bind(transport),
    async subscribe(fetch) {
      const scope = scopeKey(fetch);
      if (scope === undefined || fetch.sharingEpoch === undefined) return subscribe(fetch);
      const { operationHash, variablesJson } = fetch.request;
      const key = `${operationHash}\n${fetch.sharingEpoch}\n${variablesJson.length}\n${variablesJson}${scope}`;
      let source = silent.get(key);
      if (!source) {
        // It outlives the subscriber that opened it.
        const opening = subscribe({ ...fetch, signal: undefined });
        const forget = () => {
          if (silent.get(key) === opened) silent.delete(key);
        };
        const opened: SharedSource = (source = new SharedSource(opening, forget, maxWaiting));
        silent.set(key, opened);
      }
      return source.join();
    },
  };
}

/** One open subscription and those who read it. It is read as fast as the fastest of them asks. */
class SharedSource {
  private readonly subscribers = new Set<Subscriber>();
  private readonly iterator: Promise<AsyncIterator<SubgraphResponse>>;
  private isReading = false;

  constructor(
    opening: Promise<AsyncIterable<SubgraphResponse>>,
    private readonly forget: () => void,
    private readonly maxWaiting: number,
  ) {
    this.iterator = opening.then((events) => events[Symbol.asyncIterator]());
  }

  /** Rejects when the subscription does not open. */
  async join(): Promise<AsyncIterable<SubgraphResponse>> {
    const subscriber: Subscriber = new Subscriber(
      () => void this.read(),
      () => this.leave(subscriber),
    );
    this.subscribers.add(subscriber);
    try {
      await this.iterator;
    } catch (error) {
      this.forget();
      throw error;
    }
    return subscriber;
  }

  private async leave(subscriber: Subscriber): Promise<void> {
    if (!this.subscribers.delete(subscriber) || this.subscribers.size > 0) return;
    this.forget();
    await (await this.iterator).return?.();
  }

  private async read(): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    try {
      const iterator = await this.iterator;
      while ([...this.subscribers].some((subscriber) => subscriber.isWaiting)) {
        const { value, done } = await iterator.next();
        // From now on a newcomer would miss something.
        this.forget();
        if (done) {
          for (const subscriber of this.subscribers) subscriber.end();
          this.subscribers.clear();
        } else this.tell(value);
      }
    } catch (error) {
      for (const subscriber of this.subscribers) subscriber.end(error);
      this.subscribers.clear();
    }
    this.isReading = false;
  }

  /** Every subscriber gets an event of its own, because the rest of the answer is merged into it. */
  private tell(event: SubgraphResponse): void {
    const subscribers = [...this.subscribers];
    const events = subscribers.map((_, index) =>
      index === 0 ? event : { ...event, data: copyJson(event.data) },
    );
    subscribers.forEach((subscriber, index) => {
      if (subscriber.waitingCount < this.maxWaiting) return subscriber.take(events[index] ?? event);
      subscriber.end(tooSlow());
      void this.leave(subscriber);
    });
  }
}

/** One subscriber's way through a shared source. */
class Subscriber implements AsyncIterableIterator<SubgraphResponse> {
  private readonly waiting: SubgraphResponse[] = [];
  private asked: PromiseWithResolvers<IteratorResult<SubgraphResponse>> | undefined;
  private ended: { error: unknown } | undefined;

  constructor(
    private readonly ask: () => void,
    private readonly leave: () => Promise<void>,
  ) {}

  get isWaiting(): boolean {
    return this.asked !== undefined;
  }
  get waitingCount(): number {
    return this.waiting.length;
  }

  take(event: SubgraphResponse): void {
    const { asked } = this;
    this.asked = undefined;
    if (asked) asked.resolve({ value: event, done: false });
    else this.waiting.push(event);
  }

  /** Nothing comes after what is waiting now, but the error if there is one. */
  end(error?: unknown): void {
    this.ended ??= { error };
    const { asked } = this;
    this.asked = undefined;
    if (asked) this.next().then(asked.resolve, asked.reject);
  }

  next(): Promise<IteratorResult<SubgraphResponse>> {
    const event = this.waiting.shift();
    if (event) return Promise.resolve({ value: event, done: false });
    if (this.ended) {
      const { error } = this.ended;
      this.ended = { error: undefined };
      if (error !== undefined) return Promise.reject(error as Error);
      return Promise.resolve({ value: undefined, done: true });
    }
    this.asked ??= Promise.withResolvers();
    this.ask();
    return this.asked.promise;
  }

  async return(): Promise<IteratorResult<SubgraphResponse>> {
    this.waiting.length = 0;
    this.end();
    await this.leave();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

function tooSlow(): SubgraphRequestError {
  return new SubgraphRequestError('Events came faster than they were taken. Subscribe again.', 'SLOW_READER');
}
