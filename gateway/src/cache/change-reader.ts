import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { EVERYTHING, type CacheStore } from '@propmubi/federation/serving';
import { type Logger } from '@propmubi/runtime/log';
import {
  EVENT_SHARDS,
  keysReadTogether,
  openRedisOf,
  reconnectWhenSilent,
  streamKey,
} from '@propmubi/runtime/redis';
import { othersAreCurrent } from './handover.js';
import { isTakenElsewhere, tagsOfEvent } from './changes.js';
import { BEGINNING, placeToGoOn, writePlace } from './reading-place.js';

/** Services whose events change what is cached. */
const SOURCES = ['property', 'trust', 'reputation'];
const BLOCK_MS = 500;
const COUNT = 500;
/** Streams are trimmed soon after all services have their entries: who has not read for so long may have missed some. */
const MISSED_AFTER_MS = 5_000;
const RETRY_MS = 200;
/** When a subgraph that takes an event itself has done so, as a rule. */
const TAKEN_AFTER_MS = 3_000;

export interface ChangeReader {
  /** Whether every change that was published so far is known or about to be: the streams are read. */
  isCurrent(): boolean;
  /** Resolves when that is so for the first time, or `signal` ends it. */
  current(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

type Entry = [entryId: string, fields: string[]];
type Read = [stream: string, entries: Entry[]][] | null;
/** Streams that one command reads, on a connection that it blocks. */
type Reader = { streams: string[]; redis: Redis };

/**
 * Follows the streams of domain events, from now on, and gives the tags of what they change new versions. Each gateway
 * process reads all of them; the store takes each event once. A process that starts, or has not read for a while, goes on where
 * any of them was last, or beside one that reads meanwhile. Where the streams have lost something since, it empties the cache first.
 */
export function readChanges(redisUrl: string, store: CacheStore, logger: Logger): ChangeReader {
  const streams = SOURCES.flatMap((name) =>
    Array.from({ length: EVENT_SHARDS }, (_, shard) => streamKey(name, shard)),
  );
  const readers = keysReadTogether(redisUrl, streams).map((together) => ({
    streams: together,
    redis: openReader(redisUrl, together[0] as string, logger),
  }));
  const redisOf = (stream: string): Redis =>
    (readers.find((one) => one.streams.includes(stream)) as Reader).redis;
  const positions = new Map<string, string>();
  /** Where a stream was before an entry that is to be told to the store once more. */
  const later = new Map<NodeJS.Timeout, { stream: string; before: string }>();
  const began = Promise.withResolvers<undefined>();
  const reader = `${process.pid} ${performance.timeOrigin} ${randomUUID()}`;
  let turn = 0;
  /** Before the first read, which may come in the first seconds of the process. */
  let lastReadAt = Number.NEGATIVE_INFINITY;
  let closed = false;

  const take = async (stream: string, [entryId, fields]: Entry): Promise<void> => {
    const field = (name: string): string => fields[fields.indexOf(name) + 1] ?? '';
    const [type, id] = [field('type'), field('id')];
    const tags = tagsOfEvent(type, field('event'));
    await store.change(id, tags);
    const before = positions.get(stream) ?? BEGINNING;
    // Only now: what could not be told to the store is read again.
    positions.set(stream, entryId);
    if (!isTakenElsewhere(type)) return;
    const timer = setTimeout(() => {
      later.delete(timer);
      store.change(`${id} taken`, tags).catch(() => undefined);
    }, TAKEN_AFTER_MS);
    later.set(timer, { stream, before });
  };

  /** Up to where the store knows all there is to know. */
  const placeNow = (): Map<string, string> => {
    const place = new Map(positions);
    // The latest first, so that the earliest stays.
    for (const { stream, before } of [...later.values()].reverse()) place.set(stream, before);
    return place;
  };

  const begin = async (): Promise<void> => {
    for (const { redis } of readers)
      if (redis.status === 'wait' || redis.status === 'end') await redis.connect();
    for (const stream of streams) positions.set(stream, await endOf(redisOf(stream), stream));
    // What was published before is known to the store by another process, or to none.
    if (!(await othersAreCurrent(store, () => closed)) && !(await goOn()))
      await store.change(`begin ${reader} ${performance.now()}`, [EVERYTHING]);
    await store.keepPlace(writePlace(placeNow()));
    lastReadAt = performance.now();
    began.resolve(undefined);
  };

  /** Takes what was published since a process read last; false where some of it is gone. */
  const goOn = async (): Promise<boolean> => {
    const place = await placeToGoOn(redisOf, streams, await store.lastPlace());
    if (!place) return false;
    for (const [stream, position] of place) positions.set(stream, position);
    for (const one of readers) while ((await takeNext(one, ['COUNT', COUNT])) > 0 && !closed);
    // What was cut meanwhile may not have been read.
    return (await placeToGoOn(redisOf, streams, writePlace(place))) !== undefined;
  };

  /** Returns how many entries were taken. */
  const takeNext = async (from: Reader, how: (string | number)[]): Promise<number> => {
    const ids = from.streams.map((stream) => positions.get(stream) ?? BEGINNING);
    const read = (await from.redis.call('XREAD', ...how, 'STREAMS', ...from.streams, ...ids)) as Read;
    for (const [stream, entries] of read ?? []) for (const entry of entries) await take(stream, entry);
    return (read ?? []).reduce((sum, [, entries]) => sum + entries.length, 0);
  };

  /**
   * Reads every stream once. Of several connections, each goes on until the last one has waited for its time: a change need not wait for
   * streams on which nothing happens.
   */
  const readAll = async (): Promise<void> => {
    const until = performance.now() + BLOCK_MS;
    const readOn = async (from: Reader): Promise<void> => {
      for (let left = BLOCK_MS; left > 0; left = Math.ceil(until - performance.now())) {
        await takeNext(from, ['COUNT', COUNT, 'BLOCK', left]);
        if (readers.length === 1) return;
      }
    };
    // All of them have ended before the next turn reads on the same connections.
    const ended = await Promise.allSettled(readers.map(readOn));
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  };

  const readOnce = async (): Promise<void> => {
    if (performance.now() - lastReadAt > MISSED_AFTER_MS) await begin();
    await readAll();
    lastReadAt = performance.now();
    await store.keepPlace(writePlace(placeNow()));
    await store.keepTurn(reader, ++turn);
  };

  const running = (async () => {
    let isFailing = false;
    while (!closed) {
      try {
        await readOnce();
        isFailing = false;
      } catch (error) {
        if (!isFailing && !closed)
          logger.warn({ err: error }, 'cache: changes cannot be read; nothing is cached meanwhile');
        isFailing = true;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  })();

  return {
    isCurrent: () => performance.now() - lastReadAt < 2 * BLOCK_MS + RETRY_MS,
    async current(signal) {
      const ended = new Promise<undefined>((resolve) =>
        signal.addEventListener('abort', () => resolve(undefined)),
      );
      await Promise.race([began.promise, ended]);
    },
    async close() {
      closed = true;
      for (const timer of later.keys()) clearTimeout(timer);
      for (const { redis } of readers) redis.disconnect();
      await running;
    },
  };
}

function openReader(redisUrl: string, stream: string, logger: Logger): Redis {
  const redis = openRedisOf(redisUrl, stream, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: true,
  });
  redis.on('error', (error: Error) =>
    logger.warn({ err: { message: error.message } }, 'cache: redis of events'),
  );
  reconnectWhenSilent(redis);
  return redis;
}

/** The last entry of a stream, from which on it is read. */
async function endOf(redis: Redis, stream: string): Promise<string> {
  const [last] = await redis.xrevrange(stream, '+', '-', 'COUNT', 1);
  return last?.[0] ?? '0-0';
}
