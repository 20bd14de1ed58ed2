import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Cluster, Redis } from 'ioredis';
import type { CacheStore, KeptValue, ToldTags } from './store.js';

export interface RedisStoreOptions {
  /** Before every key. Default `cache:`. */
  readonly prefix?: string;
  /** Memory of this process for values, in bytes of text; the least recently used go. Default 32 MiB. */
  readonly memoryBytes?: number;
}

const DEFAULT_MEMORY_BYTES = 32 * 1024 * 1024;
/** Longer than anything is kept. A version that is gone makes stale what depended on it. */
const VERSION_SECONDS = 86_400;
const CHANGE_SECONDS = 600;
/** Several times what a reader needs between two of its turns. */
const TURN_MS = 3_000;
const COMPRESSED_FROM = 1_024;
/** Of the keys in a Redis Cluster: each is a slot, and what is read or changed at once takes a script of each that it touches. */
const CLUSTER_PARTS = 8;

/** Reads versions, giving new ones to tags without, and values: one step, so that no change comes between. */
const READ = `
  local tags = tonumber(ARGV[1])
  local versions = {}
  for i = 1, tags do
    local version = redis.call('GET', KEYS[i])
    if not version then
      version = ARGV[2] .. i
      redis.call('SET', KEYS[i], version, 'EX', ARGV[3])
    end
    versions[i] = version
  end
  local values = {}
  for i = tags + 1, #KEYS do
    values[i - tags] = redis.call('GET', KEYS[i]) or ''
  end
  return { versions, values }`;

const CHANGE = `
  if not redis.call('SET', KEYS[1], '1', 'NX', 'EX', ARGV[2]) then return 0 end
  for i = 2, #KEYS do redis.call('SET', KEYS[i], ARGV[1] .. i, 'EX', ARGV[3]) end
  return #KEYS - 1`;

type Scripts = (Redis | Cluster) & {
  cacheReadBuffer(keys: number, ...args: (string | number)[]): Promise<[Buffer[], Buffer[]]>;
  cacheChange(keys: number, ...args: (string | number)[]): Promise<number>;
};

/**
 * Keeps answers in Redis, and those that were used last in this process, too. The connection is the store's to close. In a Redis Cluster
 * a read is one step for each part: a version is never older than the read began, and what is kept under it was valid then.
 */
