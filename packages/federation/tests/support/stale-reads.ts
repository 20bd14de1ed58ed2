/** A value that was written: values of one thing grow. Times are milliseconds of one clock. */
export interface Written {
  readonly thing: string;
  readonly value: number;
  readonly viewer: string;
  readonly startedAt: number;
  /** When its writer knew. */
  readonly endedAt: number;
}

export interface Seen {
  readonly thing: string;
  readonly value: number;
  readonly viewer: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface StaleRead extends Seen {
  readonly problem: 'OLDER_THAN_OWN_WRITE' | 'OLDER_THAN_ALLOWED' | 'NEVER_WRITTEN';
  /** What it should have seen at least. */
  readonly expected: number;
}

/**
 * Compares what was read with the history of what was written. A viewer sees at least their own last write that had ended
 * when their read began; other viewers' writes they see `visibleAfterMs` later.
 */
export function findStaleReads(
  written: readonly Written[],
  seen: readonly Seen[],
  visibleAfterMs: number,
): StaleRead[] {
  const byThing = Map.groupBy(written, ({ thing }) => thing);
  return seen.flatMap((read): StaleRead[] => {
    const writes = byThing.get(read.thing) ?? [];
    const newest = (of: readonly Written[]): number => Math.max(0, ...of.map(({ value }) => value));
    const own = newest(
      writes.filter(({ viewer, endedAt }) => viewer === read.viewer && endedAt <= read.startedAt),
    );
    if (read.value < own) return [{ ...read, problem: 'OLDER_THAN_OWN_WRITE', expected: own }];
    const visible = newest(writes.filter(({ endedAt }) => endedAt + visibleAfterMs <= read.startedAt));
    if (read.value < visible) return [{ ...read, problem: 'OLDER_THAN_ALLOWED', expected: visible }];
    const isKnown =
      read.value === 0 ||
      writes.some(({ value, startedAt }) => value === read.value && startedAt <= read.endedAt);
    return isKnown ? [] : [{ ...read, problem: 'NEVER_WRITTEN', expected: visible }];
  });
}
