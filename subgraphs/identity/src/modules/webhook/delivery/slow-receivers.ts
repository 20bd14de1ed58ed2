import { atMost } from '@propmubi/runtime/limits';
import { LRUCache } from 'lru-cache';

/** An attempt that takes longer holds up what is behind it in its queue. */
export const SLOW_MS = 1_000;
/** Long enough that one who answers slowly now and then takes few quick lanes. */
const REMEMBERED_MS = 5 * 60_000;
const MOST_REMEMBERED = 10_000;

/** Which webhooks took long lately, as this process has seen it: they are called in lanes of their own. */
export interface SlowReceivers {
  /** Tells how long an attempt took, in milliseconds. */
  note(endpointId: string, tookMs: number): void;
  has(endpointId: string): boolean;
}

/** Kept in memory alone: lanes are of a process, and a new one finds out by one attempt. */
export function createSlowReceivers(): SlowReceivers {
  const slow = new LRUCache<string, true>({ ...atMost(MOST_REMEMBERED), ttl: REMEMBERED_MS });
  return {
    note(endpointId, tookMs) {
      if (tookMs > SLOW_MS) slow.set(endpointId, true);
    },
    has: (endpointId) => slow.has(endpointId),
  };
}
