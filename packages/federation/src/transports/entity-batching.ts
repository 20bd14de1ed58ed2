import { LRUCache } from 'lru-cache';
import { Cancellation } from '../cancellation.js';
import { isObject, type Data } from '../json.js';
import { copyJson } from '../json-copy.js';
import type {
  EntityList,
  FetchContext,
  SubgraphRequest,
  SubgraphResponse,
  SubgraphTransport,
} from './transport.js';
import { PendingCaller } from './pending-caller.js';

export interface BatchingOptions {
  /** How long requests wait for others after the first of them while they are rare. Default 3. */
  readonly windowMs?: number;
  /** How long at most, while they are frequent. Default 60. */
  readonly maxWindowMs?: number;
  /** Entities in one request; a batch that would hold more is sent at once. Default 500. */
  readonly maxEntities?: number;
}

/** Requests in one are worth waiting for; more of them would only wait longer. */
const ENOUGH = 12;

/** Operations whose pace is remembered. */
const MAX_BATCHERS = 1_000;

/**
 * Public requests for entities, of one operation, that come shortly after one another are sent as one. Nothing else waits.
 * While they are rare one that comes alone is sent at once, and those that follow within the shortest window go together.
 * The window grows while it brings requests together, until it brings twelve, shrinks when they come faster, and starts over
 * when one has waited alone or none came for as long: what is rare or very frequent loses no time, and the subgraph gets a
 * twelfth of the requests.
 */
export function batched<C>(
  transport: SubgraphTransport<C>,
  { windowMs = 3, maxWindowMs = 60, maxEntities = 500 }: BatchingOptions = {},
): SubgraphTransport<C> {
  const limits = { windowMs: Math.min(windowMs, maxWindowMs), maxWindowMs, maxEntities };
  const batchers = new LRUCache<string, EntityBatcher<C>>({ max: MAX_BATCHERS });
  return {
    subscribe: transport.subscribe?.bind(transport),
    close: transport.close?.bind(transport),
    fetch(fetch) {
      const { request, isPublic } = fetch;
      if (!isPublic || request.entityCount === 0) return transport.fetch(fetch);
      const key = `${request.operationHash}\n${request.withEntities([]).variablesJson}`;
      let batcher = batchers.get(key);
      if (!batcher) batchers.set(key, (batcher = new EntityBatcher(transport, limits)));
      return batcher.join(fetch);
    },
  };
}

/**
 * Requests of one operation: the batch that is being gathered, and the window in which they come. A window begins with a
 * request and is followed by a pause, which the next request ends.
 */
class EntityBatcher<C> {
  private gathering: Batch<C> | undefined;
  private windowMs: number;
  /** Ends the window, or else the pause. */
  private timer: NodeJS.Timeout | undefined;
  private isOpen = false;
  /** Requests of this window. */
  private size = 0;
  private leaving: NodeJS.Immediate | undefined;

  constructor(
    private readonly transport: SubgraphTransport<C>,
    private readonly options: Required<BatchingOptions>,
  ) {
    this.windowMs = options.windowMs;
  }

  join(fetch: FetchContext<C>): Promise<SubgraphResponse> {
    const { maxEntities } = this.options;
    if (this.gathering && this.gathering.entityCount + fetch.request.entityCount > maxEntities) this.end();
    if (!this.isOpen) this.open();
    this.gathering ??= new Batch(fetch);
    this.size++;
    return this.gathering.add(fetch);
  }

  private open(): void {
    clearTimeout(this.timer);
    this.isOpen = true;
    this.size = 0;
    this.timer = setTimeout(() => this.end(), this.windowMs);
    // What this turn brings together, such as one event for several subscribers, goes together all the same.
    if (this.windowMs === this.options.windowMs) this.leaving = setImmediate(() => this.send());
  }

  private end(): void {
    clearTimeout(this.timer);
    this.isOpen = false;
    this.send();
    const { windowMs, maxWindowMs } = this.options;
    this.windowMs = Math.min(nextWindow(this.windowMs, this.size, windowMs), maxWindowMs);
    this.timer = setTimeout(() => (this.windowMs = windowMs), this.windowMs).unref();
  }

  private send(): void {
    clearImmediate(this.leaving);
    const batch = this.gathering;
    this.gathering = undefined;
    void batch?.send(this.transport);
  }
}

