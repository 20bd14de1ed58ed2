import { useState } from 'react';

/** A list as it is on the screen, and what came above it since. */
export interface HeldNews<Item> {
  shown: readonly Item[];
  /** How many came that are not shown. */
  held: number;
}

/**
 * Holds back what comes above the rows on the screen until the reader asks for it: nothing they read is pushed away. Rows are as
 * fresh as the list; those that it has no more, such as the last ones of a page that many new ones came into, stay as they were.
 * What follows at its end is shown at once.
 */
export function useHeldNews<Item extends { id: string }>(list: readonly Item[]) {
  const [rows, setRows] = useState(list);
  const { shown, held } = holdNews(rows, list);
  if (shown.length > rows.length) setRows(shown);
  return { shown, held, show: () => setRows(list) };
}

/** `list` against the rows on the screen; the newest are first in both. */
export function holdNews<Item extends { id: string }>(
  rows: readonly Item[],
  list: readonly Item[],
): HeldNews<Item> {
  if (rows.length === 0) return { shown: list, held: 0 };
  const now = new Map(list.map((item) => [item.id, item]));
  const known = new Set(rows.map(({ id }) => id));
  const end = list.findLastIndex(({ id }) => known.has(id)) + 1;
  return {
    shown: [...rows.map((row) => now.get(row.id) ?? row), ...list.slice(end || list.length)],
    held: list.slice(0, end || list.length).filter(({ id }) => !known.has(id)).length,
  };
}
