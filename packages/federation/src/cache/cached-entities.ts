import { isObject, type Data } from '../json.js';
import { writeJson } from '../exact-json.js';
import type { EntityList, FetchContext, SubgraphResponse } from '../transports/transport.js';
import { basisOf, readSlots, useOf, type SlotState } from './cached-reads.js';
import type { Caching } from './caching.js';
import { anonymously, behindAnswer, type CacheWork } from './cache-work.js';
import { digestOf, entitySlots } from './keys.js';

/** Some representations of a request, as those that are not kept, by their places in each list. */
interface Some {
  readonly lists: readonly EntityList[];
  readonly places: readonly (readonly number[])[];
  readonly states: readonly SlotState[];
}

/** Answers with what is kept of each entity, and fetches the others only. */
export async function cachedEntities<C>(
  work: CacheWork<C>,
  fetch: FetchContext<C>,
  caching: readonly Caching[],
): Promise<SubgraphResponse> {
  const lists = fetch.request.entityLists;
  const schemaHash = work.options.schemaHash();
  const slots = lists.map(({ texts }, list) =>
    entitySlots(fetch, caching[list] as Caching, schemaHash, texts),
  );
  const startedAt = performance.now();
  const states = await work.look(slots.flat());
  if (states.length === 0) return work.transport.fetch(fetch);
  let at = 0;
  const byList = slots.map(({ length }) => states.slice(at, (at += length)));
  const entities = byList.map((list) => list.map(({ value }) => value));
  renew(work, fetch, byList);
  const missing = pick(lists, byList, ({ value }) => value === undefined);
  const cache = useOf(states);
  const basis = basisOf(states, work.now());
  if (cache.misses === 0) return { data: dataOf(lists, entities), cache: { ...cache, basis } };
  const found = await fetchShared(work, fetch, missing, startedAt);
  fill(entities, missing, found);
  const left = found ? leftForViewer(work, fetch, missing, found) : missing;
  if (left.states.length === 0) {
    const isWhole = found?.every((list) => list.every((entity) => entity !== null));
    return { data: dataOf(lists, entities), cache: { ...cache, basis: isWhole ? basis : undefined } };
  }
  const own = await work.transport.fetch({ ...fetch, request: fetch.request.withEntities(left.lists) });
  return { ...merged(own, lists, entities, left), cache };
}

/** Fetches those that are over their time once more, behind the one who got them. */
function renew<C>(
  work: CacheWork<C>,
  fetch: FetchContext<C>,
  byList: readonly (readonly SlotState[])[],
): void {
  const { options } = work;
  options.renewals?.begin(fetch.subgraph, byList.flat(), async (due, startedAt, signal) => {
    const dueOf = new Map(due.map((state) => [state.slot, state]));
    const { lists, states } = pick(fetch.request.entityLists, byList, ({ slot }) => dueOf.has(slot));
    const found = (await fetchLists(work, behindAnswer(fetch, options, startedAt, signal), lists))?.flat();
    if (!found || signal.aborted) return false;
    const asOf = states.map(({ slot }) => dueOf.get(slot) as SlotState);
    // Those that an anonymous viewer does not get any more.
    const gone = asOf.filter((_, index) => found[index] === null);
    await Promise.all([work.keep(asOf, textsOf(found)), work.drop(gone)]);
    return true;
  });
}

function pick(
  lists: readonly EntityList[],
  byList: readonly (readonly SlotState[])[],
  isPicked: (state: SlotState) => boolean,
): Some {
  const places = byList.map((states) => states.flatMap((state, place) => (isPicked(state) ? [place] : [])));
  return {
    places,
    lists: lists.map((list, index) => ({
      ...list,
      texts: places[index]?.map((place) => list.texts[place] as string) ?? [],
    })),
    states: places.flatMap((of, index) => of.map((place) => byList[index]?.[place] as SlotState)),
  };
}

