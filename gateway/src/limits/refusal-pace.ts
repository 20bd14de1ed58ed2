import { setTimeout as sleep } from 'node:timers/promises';
import { atMost } from '@propmubi/runtime/limits';
import { LRUCache } from 'lru-cache';

/** What is refused at once: a screen that asks for ten things, a client that tries again. */
const AT_ONCE = 20;
const PER_SECOND = 10;
const LONGEST_MS = 2_000;
/** Organizations that are refused something now. */
const MOST = 10_000;

/**
 * The pace at which what one organization asks is refused. A refusal is cheap and not free: a client that goes on asking would take the
 * process from the others, which `Retry-After` prevents only for those who read it.
 */
export class RefusalPace {
  /** When the last refusal of each had its turn. */
  readonly #turns = new LRUCache<string, number>(atMost(MOST));

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** How long a refusal of this organization waits for its turn. */
  delayOf(organizationId: string): number {
    const now = this.now();
    const gapMs = 1_000 / PER_SECOND;
    const last = this.#turns.get(organizationId) ?? -Infinity;
    const turn = Math.min(Math.max(last + gapMs, now - AT_ONCE * gapMs), now + LONGEST_MS);
    this.#turns.set(organizationId, turn);
    return Math.max(turn - now, 0);
  }

  /** Resolves when it is to be said. */
  async wait(organizationId: string): Promise<void> {
    const delayMs = this.delayOf(organizationId);
    if (delayMs > 0) await sleep(delayMs);
  }
}
