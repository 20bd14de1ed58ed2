import { MIN_SEGMENT_MEMBERS } from './parameters.js';
import { ALL_DISTRICTS, segmentKey, type Segment } from './segments.js';

/** Sorted values at equal steps of rank: enough to place a value within a segment without its members. */
export interface Quantiles {
  members: number;
  values: number[];
}

const STEPS = 200;

/** Quantiles per segment, and per size over all districts, for those with too few members. */
export function quantilesBySegment(
  values: readonly { segment: Segment; value: number }[],
): Record<string, Quantiles> {
  const groups = new Map<string, number[]>();
  for (const { segment, value } of values)
    for (const key of [segmentKey(segment), segmentKey({ ...segment, district: ALL_DISTRICTS })])
      if (!groups.get(key)?.push(value)) groups.set(key, [value]);
  return Object.fromEntries(
    [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, all]) => [key, quantilesOf(all)]),
  );
}

/** Where a value lies in its segment, 0 to 100 (ties share the middle of their ranks), and whom it was compared with. */
export function placeIn(
  quantiles: Record<string, Quantiles>,
  segment: Segment,
  value: number,
): { percentile: number | null; segment: Segment & { members: number } } {
  const own = quantiles[segmentKey(segment)];
  const wide = { ...segment, district: ALL_DISTRICTS };
  const compared = own && own.members >= MIN_SEGMENT_MEMBERS ? segment : wide;
  const found = quantiles[segmentKey(compared)];
  if (!found || found.members === 0) return { percentile: null, segment: { ...compared, members: 0 } };
  const below = found.values.filter((other) => other < value).length;
  const equal = found.values.filter((other) => other === value).length;
  return {
    percentile: (100 * (below + equal / 2)) / found.values.length,
    segment: { ...compared, members: found.members },
  };
}

function quantilesOf(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length <= STEPS) return { members: sorted.length, values: sorted };
  const step = (sorted.length - 1) / STEPS;
  return {
    members: sorted.length,
    values: Array.from({ length: STEPS + 1 }, (_, at) => sorted[Math.round(at * step)] as number),
  };
}
