import type { FetchContext, SubgraphTransport } from '../transports/transport.js';
import type { SlotState } from './cached-reads.js';
import type { Flights } from './flights.js';
import type { CacheSlot } from './keys.js';
import type { Renewals } from './renewals.js';
import type { CacheStore } from './store.js';

export interface CacheOptions<C> {
  readonly store: CacheStore;
  /** Of the supergraph: what it selects may mean something else in another one. */
  readonly schemaHash: () => string;
  /** The context that public fetches are sent with. Undefined where the client's is as anonymous. */
  readonly anonymousContext: (context: C) => C;
  /** Names a viewer who may write; null for an anonymous one. */
  readonly writerKey: (context: C) => string | null;
  /** How long a viewer who wrote reads past the cache: longer than a write takes to become a change of its tags. */
  readonly writerMs?: number;
  /** False while changes may be missed: then nothing is read of the cache and nothing kept. Default: always true. */
  readonly isFresh?: () => boolean;
  /**
   * What the extensions of an answer say of the objects of a type it depends on: names of scopes for each field that says so; undefined
   * for one that may depend on any.
   */
  readonly scopesTold?: (typeName: string, extensions: unknown) => readonly (readonly string[] | undefined)[];
  /**
   * Gives what is over its time for a while longer, as long as nothing changed it, and fetches it anew meanwhile. One for all
   * subgraphs; default: what is over its time is fetched by who asks for it.
   */
  readonly renewals?: Renewals | undefined;
  /** Whom a failing store is reported to. */
  readonly onError?: (error: unknown) => void;
  readonly now?: () => number;
}

/** What the parts of the cache share. */
export interface CacheWork<C> {
  readonly transport: SubgraphTransport<C>;
  readonly options: CacheOptions<C>;
  readonly flights: Flights;
  readonly now: () => number;
  /** None where the store fails: then everything is fetched as without a cache. */
  look(slots: readonly CacheSlot[]): Promise<readonly SlotState[]>;
  /** Resolves when they are in the store, or could not be put there. */
  keep(states: readonly SlotState[], texts: readonly (string | undefined)[]): Promise<void>;
  /** Resolves when what is kept of them is no answer any more, though nothing said that it changed. */
  drop(states: readonly SlotState[]): Promise<void>;
}

/**
 * The same fetch without its viewer. It joins nothing that was sent before its slots were read, which may be older than
 * their versions.
 */
export function anonymously<C>(
  fetch: FetchContext<C>,
  { anonymousContext }: CacheOptions<C>,
  startedAt: number,
): FetchContext<C> {
  return {
    ...fetch,
    context: anonymousContext(fetch.context),
    // Others may wait for it: a client that leaves must not end it.
    signal: undefined,
    sharedSince: Math.max(startedAt, fetch.sharedSince ?? 0),
  };
}

/** The same fetch behind the answer to its client, whose leaving does not end it, and whose trace it is no part of. */
export function behindAnswer<C>(
  fetch: FetchContext<C>,
  options: CacheOptions<C>,
  startedAt: number,
  signal: AbortSignal,
): FetchContext<C> {
  return { ...anonymously(fetch, options, startedAt), headers: undefined, signal };
}