/** Fetches entities anonymously, once for all who miss the same, and keeps those that are. Undefined where it went wrong. */
async function fetchShared<C>(
  work: CacheWork<C>,
  fetch: FetchContext<C>,
  { lists, states }: Some,
  startedAt: number,
): Promise<unknown[][] | undefined> {
  const { flights, options, now, keep } = work;
  const elsewhere = async (): Promise<string | undefined> => {
    const later = await readSlots(
      options.store,
      states.map(({ slot }) => slot),
      now(),
      { fresh: true },
    );
    if (later.some(({ value }) => value === undefined)) return undefined;
    let at = 0;
    return writeJson(
      lists.map(({ texts }) => later.slice(at, (at += texts.length)).map(({ value }) => value)),
    );
  };
  const key = digestOf(states.map(({ slot, versions }) => `${slot.key}${versions}`));
  const found = await flights.once(key, elsewhere, async () => {
    const answer = await fetchLists(work, anonymously(fetch, options, startedAt), lists);
    if (!answer) return { text: undefined, kept: Promise.resolve() };
    return { text: writeJson(answer), kept: keep(states, textsOf(answer.flat())) };
  });
  return found as unknown[][] | undefined;
}

/** Fetches the entities of some lists. Undefined where the answer has an error. */
async function fetchLists<C>(
  { transport }: CacheWork<C>,
  fetch: FetchContext<C>,
  lists: readonly EntityList[],
): Promise<unknown[][] | undefined> {
  return listsOf(await transport.fetch({ ...fetch, request: fetch.request.withEntities(lists) }), lists);
}

/** As they are kept: an entity that an anonymous viewer does not get is not. */
function textsOf(entities: readonly unknown[]): (string | undefined)[] {
  return entities.map((entity) => (entity === null ? undefined : writeJson(entity)));
}

/** The entities of an answer without errors, a list for each that was asked for. */
function listsOf({ data, errors }: SubgraphResponse, lists: readonly EntityList[]): unknown[][] | undefined {
  if ((Array.isArray(errors) && errors.length > 0) || !isObject(data)) return undefined;
  const found = lists.map(({ responseName, texts }) => {
    const entities = data[responseName];
    return Array.isArray(entities) && entities.length === texts.length ? (entities as unknown[]) : undefined;
  });
  return found.every((list) => list !== undefined) ? found : undefined;
}

function fill(entities: unknown[][], { places }: Some, found: unknown[][] | undefined): void {
  found?.forEach((list, index) =>
    list.forEach((entity, at) => ((entities[index] as unknown[])[places[index]?.[at] as number] = entity)),
  );
}

/** What the anonymous viewer does not get, another may. */
function leftForViewer<C>(
  { options }: CacheWork<C>,
  { context }: FetchContext<C>,
  missing: Some,
  found: readonly (readonly unknown[])[],
): Some {
  if (options.writerKey(context) === null) return { lists: [], places: [], states: [] };
  const isLeft = (list: number, at: number): boolean => found[list]?.[at] === null;
  const places = missing.places.map((of, list) => of.filter((_, at) => isLeft(list, at)));
  let state = 0;
  return {
    places,
    lists: missing.lists.map((list, index) => ({
      ...list,
      texts: list.texts.filter((_, at) => isLeft(index, at)),
    })),
    states: missing.places.flatMap((of, list) =>
      of.flatMap((_, at) => {
        const own = missing.states[state++] as SlotState;
        return isLeft(list, at) ? [own] : [];
      }),
    ),
  };
}

/** An answer about some entities, in the place of theirs; its errors at their places. */
function merged(
  response: SubgraphResponse,
  lists: readonly EntityList[],
  entities: unknown[][],
  left: Some,
): SubgraphResponse {
  const { data } = response;
  lists.forEach(({ responseName }, index) => {
    const own = isObject(data) ? data[responseName] : undefined;
    left.places[index]?.forEach((place, at) => {
      (entities[index] as unknown[])[place] = Array.isArray(own) ? ((own as unknown[])[at] ?? null) : null;
    });
  });
  const errors = Array.isArray(response.errors)
    ? (response.errors as unknown[]).map((error) => placed(error, lists, left))
    : response.errors;
  return { ...response, data: dataOf(lists, entities), errors };
}

function placed(error: unknown, lists: readonly EntityList[], { places }: Some): unknown {
  if (!isObject(error) || !Array.isArray(error.path)) return error;
  const [name, at, ...rest] = error.path as unknown[];
  const list = lists.findIndex(({ responseName }) => responseName === name);
  const place = typeof at === 'number' ? places[list]?.[at] : undefined;
  return place === undefined ? error : { ...error, path: [name, place, ...rest] };
}

function dataOf(lists: readonly EntityList[], entities: readonly (readonly unknown[])[]): Data {
  return Object.fromEntries(lists.map(({ responseName }, index) => [responseName, entities[index]]));
}
