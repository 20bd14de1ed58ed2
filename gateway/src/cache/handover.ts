import { setTimeout as delay } from 'node:timers/promises';
import type { CacheStore } from '@propmubi/federation/serving';

const LOOK_EVERY_MS = 50;
/** Two reads of another process take a second. */
const GIVE_UP_AFTER_MS = 2_500;

/**
 * Whether another process has taken every event that was published before this is called. A read that was under way may have begun
 * earlier, so that only the one after it is known to have seen all.
 */
export async function othersAreCurrent(
  store: Pick<CacheStore, 'lastTurn'>,
  isEnded: () => boolean,
): Promise<boolean> {
  const firstTurnOf = new Map<string, number>();
  const giveUpAt = performance.now() + GIVE_UP_AFTER_MS;
  while (performance.now() < giveUpAt && !isEnded()) {
    const last = await store.lastTurn();
    // None, and none that is about to be.
    if (!last) return false;
    const first = firstTurnOf.get(last.reader);
    if (first === undefined) firstTurnOf.set(last.reader, last.turn);
    else if (last.turn >= first + 2) return true;
    await delay(LOOK_EVERY_MS);
  }
  return false;
}
