const SHARE = 0.1;
const MOST_MS = 60_000;

/**
 * For how long after its time an answer is given while the next one is fetched: a tenth of the time, a minute at most. An answer that
 * a change made stale has none.
 */
export function graceOf(maxAgeMs: number): number {
  return Math.min(maxAgeMs * SHARE, MOST_MS);
}
