import type { Redis } from 'ioredis';
import { RAISE_POSITION } from '../db/replica/published-position.js';
import type { Logger } from '../log/logger.js';
import { answersWithin } from '../redis/answered-within.js';
import { openRedis } from '../redis/open-redis.js';

const COMMAND_TIMEOUT_MS = 5_000;
const LONGEST_RECONNECT_DELAY_MS = 1_000;

/** What XADD, XACK and their kin go through: every command ends within a bound, and none is sent twice unasked. */
export type BusConnection = Redis & {
  /** See `PUBLISH`. */
  publishEntries(stream: string, lastEntryId: string, ...fields: string[]): Promise<[string, ...string[]]>;
  /** See `RAISE_POSITION`. */
  raisePosition(key: string, position: string): Promise<number>;
  /** See `FORGET_IDLE_CONSUMERS`. */
  forgetIdleConsumers(stream: string, group: string, self: string): Promise<number>;
};

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

/** Opens a connection that reconnects for ever by itself; commands fail at once while there is none. */
export function connectBus(
  redisUrl: string,
  name: string,
  logger: Logger,
  { blockMs = 0 }: { blockMs?: number } = {},
): BusConnection {
  const redis = openRedis(redisUrl, {
    connectionName: `events:${name}`,
    connectTimeout: 2_000,
    // A loop that knows what it was doing retries better than a queue that does not.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(20 * 2 ** attempt, LONGEST_RECONNECT_DELAY_MS),
  });
  answersWithin(redis, COMMAND_TIMEOUT_MS + blockMs);
  let reachable = true;
  redis.on('error', (error: Error) => {
    if (reachable) logger.warn({ err: error, connection: name }, 'events: Redis does not answer');
    reachable = false;
  });
  redis.on('ready', () => {
    if (!reachable) logger.info({ connection: name }, 'events: Redis answers again');
    reachable = true;
  });
  redis.defineCommand('publishEntries', { numberOfKeys: 1, lua: PUBLISH });
  redis.defineCommand('raisePosition', { numberOfKeys: 1, lua: RAISE_POSITION });
  redis.defineCommand('forgetIdleConsumers', { numberOfKeys: 1, lua: FORGET_IDLE_CONSUMERS });
  return redis as BusConnection;
}

/** After a timeout the connection may be half open: only a new one tells. */
export function reconnectAfterTimeout(redis: Redis, error: unknown): void {
  if (error instanceof Error && error.message === 'Command timed out') redis.disconnect(true);
}
