import { compareEntryIds, parseEntryId } from '@propmubi/runtime/redis';
import type { Redis } from 'ioredis';

/** Up to which entry each stream has been read. */
export type Positions = ReadonlyMap<string, string>;

/** Before the first entry of a stream. */
export const BEGINNING = '0-0';

export function writePlace(positions: Positions): string {
  return JSON.stringify(Object.fromEntries(positions));
}

/**
 * Where to go on reading so that nothing is missed; undefined where something may be gone that was not read: a stream was
 * cut behind its place, was lost, or has none.
 */
export async function placeToGoOn(
  redisOf: (stream: string) => Redis,
  streams: readonly string[],
  place: string | undefined,
): Promise<Positions | undefined> {
  if (place === undefined) return undefined;
  const known = new Map(Object.entries(JSON.parse(place) as Record<string, string>));
  for (const stream of streams) {
    const position = known.get(stream);
    if (position === undefined || !(await hasAllSince(redisOf(stream), stream, position))) return undefined;
  }
  return known;
}

/** Whether a stream still has every entry that came after one. Streams are cut at their beginning only. */
async function hasAllSince(redis: Redis, stream: string, position: string): Promise<boolean> {
  if ((await redis.exists(stream)) === 0) return position === BEGINNING;
  const described = (await redis.call('XINFO', 'STREAM', stream)) as unknown[];
  const valueOf = (name: string): unknown => described[described.indexOf(name) + 1];
  if (valueOf('last-generated-id') === position) return true;
  if (position === BEGINNING) return valueOf('entries-added') === valueOf('length');
  const [first] = (valueOf('first-entry') as [string, unknown] | null) ?? [];
  return first !== undefined && compareEntryIds(parseEntryId(first), parseEntryId(position)) <= 0;
}