export function redisStore(redis: Redis | Cluster, options: RedisStoreOptions = {}): CacheStore {
  const { prefix = 'cache:', memoryBytes = DEFAULT_MEMORY_BYTES } = options;
  redis.defineCommand('cacheRead', { lua: READ });
  redis.defineCommand('cacheChange', { lua: CHANGE });
  const scripts = redis as Scripts;
  const memory = new LRUCache<string, KeptValue>({
    maxSize: memoryBytes,
    sizeCalculation: ({ text }, key) => text.length + key.length + 100,
  });
  const parts = redis.isCluster ? CLUSTER_PARTS : 1;
  const partOf = (key: string): number => (parts === 1 ? 0 : crc32(key) % parts);
  const nameIn = (part: number, kind: string, key: string): string =>
    parts === 1 ? `${prefix}${kind}:${key}` : `${prefix}{${part}}:${kind}:${key}`;
  const name = (kind: string, key: string): string => nameIn(partOf(key), kind, key);

  const readPart = (tags: readonly string[], keys: readonly string[]): Promise<[Buffer[], Buffer[]]> =>
    scripts.cacheReadBuffer(
      tags.length + keys.length,
      ...tags.map((tag) => name('t', tag)),
      ...keys.map((key) => name('v', key)),
      tags.length,
      newVersion(),
      VERSION_SECONDS,
    );

  const readParts = async (
    tags: readonly string[],
    keys: readonly string[],
  ): Promise<[Buffer[], Buffer[]]> => {
    if (parts === 1) return readPart(tags, keys);
    const versions: Buffer[] = [];
    const values: Buffer[] = [];
    const [ofTags, ofKeys] = [
      Map.groupBy(tags.keys(), (at) => partOf(tags[at] as string)),
      Map.groupBy(keys.keys(), (at) => partOf(keys[at] as string)),
    ];
    const touched = new Set([...ofTags.keys(), ...ofKeys.keys()]);
    await Promise.all(
      [...touched].map(async (part) => {
        const [tagsAt, keysAt] = [ofTags.get(part) ?? [], ofKeys.get(part) ?? []];
        const [own, kept] = await readPart(
          tagsAt.map((at) => tags[at] as string),
          keysAt.map((at) => keys[at] as string),
        );
        for (const [index, at] of tagsAt.entries()) versions[at] = own[index] as Buffer;
        for (const [index, at] of keysAt.entries()) values[at] = kept[index] as Buffer;
      }),
    );
    return [versions, values];
  };

  return {
    async read(keys, tags, mayRemember = () => true) {
      const known = keys.map((key, index) => {
        const value = memory.get(key);
        return value && mayRemember(value, index) ? value : undefined;
      });
      const missing = keys.filter((_, index) => !known[index]);
      const [versions, values] = await readParts(tags, missing);
      const read = new Map(missing.map((key, index) => [key, decode(values[index])]));
      for (const [key, value] of read) if (value) memory.set(key, value);
      return {
        values: keys.map((key, index) => known[index] ?? read.get(key)),
        versions: versions.map((version) => version.toString()),
      };
    },
    async write(values) {
      for (const { key, value } of values) memory.set(key, value);
      const byPart = Map.groupBy(values, ({ key }) => partOf(key));
      await Promise.all(
        [...byPart.values()].map((ofPart) => {
          const pipeline = redis.pipeline();
          for (const { key, value, ttlMs } of ofPart)
            pipeline.set(name('v', key), encode(value), 'PX', ttlMs);
          return pipeline.exec();
        }),
      );
    },
    async change(change, tags) {
      const byPart = Map.groupBy(tags, partOf);
      await Promise.all(
        [...byPart].map(([part, ofPart]) =>
          scripts.cacheChange(
            ofPart.length + 1,
            nameIn(part, 'c', change),
            ...ofPart.map((tag) => name('t', tag)),
            newVersion(),
            CHANGE_SECONDS,
            VERSION_SECONDS,
          ),
        ),
      );
    },
    lock: async (key, ms) => (await redis.set(name('l', key), '1', 'PX', ms, 'NX')) === 'OK',
    unlock: async (key) => void (await redis.del(name('l', key))),
    markWriter: async (viewer, ms) => void (await redis.set(name('w', viewer), '1', 'PX', ms)),
    isWriter: async (viewer) => (await redis.exists(name('w', viewer))) === 1,
    keepTurn: async (reader, turn) =>
      void (await redis.set(name('r', 'last'), `${turn} ${reader}`, 'PX', TURN_MS)),
    lastTurn: async () => {
      const [, turn, reader] = /^(\d+) (.+)$/.exec((await redis.get(name('r', 'last'))) ?? '') ?? [];
      return reader === undefined ? undefined : { reader, turn: Number(turn) };
    },
    keepPlace: async (place) => void (await redis.set(name('r', 'place'), place, 'EX', VERSION_SECONDS)),
    lastPlace: async () => (await redis.get(name('r', 'place'))) ?? undefined,
    close: async () => {
      memory.clear();
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

/** No version comes twice, also after a tag was evicted: what depended on it stays stale. */
function newVersion(): string {
  return randomBytes(9).toString('base64url');
}

/** `<instant> <versions> <told> <text>`, the text compressed where that saves something. */
function encode({ text, versions, keptAt, told }: KeptValue): Buffer {
  const isLong = text.length >= COMPRESSED_FROM;
  const head = Buffer.from(`${isLong ? 'z' : 't'}${keptAt} ${versions} ${written(told)} `);
  const body = Buffer.from(text);
  return Buffer.concat([head, isLong ? deflateRawSync(body, { level: 1 }) : body]);
}

function decode(kept: Buffer | undefined): KeptValue | undefined {
  if (!kept || kept.length === 0) return undefined;
  const first = kept.indexOf(' ');
  const second = kept.indexOf(' ', first + 1);
  const third = kept.indexOf(' ', second + 1);
  const body = kept.subarray(third + 1);
  return {
    keptAt: Number(kept.toString('latin1', 1, first)),
    versions: kept.toString('latin1', first + 1, second),
    told: readTold(kept.toString('latin1', second + 1, third)),
    text: (kept[0] === 0x7a ? inflateRawSync(body) : body).toString(),
  };
}

/** In base64, which has no blanks; `-` for none. */
function written(told: ToldTags | undefined): string {
  return told ? Buffer.from(JSON.stringify(told)).toString('base64url') : '-';
}

function readTold(text: string): ToldTags | undefined {
  return text === '-' ? undefined : (JSON.parse(Buffer.from(text, 'base64url').toString()) as ToldTags);
}
