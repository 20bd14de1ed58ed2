import { parseJson } from '../exact-json.js';
import type { CacheBasis, CacheUse } from '../transports/transport.js';
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
  /** For how long the time of the value is over; 0 as long as it is not, or where there is none. */
  readonly overdueMs: number;
  /** Of all tags of what was read with it, but those that are told. */
  readonly read: ToldTags;
}

export interface ReadHow {
  /** As the store has it. */
  readonly fresh?: boolean;
  /** For how long a value is given after its time, by its time. Default: not at all. */
  readonly graceMs?: ((maxAgeMs: number) => number) | undefined;
}

/** Looks up slots with one call of the store, two where answers told their tags. */
export async function readSlots(
  store: CacheStore,
  slots: readonly CacheSlot[],
  now: number,
  { fresh = false, graceMs = () => 0 }: ReadHow = {},
): Promise<SlotState[]> {
  const tags = [...new Set(slots.flatMap((slot) => slot.tags))];
  const guards = [...new Set(slots.flatMap((slot) => slot.guards))];
  const keys = slots.map(({ key }) => key);
  const asked = [...tags, ...guards];
  // Another process may have renewed what is over its time.
  const mayRemember = ({ keptAt }: KeptValue, index: number): boolean =>
    !fresh && now - keptAt < (slots[index]?.maxAgeMs ?? 0);
  const read = await store.read(keys, asked, mayRemember);
  const versionOf = new Map(asked.map((tag, index) => [tag, read.versions[index] ?? '']));
  const versionsOf = (of: readonly string[]): string[] => of.map((tag) => versionOf.get(tag) ?? '');
  const told = await versionsOfTold(store, read.values);
  const shared = { tags, versions: versionsOf(tags) };
  return slots.map((slot, index): SlotState => {
    const versions = digestOf(versionsOf(slot.tags));
    const kept = read.values[index];
    const ageMs = kept ? now - kept.keptAt : 0;
    const holds =
      kept !== undefined &&
      kept.versions === versions &&
      ageMs < slot.maxAgeMs + graceMs(slot.maxAgeMs) &&
      isAsTold(kept, told);
    return {
      slot,
      versions,
      guarded: { tags: slot.guards, versions: versionsOf(slot.guards) },
      told: holds ? kept.told : undefined,
      value: holds ? parseJson(kept.text) : undefined,
      ageMs,
      // At the last moment of its time it is over.
      overdueMs: holds && ageMs >= slot.maxAgeMs ? Math.max(1, ageMs - slot.maxAgeMs) : 0,
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

/** What of these slots was kept, as far as they are known before anything was fetched. */
export function useOf(states: readonly SlotState[]): Omit<CacheUse, 'basis'> {
  const kept = states.filter(({ value }) => value !== undefined);
  const overdue = kept.filter(({ overdueMs }) => overdueMs > 0);
  return {
    hits: kept.length,
    misses: states.length - kept.length,
    ageMs: Math.max(0, ...kept.map(({ ageMs }) => ageMs)),
    ...(overdue.length > 0 && {
      stale: { hits: overdue.length, overdueMs: Math.max(...overdue.map(({ overdueMs }) => overdueMs)) },
    }),
  };
}

/** What an answer of these slots depends on, those that were missing fetched at `now`. None that is over its time has one. */
export function basisOf(states: readonly SlotState[], now: number): CacheBasis | undefined {
  const [first] = states;
  if (!first || states.some(({ overdueMs }) => overdueMs > 0)) return undefined;
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
