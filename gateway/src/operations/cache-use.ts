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
}

/** Adds up the cache's part in the fetches of one operation. */
export class CacheUseCollector {
  private hits = 0;
  private misses = 0;
  private passed = 0;
  private ageMs = 0;
  private readonly parts = new BasisCollector();

  /** Undefined where nothing was looked up. */
  get use(): OperationCacheUse | undefined {
    const { hits, misses, passed, ageMs } = this;
    if (hits + misses === 0) return undefined;
    return { hits, misses, passed, ageSeconds: Math.floor(ageMs / 1_000) };
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
          } else this.passed += 1;
          observer?.end(end);
        },
      };
    };
  }
}

/** `Cache-Status` of RFC 9211, and `Age` where all of the answer was kept. */
export function cacheHeaders({
  hits,
  misses,
  passed,
  ageSeconds,
}: OperationCacheUse): Record<string, string> {
  if (misses + passed === 0) return { 'cache-status': 'propmubi; hit', age: String(ageSeconds) };
  if (hits === 0) return { 'cache-status': 'propmubi; fwd=miss' };
  return { 'cache-status': 'propmubi; fwd=partial' };
}

/**
 * `Cache-Control` of a public answer of which every part is kept: any cache on the way may have it, for the second in which
 * others see a change.
 */
export const SHARED_FOR_A_SECOND = 'public, max-age=1';
