import type { BusConnection } from './bus-connection.js';
import { BEFORE_FIRST, compareEntryIds, parseEntryId, type EntryId } from './shards.js';

/** Entries asked for with one command. */
export const PENDING_PAGE = 500;

export interface GroupState {
  /** Delivered and not acknowledged. */
  pending: number;
  lastDelivered: EntryId;
  /** Not delivered yet; undefined when Redis cannot tell. */
  lag: number | undefined;
}

/** The groups of a stream by name; none when there is no stream. */
export async function readGroups(redis: BusConnection, stream: string): Promise<Map<string, GroupState>> {
  const groups = new Map<string, GroupState>();
  let reply: unknown[][];
  try {
    reply = await redis.describeGroups(stream);
  } catch (error) {
    if (isMissingStream(error)) return groups;
    throw error;
  }
  for (const flat of reply) {
    const fact = new Map<unknown, unknown>();
    for (let at = 0; at < flat.length; at += 2) fact.set(flat[at], flat[at + 1]);
    const lag = fact.get('lag');
    groups.set(String(fact.get('name')), {
      pending: Number(fact.get('pending')),
      lastDelivered: parseEntryId(String(fact.get('last-delivered-id') ?? '0-0')) ?? BEFORE_FIRST,
      lag: lag === null || lag === undefined ? undefined : Number(lag),
    });
  }
  return groups;
}

/** An entry that was delivered and is not acknowledged. */
export interface PendingEntry {
  entryId: string;
  consumer: string;
  deliveries: number;
}

/** All of them, oldest first. */
export async function pendingEntries(
  redis: BusConnection,
  stream: string,
  group: string,
): Promise<PendingEntry[]> {
  const all: PendingEntry[] = [];
  for (let from = '-'; ;) {
    const page = (await redis.xpending(stream, group, from, '+', PENDING_PAGE)) as [
      string,
      string,
      number,
      number,
    ][];
    for (const [entryId, consumer, , deliveries] of page) all.push({ entryId, consumer, deliveries });
    const last = page.at(-1);
    if (!last || page.length < PENDING_PAGE) break;
    from = `(${last[0]}`;
  }
  return all.sort((a, b) => compareEntryIds(parseEntryId(a.entryId), parseEntryId(b.entryId)));
}

/** Creates the group, and its stream, unless there. It starts with the oldest entry the stream still has. */
export async function ensureGroup(redis: BusConnection, stream: string, group: string): Promise<void> {
  try {
    await redis.createGroup(stream, group);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('BUSYGROUP'))) throw error;
  }
}

export function isMissingGroup(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOGROUP');
}

function isMissingStream(error: unknown): boolean {
  return error instanceof Error && error.message.includes('no such key');
}
