import type { OnFetch } from '@propmubi/federation/serving';
import { type AnswerBasis, BasisCollector } from '../cache/answer-basis.js';

/** What of the answer to one operation was kept. */
export interface OperationCacheUse {
  /** Root answers and entities that were kept, and those that had to be fetched though they may be kept. */
  readonly hits: number;
  readonly misses: number;
  /** Fetches of what is not to be kept, or not for this viewer at this moment. */
  readonly passed: number;
  /** Of the oldest of what was kept. */
  readonly ageSeconds: number;
  /** Those of the hits whose time was over, and for how long that of the one most overdue was. */
  readonly stale: number;
  readonly overdueSeconds: number;
}

/** Adds up the cache's part in the fetches of one operation. */
export class CacheUseCollector {
  private hits = 0;
  private misses = 0;
  private passed = 0;
  private ageMs = 0;
  private stale = 0;
  private overdueMs = 0;
  private readonly parts = new BasisCollector();

  /** Undefined where nothing was looked up. */
  get use(): OperationCacheUse | undefined {
    const { hits, misses, passed, ageMs, stale, overdueMs } = this;
    if (hits + misses === 0) return undefined;
    const [ageSeconds, overdueSeconds] = [Math.floor(ageMs / 1_000), Math.ceil(overdueMs / 1_000)];
    return { hits, misses, passed, ageSeconds, stale, overdueSeconds };
  }

  /** What the answer depends on, where all of it may be kept. */
  get basis(): AnswerBasis | undefined {
    return this.parts.basis;
  }

  /** The answer is one that was kept as a whole. */
  kept({ lookups, keptSince }: Pick<AnswerBasis, 'lookups' | 'keptSince'>): OperationCacheUse {
    for (const count of lookups.values()) this.hits += count;
    this.ageMs = Math.max(0, Date.now() - keptSince);
    return this.use as OperationCacheUse;
  }

  following(onFetch: OnFetch): OnFetch {
    return (start) => {
      const observer = onFetch(start);
      return {
        headers: observer?.headers,
        end: (end) => {
          this.parts.add(start.subgraph, end.cache);
          if (end.cache) {
            this.hits += end.cache.hits;
            this.misses += end.cache.misses;
            this.ageMs = Math.max(this.ageMs, end.cache.ageMs);
            this.stale += end.cache.stale?.hits ?? 0;
            this.overdueMs = Math.max(this.overdueMs, end.cache.stale?.overdueMs ?? 0);
          } else this.passed += 1;
          observer?.end(end);
        },
      };
    };
  }
}

/** `Cache-Status` of RFC 9211, and `Age` where all of the answer was kept. Its `ttl` is below 0 where a part was over its time. */
export function cacheHeaders({
  hits,
  misses,
  passed,
  ageSeconds,
  stale,
  overdueSeconds,
}: OperationCacheUse): Record<string, string> {
  if (misses + passed === 0) {
    const status = stale > 0 ? `propmubi; hit; ttl=-${overdueSeconds}` : 'propmubi; hit';
    return { 'cache-status': status, age: String(ageSeconds) };
  }
  if (hits === 0) return { 'cache-status': 'propmubi; fwd=miss' };
  return { 'cache-status': 'propmubi; fwd=partial' };
}

/**
 * `Cache-Control` of a public answer of which every part is kept: any cache on the way may have it, for the second in which
 * others see a change.
 */
export const SHARED_FOR_A_SECOND = 'public, max-age=1';
