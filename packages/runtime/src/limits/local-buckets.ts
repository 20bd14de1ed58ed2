import { LRUCache } from 'lru-cache';
import { atMost } from './at-most.js';
import type { Charge, LimitState } from './limit.js';
import { chargeBucket, limitState } from './token-bucket.js';

/** About 2 MB. The keys seen longest ago are forgotten, which gives them a full bucket. */
const MAX_BUCKETS = 10_000;

export interface ChargeOutcome {
  readonly states: readonly LimitState[];
  /** Buckets that lacked the points, with the time until they have them, in ms. */
  readonly refused: readonly { readonly charge: Charge; readonly waitMs: number }[];
}

/** Buckets of this process alone, bounded in number. */
export class LocalBuckets {
  private readonly fullAtMs = new LRUCache<string, number>(atMost(MAX_BUCKETS));

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Charges all of the buckets, or none when one lacks the points. */
  spend(charges: readonly Charge[]): ChargeOutcome {
    const now = this.now();
    const outcomes = charges.map((charge) => {
      const key = bucketKey(charge);
      const before = Math.max(this.fullAtMs.get(key) ?? now, now);
      return { charge, key, before, ...chargeBucket(before, now, charge) };
    });
    const refused = outcomes.filter(({ waitMs }) => waitMs > 0);
    if (refused.length === 0) for (const { key, fullAtMs } of outcomes) this.fullAtMs.set(key, fullAtMs);
    return {
      states: outcomes.map(({ charge, before, fullAtMs }) =>
        limitState(charge.limit, (refused.length > 0 ? before : fullAtMs) - now),
      ),
      refused,
    };
  }
}

export function bucketKey({ limit, key }: Charge): string {
  return `${limit.name}:${key}`;
}
