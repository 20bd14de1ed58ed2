import { parseJson } from '../exact-json.js';
import type { CacheBasis } from '../transports/transport.js';
import { digestOf, type CacheSlot } from './keys.js';
import type { CacheStore, KeptValue, ToldTags } from './store.js';

/** What is known of a slot when it was read. */
export interface SlotState {
  readonly slot: CacheSlot;
  /** Of the versions its tags had then: what is fetched from here on is kept under it. */
  readonly versions: string;
  /** Of its guards, likewise. */
  readonly guarded: ToldTags;
  /** Tags that were known with the answer alone, where there are any. */
  readonly told: ToldTags | undefined;
  /** Undefined where nothing is kept that still holds. The caller's own: answers are merged in place. */
  readonly value: unknown;
  readonly ageMs: number;
  /** Of all tags of what was read with it, but those that are told. */
  readonly read: ToldTags;
}

/** Looks up slots with one call of the store, two where answers told their tags; `fresh` as the store has it. */
export async function readSlots(
  store: CacheStore,
  slots: readonly CacheSlot[],
  now: number,
  fresh = false,
): Promise<SlotState[]> {
  const tags = [...new Set(slots.flatMap((slot) => slot.tags))];
  const guards = [...new Set(slots.flatMap((slot) => slot.guards))];
  const keys = slots.map(({ key }) => key);
  const asked = [...tags, ...guards];
  const read = await store.read(keys, asked, fresh);
  const versionOf = new Map(asked.map((tag, index) => [tag, read.versions[index] ?? '']));
  const versionsOf = (of: readonly string[]): string[] => of.map((tag) => versionOf.get(tag) ?? '');
  const told = await versionsOfTold(store, read.values);
  const shared = { tags, versions: versionsOf(tags) };
  return slots.map((slot, index): SlotState => {
    const versions = digestOf(versionsOf(slot.tags));
    const kept = read.values[index];
    const ageMs = kept ? now - kept.keptAt : 0;
    const holds =
      kept !== undefined && kept.versions === versions && ageMs < slot.maxAgeMs && isAsTold(kept, told);
    return {
      slot,
      versions,
      guarded: { tags: slot.guards, versions: versionsOf(slot.guards) },
      told: holds ? kept.told : undefined,
      value: holds ? parseJson(kept.text) : undefined,
      ageMs,
      read: shared,
    };
  });
}

/** Read after the answers: one that changes meanwhile makes stale what depends on it. */
async function versionsOfTold(
  store: CacheStore,
  values: readonly (KeptValue | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const tags = [...new Set(values.flatMap((kept) => kept?.told?.tags ?? []))];
  if (tags.length === 0) return new Map();
  const { versions } = await store.read([], tags);
  return new Map(tags.map((tag, index) => [tag, versions[index] ?? '']));
}

function isAsTold({ told }: KeptValue, versions: ReadonlyMap<string, string>): boolean {
  return told === undefined || told.tags.every((tag, index) => versions.get(tag) === told.versions[index]);
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
  const read = [first.read, ...states.flatMap(({ told }) => told ?? [])];
  return {
    tags: read.flatMap(({ tags }) => tags),
    versions: read.flatMap(({ versions }) => versions),
    keptSince,
    until,
  };
}
