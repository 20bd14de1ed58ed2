import type { Viewer } from '@propmubi/runtime/auth';
import { RateLimitedError } from '@propmubi/runtime/errors';
import {
  createSharedBuckets,
  limitKeys,
  tightestOf,
  type Charge,
  type Limit,
  type LimitService,
  type LimitState,
} from '@propmubi/runtime/limits';
import type { ClientLimitSettings } from '../config.js';

/** Who is limited: where a request comes from, and whose it is. */
export interface LimitedClient {
  readonly address: string;
  readonly viewer: Viewer;
}

export type Dimension = 'address' | 'user' | 'key' | 'tenant';

/** What one client may do in a minute and at once. Decides without waiting; see `createSharedBuckets`. */
export interface ClientLimits {
  /**
   * Counts an operation and takes its cost; the buckets nearest to empty, of requests and of cost.
   * @throws RateLimitedError
   */
  charge(client: LimitedClient, cost: number): readonly LimitState[];
  /**
   * Takes the cost of an event from who subscribed, a person or key, or else the address: the operation was paid for when it began, and
   * each event has the rest of it run again. @throws RateLimitedError
   */
  chargeEvent(client: LimitedClient, cost: number): void;
  /** All buckets of a client, of which nothing is taken. */
  peek(client: LimitedClient): readonly LimitState[];
  /** @throws RateLimitedError when this address has used up its time for operations that are new */
  assertMayPlan(address: string): void;
  /** Takes the time that checking and planning a new operation took, in ms. */
  planned(address: string, durationMs: number): void;
  /**
   * Holds the cost of an operation while it runs; returns how to give it back, once.
   * @throws RateLimitedError when what this client has under way already costs too much
   */
  enter(client: LimitedClient, cost: number): () => void;
}

const MINUTE_S = 60;
/** An operation under way takes about this long; there is no better word on when to try again. */
const BUSY_RETRY_S = 1;

export function createClientLimits(
  settings: ClientLimitSettings,
  service: LimitService | undefined,
): ClientLimits {
  const buckets = createSharedBuckets(service);
  const requests = limitsOf('requests', settings.requestsPerMinute);
  const cost = limitsOf('cost', settings.costPerMinute);
  const planning = minuteLimit('new-operations-ms', settings.planningMsPerMinute);
  const inFlight = new Map<string, number>();
  return {
    charge(client, points) {
      const counted = chargesOf(requests, client, 1);
      const states = buckets.spend([...counted, ...chargesOf(cost, client, points)]);
      const isRequests = ({ name }: LimitState): boolean => name.startsWith('requests');
      return [
        tightestOf(states.filter(isRequests)),
        tightestOf(states.filter((state) => !isRequests(state))),
      ].filter((state) => state !== undefined);
    },
    chargeEvent(client, points) {
      // Colleagues and an office get one event each of what happens to all of them.
      const isOwn = ([dimension]: readonly [Dimension, string]) =>
        client.viewer.userId === null ? dimension === 'address' : ['user', 'key'].includes(dimension);
      buckets.spend(
        keysOf(client)
          .filter(isOwn)
          .map(([dimension, key]) => ({ limit: cost[dimension], key, points })),
      );
    },
    peek: (client) => buckets.peek([...chargesOf(requests, client, 1), ...chargesOf(cost, client, 1)]),
    assertMayPlan(address) {
      // One point is less than any operation takes; the rest is charged when it is known.
      buckets.spend([{ limit: planning, key: limitKeys.address(address) }]);
    },
    planned(address, durationMs) {
      buckets.force([
        { limit: planning, key: limitKeys.address(address), points: Math.max(durationMs - 1, 0) },
      ]);
    },
    enter(client, points) {
      const held = keysOf(client).flatMap(([dimension, key]) => {
        const limit = settings.costInFlight[dimension];
        return limit > 0 ? [{ dimension, key, limit, now: inFlight.get(key) ?? 0 }] : [];
      });
      // Alone, an operation may cost whatever one operation may.
      const full = held.find(({ now, limit }) => now > 0 && now + points > limit);
      if (full) throw busy(`in-flight-${full.dimension}`);
      for (const { key, now } of held) inFlight.set(key, now + points);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        for (const { key } of held) {
          const rest = (inFlight.get(key) ?? 0) - points;
          if (rest > 0) inFlight.set(key, rest);
          else inFlight.delete(key);
        }
      };
    },
  };
}

function limitsOf(name: string, points: Readonly<Record<Dimension, number>>): Record<Dimension, Limit> {
  return {
    address: minuteLimit(`${name}-address`, points.address),
    user: minuteLimit(`${name}-user`, points.user),
    key: minuteLimit(`${name}-key`, points.key),
    tenant: minuteLimit(`${name}-tenant`, points.tenant),
  };
}

function minuteLimit(name: string, points: number): Limit {
  return { name, points, windowSeconds: MINUTE_S, onRedisDown: 'allow' };
}

function chargesOf(limits: Record<Dimension, Limit>, client: LimitedClient, points: number): Charge[] {
  return keysOf(client).map(([dimension, key]) => ({ limit: limits[dimension], key, points }));
}

function keysOf({ address, viewer }: LimitedClient): (readonly [Dimension, string])[] {
  const keys: (readonly [Dimension, string])[] = [['address', limitKeys.address(address)]];
  if (viewer.userId !== null) keys.push(['user', limitKeys.user(viewer.userId)]);
  // The token that a key is exchanged for carries the key's id as its session.
  if (viewer.viaKey && viewer.sessionId !== null) keys.push(['key', limitKeys.apiKey(viewer.sessionId)]);
  if (viewer.organizationId !== null) keys.push(['tenant', limitKeys.tenant(viewer.organizationId)]);
  return keys;
}

function busy(limit: string): RateLimitedError {
  return new RateLimitedError('Too much of this client is under way at once. Wait for it, or ask for less.', {
    details: { limit, retryAfterSeconds: BUSY_RETRY_S },
  });
}
