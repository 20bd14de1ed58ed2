import { writeJson } from '../exact-json.js';
import { isObject } from '../json.js';
import type { FetchContext, SubgraphResponse, SubgraphTransport } from '../transports/transport.js';
import { anonymously, type CacheOptions, type CacheWork } from './cache-work.js';
import { cachedEntities } from './cached-entities.js';
import { basisOf, readSlots, type SlotState } from './cached-reads.js';
import type { Caching } from './caching.js';
import { Flights } from './flights.js';
import { digestOf, rootSlot, scopeTag, typeTag } from './keys.js';

const DEFAULT_WRITER_MS = 30_000;
/** Longer values are not kept. */
const MOST_CHARACTERS = 512 * 1024;

/**
 * Keeps answers that are the same for every viewer, for as long as the supergraph says and until what they depend on has
 * changed. A fetch that is not to be cached passes through, and so does every fetch of a mutation or after an event, and
 * those of a viewer who wrote a moment ago. What is kept was fetched anonymously; what the anonymous viewer does not get
 * is fetched as the viewer and not kept. A store that fails costs time, never an answer.
 */
export function cached<C>(transport: SubgraphTransport<C>, options: CacheOptions<C>): SubgraphTransport<C> {
  const { store, writerKey, writerMs = DEFAULT_WRITER_MS, now = Date.now } = options;
  const failed = (error: unknown): undefined => void options.onError?.(error);
  const work: CacheWork<C> = {
    transport,
    options,
    flights: new Flights(store, failed),
    now,
    look: (slots) => readSlots(store, slots, now()).catch((error: unknown) => failed(error) ?? []),
    async keep(states, texts) {
      const keptAt = now();
      const values = states.flatMap(({ slot, versions, told }, index) => {
        const text = texts[index];
        if (text === undefined || text.length > MOST_CHARACTERS) return [];
        return [{ key: slot.key, value: { text, versions, keptAt, told }, ttlMs: slot.maxAgeMs }];
      });
      if (values.length > 0) await store.write(values).catch(failed);
    },
  };
  const mark = (context: C): Promise<void> => {
    const viewer = writerKey(context);
    return viewer === null ? Promise.resolve() : store.markWriter(viewer, writerMs).catch(failed);
  };
  const mayRead = async ({ context, sharingEpoch }: FetchContext<C>): Promise<boolean> => {
    if (sharingEpoch === undefined || options.isFresh?.() === false) return false;
    const viewer = writerKey(context);
    return viewer === null || !(await store.isWriter(viewer));
  };
  return {
    subscribe: transport.subscribe?.bind(transport),
    close: transport.close?.bind(transport),
    async fetch(fetch) {
      const { caching, request } = fetch;
      if (request.operationKind === 'mutation') {
        // Before and after: what is read meanwhile may or may not show the write.
        await mark(fetch.context);
        return transport.fetch(fetch).finally(() => mark(fetch.context));
      }
      if (!caching) return transport.fetch(fetch);
      try {
        if (!(await mayRead(fetch))) return await transport.fetch(fetch);
      } catch (error) {
        failed(error);
        return transport.fetch(fetch);
      }
      const [root] = caching;
      if (request.entityLists.length > 0) return cachedEntities(work, fetch, caching);
      return root ? cachedRoot(work, fetch, root) : transport.fetch(fetch);
    },
  };
}

async function cachedRoot<C>(
  work: CacheWork<C>,
  fetch: FetchContext<C>,
  caching: Caching,
): Promise<SubgraphResponse> {
  const { options, flights, now, transport } = work;
  const slot = rootSlot(fetch, caching, options.schemaHash());
  const startedAt = performance.now();
  const [state] = await work.look([slot]);
  if (!state) return transport.fetch(fetch);
  if (state.value !== undefined)
    return {
      data: state.value,
      cache: { hits: 1, misses: 0, ageMs: state.ageMs, basis: basisOf([state], now()) },
    };
  const elsewhere = async (): Promise<string | undefined> => {
    const [later] = await readSlots(options.store, [slot], now(), true);
    return writeJson(later?.value);
  };
  const cache = { hits: 0, misses: 1, ageMs: 0 };
  // What the answer tells is known to the one who fetches it.
  let basis = slot.guards.length === 0 ? basisOf([state], now()) : undefined;
  let whatAnonymousGets: SubgraphResponse | undefined;
  const asOf = digestOf([state.versions, ...state.guarded.versions]);
  const found = await flights.once(`${slot.key} ${asOf}`, elsewhere, async () => {
    const response = await transport.fetch(anonymously(fetch, options, startedAt));
    const text = wholeText(response);
    if (text === undefined) whatAnonymousGets = response;
    const known = await withTold(state, caching, fetch.subgraph, response, options);
    if (!known) return { text, kept: Promise.resolve() };
    basis = basisOf([known], now());
    return { text, kept: work.keep([known], [text]) };
  });
  if (found !== undefined) return { data: found, cache: { ...cache, basis } };
  const isAnonymous = options.writerKey(fetch.context) === null;
  return { ...((isAnonymous && whatAnonymousGets) || (await transport.fetch(fetch))), cache };
}

/**
 * With what its answer tells it depends on. Undefined where something of the types in question changed while it was fetched: the
 * versions of what it tells may then be later than the answer.
 */
async function withTold<C>(
  state: SlotState,
  { told }: Caching,
  subgraph: string,
  { extensions }: SubgraphResponse,
  { store, scopesTold, onError }: CacheOptions<C>,
): Promise<SlotState | undefined> {
  if (told.length === 0) return state;
  const { guarded } = state;
  const tags = told.flatMap(({ type, fields }) => {
    const scopes = scopesTold?.(type, extensions) ?? [];
    // Who tells less than there is to tell depends on all.
    return scopes.length < fields || scopes.includes(undefined)
      ? [typeTag(subgraph, type)]
      : scopes.flatMap((of) => (of ?? []).map((scope) => scopeTag(subgraph, type, scope)));
  });
  const distinct = [...new Set(tags)];
  try {
    const { versions } = await store.read([], [...guarded.tags, ...distinct]);
    const isSame = guarded.versions.every((version, index) => version === versions[index]);
    if (!isSame) return undefined;
    return { ...state, told: { tags: distinct, versions: versions.slice(guarded.tags.length) } };
  } catch (error) {
    onError?.(error);
    return undefined;
  }
}

/** Its data as JSON; undefined where a field of Query is missing: an anonymous viewer may have got less than another would. */
function wholeText({ data, errors }: SubgraphResponse): string | undefined {
  if ((Array.isArray(errors) && errors.length > 0) || !isObject(data)) return undefined;
  const isWhole = Object.values(data).every((value) => value !== null && value !== undefined);
  return isWhole ? writeJson(data) : undefined;
}
