import type { Scheduled } from './schedule.js';

/** Says which units may share one request: those with the same key. Undefined for a unit that stays alone. */
export type BatchKey<T> = (work: T) => string | undefined;

/**
 * Groups units so that a subgraph gets one request a level. A unit that nothing waits for moves to a later level
 * where its subgraph is asked anyway; no unit moves that something waits for, so the number of levels stays.
 */
export function groupByLevel<T>(
  units: readonly Scheduled<T>[],
  keyOf: BatchKey<T>,
): Scheduled<readonly T[]>[] {
  const levels = assignLevels(units, keyOf);
  const groupOf = new Map<string, number[]>();
  units.forEach(({ work }, index) => {
    const key = keyOf(work);
    const name = key === undefined ? `#${index}` : `${levels[index] ?? 0}:${key}`;
    groupOf.set(name, [...(groupOf.get(name) ?? []), index]);
  });
  // Whatever a group waits for is on an earlier level, and levels are the order here.
  const groups = [...groupOf.values()].sort((a, b) => (levels[a[0] ?? 0] ?? 0) - (levels[b[0] ?? 0] ?? 0));
  const positionOf = new Map(
    groups.flatMap((members, position) => members.map((index) => [index, position])),
  );
  return groups.map((members) => ({
    work: members.flatMap((index) => units[index]?.work ?? []),
    dependsOn: [
      ...new Set(
        members.flatMap((index) => (units[index]?.dependsOn ?? []).map((one) => positionOf.get(one) ?? 0)),
      ),
    ],
  }));
}

function assignLevels<T>(units: readonly Scheduled<T>[], keyOf: BatchKey<T>): number[] {
  const levels: number[] = [];
  const isAwaited = new Set(units.flatMap((unit) => unit.dependsOn));
  const fixed = new Map<string, Set<number>>();
  units.forEach(({ work, dependsOn }, index) => {
    levels[index] = Math.max(-1, ...dependsOn.map((one) => levels[one] ?? 0)) + 1;
    const key = keyOf(work);
    if (key === undefined || !isAwaited.has(index)) return;
    fixed.set(key, (fixed.get(key) ?? new Set()).add(levels[index] ?? 0));
  });
  const leaves = new Map<string, number[]>();
  units.forEach(({ work }, index) => {
    const key = keyOf(work);
    if (key !== undefined && !isAwaited.has(index)) leaves.set(key, [...(leaves.get(key) ?? []), index]);
  });
  for (const [key, indexes] of leaves) {
    const taken = [...(fixed.get(key) ?? [])].sort((a, b) => a - b);
    // Leaves later than every fixed request need one of their own; all that can wait for it join it.
    const last = Math.max(...indexes.map((index) => levels[index] ?? 0));
    for (const index of indexes) levels[index] = taken.find((level) => level >= (levels[index] ?? 0)) ?? last;
  }
  return levels;
}
