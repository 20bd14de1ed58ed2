import { writeJson } from '../exact-json.js';
import { isObject } from '../json.js';
import type { FetchContext, SubgraphResponse } from '../transports/transport.js';
import { anonymously, behindAnswer, type CacheOptions, type CacheWork } from './cache-work.js';
import { basisOf, readSlots, useOf, type SlotState } from './cached-reads.js';
import type { Caching } from './caching.js';
import { digestOf, rootSlot, scopeTag, typeTag } from './keys.js';

/** Answers a root fetch with what is kept of it, or fetches and keeps it. */
export async function cachedRoot<C>(
  work: CacheWork<C>,
  fetch: FetchContext<C>,
  caching: Caching,
): Promise<SubgraphResponse> {
  const { options, flights, now, transport } = work;
  const slot = rootSlot(fetch, caching, options.schemaHash());
  const startedAt = performance.now();
  const [state] = await work.look([slot]);
  if (!state) return transport.fetch(fetch);
  if (state.value !== undefined) {
    renew(work, fetch, caching, state);
    return { data: state.value, cache: { ...useOf([state]), basis: basisOf([state], now()) } };
  }
  const elsewhere = async (): Promise<string | undefined> => {
    const [later] = await readSlots(options.store, [slot], now(), { fresh: true });
    return writeJson(later?.value);
  };
  const cache = useOf([state]);
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

/** Fetches an answer that is over its time once more, behind the one who got it. */
function renew<C>(work: CacheWork<C>, fetch: FetchContext<C>, caching: Caching, state: SlotState): void {
  const { transport, options } = work;
  options.renewals?.begin(fetch.subgraph, [state], async ([due], startedAt, signal) => {
    const response = await transport.fetch(behindAnswer(fetch, options, startedAt, signal));
    if (!due || signal.aborted || isFailed(response)) return false;
    const text = wholeText(response);
    const known = await withTold(due, caching, fetch.subgraph, response, options);
    if (!known || signal.aborted) return false;
    // An anonymous viewer does not get it any more.
    await (text === undefined ? work.drop([due]) : work.keep([known], [text]));
    return true;
  });
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
function wholeText(response: SubgraphResponse): string | undefined {
  const { data } = response;
  if (isFailed(response) || !isObject(data)) return undefined;
  const isWhole = Object.values(data).every((value) => value !== null && value !== undefined);
  return isWhole ? writeJson(data) : undefined;
}

function isFailed({ data, errors }: SubgraphResponse): boolean {
  return (Array.isArray(errors) && errors.length > 0) || !isObject(data);
}
