import { crc32 } from 'node:zlib';

/** Streams per subgraph. Changing it moves aggregates between streams: drain the outbox first. */
export const EVENT_SHARDS = 4;

/** The stream of its subgraph an aggregate's events go to, always the same. */
export function shardOf(subject: string): number {
  return crc32(subject) % EVENT_SHARDS;
}

/** The Redis Stream of one shard: `events:crm:3`. */
export function streamKey(subgraph: string, shard: number): string {
  return `events:${subgraph}:${shard}`;
}

/** The subgraph whose stream it is. */
export function sourceOf(stream: string): string {
  return stream.split(':')[1] as string;
}

/** A position in a Redis Stream: `<milliseconds>-<sequence>`. */
export interface EntryId {
  ms: number;
  seq: number;
}

export const BEFORE_FIRST: EntryId = { ms: 0, seq: 0 };

export function parseEntryId(id: string): EntryId {
  const [ms, seq] = id.split('-');
  return { ms: Number(ms), seq: Number(seq ?? 0) };
}

export function formatEntryId({ ms, seq }: EntryId): string {
  return `${ms}-${seq}`;
}

export function compareEntryIds(a: EntryId, b: EntryId): number {
  return a.ms - b.ms || a.seq - b.seq;
}
