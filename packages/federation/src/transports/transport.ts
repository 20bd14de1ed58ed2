import type { DocumentNode } from 'graphql';
import type { AnswerBytes } from '../answer-bytes.js';
import type { Caching } from '../cache/caching.js';
import type { CancelSignal } from '../cancellation.js';
import type { Data } from '../json.js';

/** The distinct entities that one `_entities` of a request asks for. */
export interface EntityList {
  /** Of the request, holding the representations. */
  readonly variable: string;
  /** The name of the answer's list in `data`. */
  readonly responseName: string;
  /** Representations as JSON. */
  readonly texts: readonly string[];
}

/** One request to one subgraph, as the plan wants it. */
export interface SubgraphRequest {
  /** Printed once when the plan was compiled. */
  readonly query: string;
  readonly operationName: string | undefined;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** Stable hash of `query`, for logs, persisted queries and deduplication. */
  readonly operationHash: string;
  /** The parsed query, kept with the plan; parsed when a transport first asks. */
  readonly document: DocumentNode;
  /** Plain objects, for transports that need no text. */
  readonly variables: Data;
  /** `variables` as JSON, written without building the objects. */
  readonly variablesJson: string;
  /** The whole body of a GraphQL-over-HTTP POST. */
  readonly body: string;
  /** A list for each `_entities` that is selected; none for a root fetch. */
  readonly entityLists: readonly EntityList[];
  /** Distinct representations asked for; 0 for a root fetch. */
  readonly entityCount: number;
  /** The same request for other entities. */
  withEntities(lists: readonly EntityList[]): SubgraphRequest;
}

/** What a transport gets to do one fetch. `context` is the client request's context value. */
export interface FetchContext<C> {
  readonly subgraph: string;
  readonly request: SubgraphRequest;
  readonly context: C;
  readonly signal: CancelSignal | undefined;
  /** Of this fetch alone, from who follows it (`OnFetch`). */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Anonymous: the answer is the same for every viewer, and so is `context` but for measurements. */
  readonly isPublic: boolean;
  /**
   * Requests may join an answer that is under way only when both have the same number here. Undefined, in mutations and
   * after events, joins none: what is under way may be older than the write.
   */
  readonly sharingEpoch?: number | undefined;
  /**
   * Requests may join only an answer that was asked for at this time or later (`performance.now()`), so that it shows every
   * write that ended before, in whichever process. Undefined: any answer under way.
   */
  readonly sharedSince?: number | undefined;
  /** How the answer may be cached: of a root fetch, or of each of the request's entity lists. Undefined: not at all. */
  readonly caching?: readonly Caching[] | undefined;
  /** The answer may be given as `body`. */
  readonly takesBytes?: boolean | undefined;
}

/** What of an answer was kept. */
export interface CacheUse {
  /** Root answers or entities that were kept, and those that had to be fetched. */
  readonly hits: number;
  readonly misses: number;
  /** Of the oldest of what was kept. */
  readonly ageMs: number;
  /** Those of the hits whose time was over, which are being fetched anew; undefined where there are none. */
  readonly stale?: StaleUse | undefined;
  /** What the whole answer depends on; undefined where a part of it is not kept, is over its time, or not the same for every viewer. */
  readonly basis?: CacheBasis | undefined;
}

export interface StaleUse {
  readonly hits: number;
  /** For how long the time of the one that is most overdue was over. */
  readonly overdueMs: number;
}

/** While these versions hold, and until then, the same question has the same answer. */
export interface CacheBasis {
  readonly tags: readonly string[];
  /** Of each tag, read before anything was fetched under it. */
  readonly versions: readonly string[];
  /** When the oldest part was kept, and when a part becomes too old; milliseconds since 1970. */
  readonly keptSince: number;
  readonly until: number;
}

/** A subgraph's answer, before anything was checked. `bytes`, `deduplicated` and `shared` are for measurements. */
export interface SubgraphResponse {
  /**
   * The answer as it came, in the place of `data`, `errors` and `extensions`. Only for a fetch that takes bytes. Who gives it to
   * several shares it with each.
   */
  readonly body?: AnswerBytes | undefined;
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: unknown;
  readonly bytes?: number;
  readonly deduplicated?: boolean;
  /** Came with the answer to another caller's request. */
  readonly shared?: boolean;
  /** Undefined where nothing was looked up. */
  readonly cache?: CacheUse;
}

/**
 * Carries requests to one subgraph. `fetch` answers with whatever the subgraph said, GraphQL errors included, and
 * throws `SubgraphRequestError` when there was no GraphQL answer at all. The answer must be the caller's to keep:
 * it is merged in place.
 */
export interface SubgraphTransport<C = unknown> {
  fetch(context: FetchContext<C>): Promise<SubgraphResponse>;
  /** Opens a subscription. Returning the iterator closes it upstream. */
  subscribe?(context: FetchContext<C>): Promise<AsyncIterable<SubgraphResponse>>;
  close?(): Promise<void>;
}
