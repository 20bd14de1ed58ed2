import type { RedisClient } from '../redis/redis-client.js';
import { randomUUID } from 'node:crypto';
import type { Logger } from '../log/logger.js';
import { openRedis } from '../redis/open-redis.js';
import {
  CHANGED_KEY,
  DEFAULT_LIMITS,
  LIMITS_KEY,
  memberOf,
  socketsKey,
  usageKey,
  VERSION_KEY,
} from './usage-keys.js';
import type { GatewayLimits } from './usage-ledger.js';

const COMMAND_TIMEOUT_MS = 1_000;
/** Redis that did not answer is left alone for this long. */
const PAUSE_MS = 2_000;
/** Long enough for identity to take it after an outage of days. */
const KEPT_S = 4 * 24 * 60 * 60;
/** Sockets of a process that has not said for so long that they are open are not counted. */
const SILENT_MS = 20_000;

/** What one process counted of an organization since it last said so. */
export interface UsageReport {
  organizationId: string;
  /** The calendar day in India. */
  day: string;
  requests: number;
  cost: number;
  /** Open in this process now. */
  sockets: number;
}

/** What all processes counted, and what may be used; no limits before identity has published any. */
export interface UsageKnown {
  requests: number;
  cost: number;
  /** Open in all processes now. */
  sockets: number;
  limits: GatewayLimits | undefined;
}

export interface UsageExchange {
  /**
   * Adds to what all processes counted, and returns that for each report; undefined where Redis did not answer, so that it is
   * to be said again. What was added although no answer came counts twice then.
   */
  exchange(reports: readonly UsageReport[]): Promise<(UsageKnown | undefined)[]>;
  close(): void;
}

/**
 * KEYS: usage, sockets, limits, changed, version. ARGV: requests, cost, sockets, process, generation, organization, name of
 * the usage, seconds it is kept, ms of silence. What only grew by nothing is not written.
 */
const EXCHANGE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if tonumber(ARGV[3]) > 0 then
  redis.call('HSET', KEYS[2], ARGV[4], ARGV[3] .. ':' .. string.format('%.0f', now))
  redis.call('PEXPIRE', KEYS[2], ARGV[9])
else
  redis.call('HDEL', KEYS[2], ARGV[4])
end
local open, all = 0, redis.call('HGETALL', KEYS[2])
for i = 1, #all, 2 do
  local count, at = string.match(all[i + 1], '^(%d+):(%d+)$')
  if now - tonumber(at) > tonumber(ARGV[9]) then
    redis.call('HDEL', KEYS[2], all[i])
  else
    open = open + tonumber(count)
  end
end
local used = redis.call('HMGET', KEYS[1], 'requests', 'cost', 'sockets')
local requests, cost, peak = tonumber(used[1] or 0), tonumber(used[2] or 0), tonumber(used[3] or 0)
local grew = tonumber(ARGV[1]) > 0 or tonumber(ARGV[2]) > 0 or open > peak
if grew then
  requests = redis.call('HINCRBY', KEYS[1], 'requests', ARGV[1])
  cost = redis.call('HINCRBY', KEYS[1], 'cost', ARGV[2])
  if open > peak then redis.call('HSET', KEYS[1], 'sockets', open) end
  redis.call('HSETNX', KEYS[1], 'generation', ARGV[5])
  redis.call('EXPIRE', KEYS[1], ARGV[8])
  redis.call('ZADD', KEYS[4], redis.call('INCR', KEYS[5]), ARGV[7])
end
local limits = redis.call('HGET', KEYS[3], ARGV[6]) or redis.call('HGET', KEYS[3], '${DEFAULT_LIMITS}')
return { requests, cost, open, limits }
`;

type Answer = [number, number, number, string | null];
type Scripted = RedisClient & { exchangeUsage(...args: (string | number)[]): Promise<Answer> };

/** By which processes of the gateway add up what organizations use. Connects at the first exchange. */
export function createUsageExchange(redisUrl: string, logger: Pick<Logger, 'warn'>): UsageExchange {
  const processId = randomUUID();
  let redis: Scripted | undefined;
  let askAgainAtMs = Number.NEGATIVE_INFINITY;
  let isAway = false;
  let closed = false;

  const connection = (): Scripted => {
    redis ??= connect(redisUrl);
    return redis;
  };
  return {
    async exchange(reports) {
      if (closed || performance.now() < askAgainAtMs) return reports.map(() => undefined);
      const answers = await Promise.allSettled(
        reports.map((report) => connection().exchangeUsage(...argumentsOf(report, processId))),
      );
      const failed = answers.find((answer) => answer.status === 'rejected');
      if (failed) {
        if (!isAway)
          logger.warn(
            { err: failed.reason },
            'usage of organizations is not shared while Redis does not answer',
          );
        askAgainAtMs = performance.now() + PAUSE_MS;
      }
      isAway = failed !== undefined;
      return answers.map((answer) => (answer.status === 'fulfilled' ? knownOf(answer.value) : undefined));
    },
    close() {
      closed = true;
      redis?.disconnect();
    },
  };
}

function connect(redisUrl: string): Scripted {
  const redis = openRedis(redisUrl, {
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: COMMAND_TIMEOUT_MS,
    disconnectTimeout: 100,
    // What is asked at once goes out at once.
    enableAutoPipelining: true,
    scripts: { exchangeUsage: { lua: EXCHANGE, numberOfKeys: 5 } },
  });
  // The exchange that fails reports it.
  redis.on('error', () => undefined);
  return redis as Scripted;
}

function argumentsOf(
  { organizationId, day, requests, cost, sockets }: UsageReport,
  processId: string,
): (string | number)[] {
  const member = memberOf(day, organizationId);
  return [
    usageKey(member),
    socketsKey(organizationId),
    LIMITS_KEY,
    CHANGED_KEY,
    VERSION_KEY,
    requests,
    cost,
    sockets,
    processId,
    randomUUID(),
    organizationId,
    member,
    KEPT_S,
    SILENT_MS,
  ];
}

function knownOf([requests, cost, sockets, limits]: Answer): UsageKnown {
  return {
    requests,
    cost,
    sockets,
    limits: limits === null ? undefined : (JSON.parse(limits) as GatewayLimits),
  };
}
