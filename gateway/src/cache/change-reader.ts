import { randomUUID } from 'node:crypto';
import { EVERYTHING, type CacheStore } from '@propmubi/federation/serving';
import { type Logger } from '@propmubi/runtime/log';
import { EVENT_SHARDS, reconnectWhenSilent, streamKey } from '@propmubi/runtime/redis';
import { Redis } from 'ioredis';
import { othersAreCurrent } from './handover.js';
import { isTakenElsewhere, tagsOfEvent } from './changes.js';

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

/**
 * Follows the streams of domain events, from now on, and gives the tags of what they change new versions. Each gateway
 * process reads all of them; the store takes each event once. A process that starts, or has not read for a while, empties the cache
 * before it goes on, unless another one has read meanwhile: what changed may not be in the streams any more.
 */
export function readChanges(redisUrl: string, store: CacheStore, logger: Logger): ChangeReader {
  const redis = new Redis(redisUrl, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: true,
  });
  redis.on('error', (error: Error) =>
    logger.warn({ err: { message: error.message } }, 'cache: redis of events'),
  );
  reconnectWhenSilent(redis);
  const streams = SOURCES.flatMap((name) =>
    Array.from({ length: EVENT_SHARDS }, (_, shard) => streamKey(name, shard)),
  );
  const positions = new Map<string, string>();
  const later = new Set<NodeJS.Timeout>();
  const began = Promise.withResolvers<undefined>();
  const reader = `${process.pid} ${performance.timeOrigin} ${randomUUID()}`;
  let turn = 0;
  let lastReadAt = 0;
  let closed = false;

  const take = async (stream: string, [entryId, fields]: Entry): Promise<void> => {
    const field = (name: string): string => fields[fields.indexOf(name) + 1] ?? '';
    const [type, id] = [field('type'), field('id')];
    const tags = tagsOfEvent(type, field('event'));
    await store.change(id, tags);
    // Only now: what could not be told to the store is read again.
    positions.set(stream, entryId);
    if (!isTakenElsewhere(type)) return;
    const timer = setTimeout(() => {
      later.delete(timer);
      store.change(`${id} taken`, tags).catch(() => undefined);
    }, TAKEN_AFTER_MS);
    later.add(timer);
  };

  const begin = async (): Promise<void> => {
    if (redis.status === 'wait' || redis.status === 'end') await redis.connect();
    for (const stream of streams) positions.set(stream, await endOf(redis, stream));
    // What was published before is known to the store by another process, or to none.
    if (!(await othersAreCurrent(store, () => closed)))
      await store.change(`begin ${reader} ${performance.now()}`, [EVERYTHING]);
    lastReadAt = performance.now();
    began.resolve(undefined);
  };

  const readOnce = async (): Promise<void> => {
    if (performance.now() - lastReadAt > MISSED_AFTER_MS) await begin();
    const ids = streams.map((stream) => positions.get(stream) ?? '0-0');
    const read = (await redis.xread(
      'COUNT',
      COUNT,
      'BLOCK',
      BLOCK_MS,
      'STREAMS',
      ...streams,
      ...ids,
    )) as Read;
    for (const [stream, entries] of read ?? []) for (const entry of entries) await take(stream, entry);
    lastReadAt = performance.now();
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
    isCurrent: () => lastReadAt > 0 && performance.now() - lastReadAt < 2 * BLOCK_MS + RETRY_MS,
    async current(signal) {
      const ended = new Promise<undefined>((resolve) =>
        signal.addEventListener('abort', () => resolve(undefined)),
      );
      await Promise.race([began.promise, ended]);
    },
    async close() {
      closed = true;
      for (const timer of later) clearTimeout(timer);
      redis.disconnect();
      await running;
    },
  };
}

/** The last entry of a stream, from which on it is read. */
async function endOf(redis: Redis, stream: string): Promise<string> {
  const [last] = await redis.xrevrange(stream, '+', '-', 'COUNT', 1);
  return last?.[0] ?? '0-0';
}