/** A window of one starts over, one of too few is twice as long the next time, one of more only as long as brings enough. */
function nextWindow(currentMs: number, size: number, shortestMs: number): number {
  if (size <= 1) return shortestMs;
  if (size <= ENOUGH) return Math.min(2 * currentMs, currentMs * (ENOUGH / size));
  return Math.max(shortestMs, currentMs * (ENOUGH / size));
}

interface Member {
  readonly caller: PendingCaller<SubgraphResponse>;
  /** For each of the member's lists, the places of its representations in the batch's. */
  readonly places: readonly (readonly number[])[];
}

class Batch<C> {
  private readonly members = new Set<Member>();
  private readonly cancellation = new Cancellation();
  private sent = false;
  /** For each list, the place of each representation. */
  private readonly placeOf: readonly Map<string, number>[];

  constructor(private readonly first: FetchContext<C>) {
    this.placeOf = first.request.entityLists.map(() => new Map());
  }

  get entityCount(): number {
    return this.placeOf.reduce((count, places) => count + places.size, 0);
  }

  add({ request, signal }: FetchContext<C>): Promise<SubgraphResponse> {
    const places = this.placeOf.map((known, list) =>
      (request.entityLists[list]?.texts ?? []).map((text) => {
        const place = known.get(text) ?? known.size;
        known.set(text, place);
        return place;
      }),
    );
    const caller = new PendingCaller<SubgraphResponse>(signal, () => {
      this.members.delete(member);
      if (this.sent && this.members.size === 0) this.cancellation.abort(signal?.reason);
    });
    const member: Member = { caller, places };
    this.members.add(member);
    return caller.answer;
  }

  async send(transport: SubgraphTransport<C>): Promise<void> {
    if (this.members.size === 0) return;
    this.sent = true;
    const lists = this.first.request.entityLists.map((list, index) => ({
      ...list,
      texts: [...(this.placeOf[index]?.keys() ?? [])],
    }));
    const request: SubgraphRequest = this.first.request.withEntities(lists);
    try {
      const response = await transport.fetch({ ...this.first, request, signal: this.cancellation });
      const members = [...this.members];
      const answers = answersOf(response, lists, members);
      members.forEach(({ caller }, index) => caller.resolve(answers[index] ?? response));
    } catch (error) {
      for (const { caller } of this.members) caller.reject(error);
    }
  }
}

/** The answer each member would have got alone. No object is in two of them, because answers are merged in place. */
function answersOf(
  response: SubgraphResponse,
  lists: readonly EntityList[],
  members: readonly Member[],
): SubgraphResponse[] {
  const given = new Set<unknown>();
  const own = (entity: unknown): unknown => {
    if (given.has(entity)) return copyJson(entity);
    if (isObject(entity)) given.add(entity);
    return entity;
  };
  const errors = Array.isArray(response.errors) ? (response.errors as unknown[]) : [];
  return members.map(({ places }, index) => {
    const answer = { ...response, shared: index > 0 || response.shared === true };
    const ownErrors = errors.flatMap((error) => errorsFor(error, lists, places));
    const { data } = response;
    if (isObject(data)) {
      const ownData: Data = {};
      for (const [list, { responseName, texts }] of lists.entries()) {
        const entities = data[responseName];
        const isComplete = Array.isArray(entities) && entities.length === texts.length;
        // A list of the wrong length answers no member; each reports that it got none.
        ownData[responseName] = isComplete ? places[list]?.map((place) => own(entities[place])) : null;
      }
      answer.data = ownData;
    }
    return { ...answer, errors: ownErrors.length > 0 ? ownErrors : undefined };
  });
}

/** A member's errors are those at its entities, where it has them, and those at none. */
function errorsFor(error: unknown, lists: readonly EntityList[], places: Member['places']): unknown[] {
  if (!isObject(error) || !Array.isArray(error.path)) return [error];
  const [name, index, ...rest] = error.path as unknown[];
  const list = lists.findIndex(({ responseName }) => responseName === name);
  if (list < 0 || typeof index !== 'number') return [error];
  const position = places[list]?.indexOf(index) ?? -1;
  return position < 0 ? [] : [{ ...error, path: [name, position, ...rest] }];
}
