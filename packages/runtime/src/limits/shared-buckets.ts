import { LRUCache } from 'lru-cache';
import { atMost } from './at-most.js';
import type { Charge, Limit, LimitState } from './limit.js';
import type { LimitService } from './limit-service.js';
import { bucketKey } from './local-buckets.js';
import { limitRefusal } from './limit-refusal.js';
import { chargeBucket, limitState } from './token-bucket.js';

/** The keys seen longest ago are forgotten; Redis still knows them. */
const MAX_BUCKETS = 20_000;
const SYNC_EVERY_MS = 100;
/** Buckets of one call; a script must not hold Redis for long. */
const SYNC_BATCH = 200;

interface Bucket {
  readonly limit: Limit;
  readonly key: string;
  fullAtMs: number;
  /** Points taken here that Redis does not know of yet. */
  unsynced: number;
}

export interface SharedBuckets {
  /**
   * Takes the points of every charge, or of none. Never waits.
   * @throws RateLimitedError as `LimitService.spend` does
   */
  spend(charges: readonly Charge[]): readonly LimitState[];
  /** Takes the points without refusing, for what is known only afterwards. */
  force(charges: readonly Charge[]): void;
  /** What is in the buckets of these charges, of which nothing is taken. */
  peek(charges: readonly Charge[]): readonly LimitState[];
}

/**
 * Buckets for what happens at every request. Decides by what this process knows, and exchanges it with Redis ten times
 * a second: a request costs no round trip, and N processes together let through at most what arrives within a tenth of
 * a second too much. Without Redis each process counts alone, so `onRedisDown` has to be `allow`.
 */
export function createSharedBuckets(service: LimitService | undefined): SharedBuckets {
  const buckets = new LRUCache<string, Bucket>(atMost(MAX_BUCKETS));
  const changed = new Set<Bucket>();
  let timer: NodeJS.Timeout | undefined;

  const bucketOf = ({ limit, key }: Charge, now: number): Bucket => {
    const name = bucketKey({ limit, key });
    let bucket = buckets.get(name);
    if (!bucket) {
      bucket = { limit, key, fullAtMs: now, unsynced: 0 };
      buckets.set(name, bucket);
    }
    return bucket;
  };

  const take = (bucket: Bucket, fullAtMs: number, points: number): void => {
    bucket.fullAtMs = fullAtMs;
    if (!service) return;
    bucket.unsynced += points;
    changed.add(bucket);
    timer ??= setTimeout(() => void sync(service), SYNC_EVERY_MS).unref();
  };

  const sync = async (redis: LimitService): Promise<void> => {
    const batch = [...changed].slice(0, SYNC_BATCH);
    for (const bucket of batch) changed.delete(bucket);
    const charges = batch.map(({ limit, key, unsynced }) => ({ limit, key, points: unsynced }));
    for (const bucket of batch) bucket.unsynced = 0;
    const states = await redis.force(charges);
    const now = performance.now();
    for (const [index, bucket] of batch.entries()) {
      const state = states[index];
      if (!state) continue;
      // What others took as well; what was taken here meanwhile is not in it yet.
      const since = (bucket.unsynced * bucket.limit.windowSeconds * 1_000) / bucket.limit.points;
      bucket.fullAtMs = Math.max(
        bucket.fullAtMs,
        now + (state.missingMs ?? state.resetSeconds * 1_000) + since,
      );
    }
    timer = changed.size > 0 ? setTimeout(() => void sync(redis), SYNC_EVERY_MS).unref() : undefined;
  };

  return {
    spend(charges) {
      const now = performance.now();
      const outcomes = charges
        .filter(({ limit }) => limit.points > 0)
        .map((charge) => {
          const bucket = bucketOf(charge, now);
          const before = Math.max(bucket.fullAtMs, now);
          return { charge, bucket, before, ...chargeBucket(before, now, charge) };
        });
      const refused = outcomes.filter(({ waitMs }) => waitMs > 0);
      if (refused.length > 0)
        throw limitRefusal(
          refused,
          outcomes.map(({ charge, before }) => limitState(charge.limit, before - now)),
        );
      return outcomes.map(({ charge, bucket, fullAtMs }) => {
        take(bucket, fullAtMs, charge.points ?? 1);
        return limitState(charge.limit, fullAtMs - now);
      });
    },
    force(charges) {
      const now = performance.now();
      for (const charge of charges) {
        if (charge.limit.points <= 0) continue;
        const bucket = bucketOf(charge, now);
        const { fullAtMs } = chargeBucket(bucket.fullAtMs, now, charge);
        take(bucket, Math.min(fullAtMs, now + charge.limit.windowSeconds * 1_000), charge.points ?? 1);
      }
    },
    peek(charges) {
      const now = performance.now();
      return charges
        .filter(({ limit }) => limit.points > 0)
        .map(({ limit, key }) => {
          const bucket = buckets.get(bucketKey({ limit, key }));
          return limitState(limit, Math.max((bucket?.fullAtMs ?? now) - now, 0));
        });
    },
  };
}
