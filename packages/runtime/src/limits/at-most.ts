/**
 * Bounds an `LRUCache` to so many entries, of whatever size. Its own `max` makes room for all of them at once: 32 bytes of an
 * entry that may never be there, which each full collection of the heap walks through.
 */
export function atMost(entries: number): { maxSize: number; sizeCalculation: () => number } {
  return { maxSize: entries, sizeCalculation: () => 1 };
}
