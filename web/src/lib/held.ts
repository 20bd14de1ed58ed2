import { useState } from 'react';

export interface Held<Item> {
  /** What stands on the screen: as it is now, or as it was last where it is gone. */
  shown: readonly Item[];
  /** Those of `shown` that are no longer there. */
  gone: ReadonlySet<string>;
  /** How many have come that are not shown yet. */
  fresh: number;
}

/** A list whose items keep their places, compared with what there is by now. */
export function holdPlaces<Item extends { id: string }>(
  held: readonly Item[],
  current: readonly Item[],
): Held<Item> {
  const now = new Map(current.map((item) => [item.id, item]));
  const heldIds = new Set(held.map(({ id }) => id));
  return {
    shown: held.map((item) => now.get(item.id) ?? item),
    gone: new Set(held.filter(({ id }) => !now.has(id)).map(({ id }) => id)),
    fresh: current.filter(({ id }) => !heldIds.has(id)).length,
  };
}

/**
 * Keeps a live list still under its reader, whose finger may be on the way to a button: what comes is counted until `show` is
 * called. With `isAlone` nothing stands below the list, so that the first to come into an empty one is shown at once.
 */
export function useHeld<Item extends { id: string }>(current: readonly Item[], { isAlone = false } = {}) {
  const [held, setHeld] = useState(current);
  const state = holdPlaces(held, current);
  if (isAlone && state.fresh > 0 && state.gone.size === held.length) setHeld(current);
  return {
    ...state,
    show: () => setHeld(current),
    /** Takes an item away that its reader has dealt with: one that others have stays, and its place says so. */
    leave: (left: string) => setHeld(held.filter(({ id }) => id !== left)),
  };
}
