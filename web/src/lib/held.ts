import { useState } from 'react';

export interface Held<Item> {
  /** What stands on the screen: as it is now, or as it was last where it is gone. */
  shown: readonly Item[];
  /** Those of `shown` that are no longer there. */
  gone: ReadonlySet<string>;
  /** How many have come that are not shown yet. */
  fresh: number;
}

export interface Holding {
  /** Nothing stands below the list: what comes while it is empty is shown at once. */
  isAlone?: boolean;
  /**
   * It is the newest part of a longer list: an item that it has no more is further down and not gone, and what follows its last one is
   * shown at once.
   */
  isPart?: boolean;
  /** False while neither the reader's pointer nor their focus is in it: it is shown as it is then. */
  isReached?: boolean;
}

/**
 * Keeps a live list still under its reader, whose finger may be on the way to a button: what comes is counted until `show` is
 * called, and what is gone keeps its place until then.
 */
export function useHeld<Item extends { id: string }>(current: readonly Item[], holding: Holding = {}) {
  const [held, setHeld] = useState(current);
  const places = placesOf(held, current, holding);
  if (places !== held) setHeld(places);
  return {
    ...holdPlaces(places, current, holding),
    show: () => setHeld(current),
    /** Takes an item away that its reader has dealt with: one that others have stays, and its place says so. */
    leave: (left: string) => setHeld(held.filter(({ id }) => id !== left)),
  };
}

/** A list whose items keep their places, compared with what there is by now. */
export function holdPlaces<Item extends { id: string }>(
  held: readonly Item[],
  current: readonly Item[],
  holding: Holding = {},
): Held<Item> {
  const places = placesOf(held, current, holding);
  const now = new Map(current.map((item) => [item.id, item]));
  const known = idsOf(places);
  return {
    shown: places.map((item) => now.get(item.id) ?? item),
    gone: holding.isPart ? NONE : idsOf(places.filter(({ id }) => !now.has(id))),
    fresh: current.filter(({ id }) => !known.has(id)).length,
  };
}

const NONE: ReadonlySet<string> = new Set();
const idsOf = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id));

/** What has a place: `held`, unless something more can be shown that moves nothing. */
function placesOf<Item extends { id: string }>(
  held: readonly Item[],
  current: readonly Item[],
  { isAlone = false, isPart = false, isReached = true }: Holding,
): readonly Item[] {
  if (!isReached) return hasSamePlaces(held, current) ? held : current;
  if (held.length === 0) return isAlone && current.length > 0 ? current : held;
  const known = idsOf(held);
  const last = current.findLastIndex(({ id }) => known.has(id));
  const below = isPart && last !== -1 ? current.slice(last + 1) : [];
  return below.length > 0 ? [...held, ...below] : held;
}

const hasSamePlaces = (some: readonly { id: string }[], others: readonly { id: string }[]) =>
  some.length === others.length && some.every(({ id }, index) => id === others[index]?.id);
