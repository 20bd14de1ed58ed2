import { useState } from 'react';

/** A list as it is on the screen, and what came above it since. */
export interface HeldNews<Item> {
  shown: readonly Item[];
  /** How many came that are not shown. */
  held: number;
  show(): void;
}

/**
 * Holds back what comes above the first item on the screen until the reader asks for it: nothing they read is pushed away. What is
 * shown is as fresh as the list, and what follows at its end is shown at once.
 */
export function useHeldNews<Item extends { id: string }>(list: readonly Item[]): HeldNews<Item> {
  const [from, setFrom] = useState<string>();
  const newest = list[0]?.id;
  // The first list that is there is shown whole, and so is one of which the first item shown has left.
  const isKept = from !== undefined && list.some(({ id }) => id === from);
  if (!isKept && newest !== from) setFrom(newest);
  const held = isKept ? heldBack(list, from) : 0;
  return { shown: list.slice(held), held, show: () => setFrom(newest) };
}

/** How many items stand before the one that is shown first. */
export function heldBack(list: readonly { id: string }[], from: string): number {
  return Math.max(
    0,
    list.findIndex(({ id }) => id === from),
  );
}
