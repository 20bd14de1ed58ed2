import type { RedisClient } from '../redis/redis-client.js';
import { CHANGED_KEY, DEFAULT_LIMITS, LIMITS_KEY, usageKey } from './usage-keys.js';

/** What an organization may use of what the gateway counts. */
export interface GatewayLimits {
  requests: number;
  cost: number;
  sockets: number;
}

/** What the gateway counted of an organization on a day, in all; `sockets` is the most there were at once. */
export interface CountedUsage extends GatewayLimits {
  organizationId: string;
  day: string;
  /** Another one once Redis had lost what was counted before. */
  generation: string;
  member: string;
  version: string;
}

/** Publishes what holds by default and what differs from it, in the place of what was published before. */
export async function publishLimits(
  redis: RedisClient,
  defaults: GatewayLimits,
  overrides: ReadonlyMap<string, GatewayLimits>,
): Promise<void> {
  const fields = [[DEFAULT_LIMITS, defaults] as const, ...overrides].map(
    ([name, limits]) => [name, JSON.stringify(limits)] as const,
  );
  await redis.multi().del(LIMITS_KEY).hset(LIMITS_KEY, Object.fromEntries(fields)).exec();
}

/** Usage that changed after a version and was not settled since, in that order. */
export async function readUsage(redis: RedisClient, after: string, most: number): Promise<CountedUsage[]> {
  const changed = await redis.zrangebyscore(CHANGED_KEY, `(${after}`, '+inf', 'WITHSCORES', 'LIMIT', 0, most);
  const members = changed.filter((_, index) => index % 2 === 0);
  const usage = await Promise.all(
    members.map((member) => redis.hmget(usageKey(member), 'requests', 'cost', 'sockets', 'generation')),
  );
  return members.map((member, index) => {
    const [day = '', organizationId = ''] = member.split(':');
    const [requests, cost, sockets, generation] = usage[index] ?? [];
    return {
      organizationId,
      day,
      requests: Number(requests ?? 0),
      cost: Number(cost ?? 0),
      sockets: Number(sockets ?? 0),
      generation: generation ?? '',
      member,
      version: changed[index * 2 + 1] ?? '0',
    };
  });
}

const SETTLE = `
for i = 1, #ARGV, 2 do
  if redis.call('ZSCORE', KEYS[1], ARGV[i]) == ARGV[i + 1] then redis.call('ZREM', KEYS[1], ARGV[i]) end
end`;

/** What was taken, unless it has changed since it was read. */
export async function settleUsage(redis: RedisClient, usage: readonly CountedUsage[]): Promise<void> {
  if (usage.length === 0) return;
  await redis.eval(SETTLE, 1, CHANGED_KEY, ...usage.flatMap(({ member, version }) => [member, version]));
}
