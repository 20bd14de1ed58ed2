import type { FetchContext, SubgraphTransport } from '../transports/transport.js';
import type { CacheOptions, CacheWork } from './cache-work.js';
import { cachedEntities } from './cached-entities.js';
import { readSlots } from './cached-reads.js';
import { cachedRoot } from './cached-root.js';
import { Flights } from './flights.js';
import { graceOf } from './grace.js';
import type { KeptValue } from './store.js';

const DEFAULT_WRITER_MS = 30_000;
/** Longer values are not kept. */
const MOST_CHARACTERS = 512 * 1024;
/** Of no tags: what is kept under it is never read. */
const NO_VERSIONS = '-';

/**
 * Keeps answers that are the same for every viewer, for as long as the supergraph says and until what they depend on has
 * changed. A fetch that is not to be cached passes through, and so does every fetch of a mutation or after an event, and
 * those of a viewer who wrote a moment ago. What is kept was fetched anonymously; what the anonymous viewer does not get
 * is fetched as the viewer and not kept. With `renewals` an answer whose time is over is given for a moment longer. A store that
 * fails costs time, never an answer.
 */
export function cached<C>(transport: SubgraphTransport<C>, options: CacheOptions<C>): SubgraphTransport<C> {
  const { store, writerKey, writerMs = DEFAULT_WRITER_MS, now = Date.now } = options;
  const failed = (error: unknown): undefined => void options.onError?.(error);
  const graceMs = options.renewals && graceOf;
  const write = async (values: { key: string; value: KeptValue; maxAgeMs: number }[]): Promise<void> => {
    if (values.length === 0) return;
    const kept = values.map(({ key, value, maxAgeMs }) => ({
      ...{ key, value },
      ttlMs: Math.ceil(maxAgeMs + (graceMs?.(maxAgeMs) ?? 0)),
    }));
    await store.write(kept).catch(failed);
  };
  const work: CacheWork<C> = {
    transport,
    options,
    flights: new Flights(store, failed),
    now,
    look: (slots) =>
      readSlots(store, slots, now(), { graceMs }).catch((error: unknown) => failed(error) ?? []),
    keep(states, texts) {
      const keptAt = now();
      const values = states.flatMap(({ slot, versions, told }, index) => {
        const text = texts[index];
        if (text === undefined || text.length > MOST_CHARACTERS) return [];
        const { key, maxAgeMs } = slot;
        return [{ key, value: { text, versions, keptAt, told }, maxAgeMs }];
      });
      return write(values);
    },
    drop(states) {
      const value = { text: 'null', versions: NO_VERSIONS, keptAt: now() };
      return write(states.map(({ slot: { key, maxAgeMs } }) => ({ key, value, maxAgeMs })));
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
