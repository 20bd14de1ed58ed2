import { parseJson } from '../exact-json.js';
import type { CacheBasis } from '../transports/transport.js';
import { digestOf, type CacheSlot } from './keys.js';
import type { CacheStore } from './store.js';

/** What is known of a slot when it was read. */
export interface SlotState {
  readonly slot: CacheSlot;
  /** Of the versions its tags had then: what is fetched from here on is kept under it. */
  readonly versions: string;
  /** Undefined where nothing is kept that still holds. The caller's own: answers are merged in place. */
  readonly value: unknown;
  readonly ageMs: number;
  /** Of all tags of what was read with it. */
  readonly read: { readonly tags: readonly string[]; readonly versions: readonly string[] };
}

/** Looks up slots with one call of the store; `fresh` as the store has it. */
export async function readSlots(
  store: CacheStore,
  slots: readonly CacheSlot[],
  now: number,
  fresh = false,
): Promise<SlotState[]> {
  const placeOf = new Map<string, number>();
  for (const { tags } of slots) for (const tag of tags) if (!placeOf.has(tag)) placeOf.set(tag, placeOf.size);
  const keys = slots.map(({ key }) => key);
  const tags = [...placeOf.keys()];
  const read = await store.read(keys, tags, fresh);
  const shared = { tags, versions: read.versions };
  return slots.map((slot, index): SlotState => {
    const versions = digestOf(slot.tags.map((tag) => read.versions[placeOf.get(tag) as number] ?? ''));
    const kept = read.values[index];
    const ageMs = kept ? now - kept.keptAt : 0;
    const holds = kept !== undefined && kept.versions === versions && ageMs < slot.maxAgeMs;
    return { slot, versions, value: holds ? parseJson(kept.text) : undefined, ageMs, read: shared };
  });
}

/** What an answer of these slots depends on, those that were missing fetched at `now`. */
export function basisOf(states: readonly SlotState[], now: number): CacheBasis | undefined {
  const [first] = states;
  if (!first) return undefined;
  let [keptSince, until] = [now, Number.POSITIVE_INFINITY];
  for (const { slot, value, ageMs } of states) {
    const keptAt = value === undefined ? now : now - ageMs;
    keptSince = Math.min(keptSince, keptAt);
    until = Math.min(until, keptAt + slot.maxAgeMs);
  }
  return { ...first.read, keptSince, until };
}
