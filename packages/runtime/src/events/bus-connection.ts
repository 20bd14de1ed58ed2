import { Cluster, type Redis, type RedisOptions } from 'ioredis';
import { RAISE_POSITION } from '../db/replica/published-position.js';
import type { Logger } from '../log/logger.js';
import { answersWithin } from '../redis/answered-within.js';
import { reconnectWhenSilent } from '../redis/keepalive.js';
import { openRedis, openRedisOf } from '../redis/open-redis.js';
import type { RedisClient } from '../redis/redis-client.js';

const COMMAND_TIMEOUT_MS = 5_000;
const LONGEST_RECONNECT_DELAY_MS = 1_000;

/** What XADD, XACK and their kin go through: every command ends within a bound, and none is sent twice unasked. */
export type BusConnection = RedisClient & {
  /** See `PUBLISH`. */
  publishEntries(stream: string, lastEntryId: string, ...fields: string[]): Promise<[string, ...string[]]>;
  /** See `RAISE_POSITION`. */
  raisePosition(key: string, position: string): Promise<number>;
  /** See `FORGET_IDLE_CONSUMERS`. */
  forgetIdleConsumers(stream: string, group: string, self: string): Promise<number>;
  /** XINFO GROUPS and XGROUP CREATE with their key named as one, without which a Redis Cluster is asked at any of its nodes. */
  describeGroups(stream: string): Promise<unknown[][]>;
  createGroup(stream: string, group: string): Promise<null>;
};

/** For reads that block it: one server. */
export type ReaderConnection = Redis;

/**
 * Appends entries unless the stream ends before `ARGV[1]`, the last entry its outbox knows of: then Redis lost what
 * came in between, and appending now would put later events before earlier ones. Answers `LOST` and the stream's
 * end, or `OK`, the end before, and the new ids. With no entries it only asks.
 */
const PUBLISH = `
local function parts(id) local ms, seq = string.match(id, '(%d+)-(%d+)'); return tonumber(ms), tonumber(seq) end
local last = '0-0'
if redis.call('EXISTS', KEYS[1]) == 1 then
  local info = redis.call('XINFO', 'STREAM', KEYS[1])
  for i = 1, #info, 2 do if info[i] == 'last-generated-id' then last = info[i + 1] end end
end
local lastMs, lastSeq = parts(last)
local expectedMs, expectedSeq = parts(ARGV[1])
if lastMs < expectedMs or (lastMs == expectedMs and lastSeq < expectedSeq) then return { 'LOST', last } end
local reply = { 'OK', last }
for i = 2, #ARGV, 4 do
  reply[#reply + 1] = redis.call('XADD', KEYS[1], '*',
    'id', ARGV[i], 'type', ARGV[i + 1], 'subject', ARGV[i + 2], 'event', ARGV[i + 3])
end
return reply`;

/**
 * Removes the names of processes that are gone. One step, because removing a consumer that has meanwhile been given
 * an entry would lose that entry.
 */
const FORGET_IDLE_CONSUMERS = `
local removed = 0
for _, consumer in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local fact = {}
  for i = 1, #consumer, 2 do fact[consumer[i]] = consumer[i + 1] end
  if fact['name'] ~= ARGV[2] and fact['pending'] == 0 then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], fact['name'])
    removed = removed + 1
  end
end
return removed`;

const DESCRIBE_GROUPS = `return redis.call('XINFO', 'GROUPS', KEYS[1])`;
/** It starts with the oldest entry the stream still has. */
const CREATE_GROUP = `redis.call('XGROUP', 'CREATE', KEYS[1], ARGV[1], '0', 'MKSTREAM')`;

/** Opens a connection that reconnects for ever by itself; commands fail at once while there is none. */
export function connectBus(redisUrl: string, name: string, logger: Logger): BusConnection {
  const redis = openRedis(redisUrl, optionsOf(name));
  // After a timeout one server is connected to anew; of several, the one that is silent.
  if (redis instanceof Cluster) reconnectWhenSilent(redis);
  answersWithin(redis, COMMAND_TIMEOUT_MS);
  report(redis, name, logger);
  redis.defineCommand('publishEntries', { numberOfKeys: 1, lua: PUBLISH });
  redis.defineCommand('raisePosition', { numberOfKeys: 1, lua: RAISE_POSITION });
  redis.defineCommand('forgetIdleConsumers', { numberOfKeys: 1, lua: FORGET_IDLE_CONSUMERS });
  redis.defineCommand('describeGroups', { numberOfKeys: 1, lua: DESCRIBE_GROUPS });
  redis.defineCommand('createGroup', { numberOfKeys: 1, lua: CREATE_GROUP });
  return redis as BusConnection;
}

/** The same for reads of a stream, and of those that lie with it, that wait for `blockMs`. */
export function connectReader(
  redisUrl: string,
  stream: string,
  { name, logger, blockMs }: { name: string; logger: Logger; blockMs: number },
): ReaderConnection {
  const redis = openRedisOf(redisUrl, stream, optionsOf(`${name}-reader`));
  answersWithin(redis, COMMAND_TIMEOUT_MS + blockMs);
  report(redis, `${name}-reader`, logger);
  return redis;
}

function optionsOf(name: string): RedisOptions {
  return {
    connectionName: `events:${name}`,
    connectTimeout: 2_000,
    // A loop that knows what it was doing retries better than a queue that does not.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(20 * 2 ** attempt, LONGEST_RECONNECT_DELAY_MS),
  };
}

function report(redis: RedisClient, name: string, logger: Logger): void {
  let reachable = true;
  redis.on('error', (error: Error) => {
    if (reachable) logger.warn({ err: error, connection: name }, 'events: Redis does not answer');
    // A Redis Cluster says of which node, now and then.
    reachable = redis instanceof Cluster;
  });
  redis.on('ready', () => {
    if (!reachable) logger.info({ connection: name }, 'events: Redis answers again');
    reachable = true;
  });
}

/** After a timeout the connection may be half open: only a new one tells. */
export function reconnectAfterTimeout(redis: RedisClient, error: unknown): void {
  if (redis instanceof Cluster) return;
  if (error instanceof Error && error.message === 'Command timed out') redis.disconnect(true);
}
