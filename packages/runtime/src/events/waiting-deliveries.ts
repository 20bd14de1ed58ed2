import type { Delivery } from './delivery.js';

/** Of one aggregate, in one transaction: what is behind by more has several. */
const MOST_TOGETHER = 32;
const MOST_CHARACTERS = 256 * 1024;

/** Deliveries that have not begun, by their aggregate, in the order of its events. */
export class WaitingDeliveries {
  readonly #byKey = new Map<string, Delivery[]>();

  add(key: string, delivery: Delivery): void {
    const waiting = this.#byKey.get(key);
    if (waiting) waiting.push(delivery);
    else this.#byKey.set(key, [delivery]);
  }

  /**
   * Takes the next one, and those behind it that may share its transaction: none that failed or was taken over before, which
   * would make the others fail with it. Empty when it was taken together with one before.
   */
  take(key: string): Delivery[] {
    const waiting = this.#byKey.get(key);
    if (!waiting) return [];
    const taken: Delivery[] = [];
    let characters = 0;
    for (const delivery of waiting) {
      characters += delivery.entry.event.length;
      const fits = taken.length < MOST_TOGETHER && characters <= MOST_CHARACTERS;
      if (taken.length > 0 && (delivery.deliveries > 1 || !fits)) break;
      taken.push(delivery);
      if (delivery.deliveries > 1) break;
    }
    waiting.splice(0, taken.length);
    if (waiting.length === 0) this.#byKey.delete(key);
    return taken;
  }
}
