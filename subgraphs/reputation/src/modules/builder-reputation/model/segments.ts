import { unitsOf, type ProjectFacts } from './project-facts.js';

export const SIZES = ['UP_TO_12_UNITS', 'UP_TO_30_UNITS', 'UP_TO_80_UNITS', 'OVER_80_UNITS'] as const;
export type Size = (typeof SIZES)[number];

/** Those whom a project or a builder is compared with. */
export interface Segment {
  /** ALL where a district has too few to compare with. */
  district: string;
  size: Size;
}

export const ALL_DISTRICTS = 'ALL';

export function sizeOf(project: Pick<ProjectFacts, 'apartments' | 'plots'>): Size {
  const units = unitsOf(project);
  return units <= 12 ? SIZES[0] : units <= 30 ? SIZES[1] : units <= 80 ? SIZES[2] : SIZES[3];
}

export function segmentOf(project: ProjectFacts): Segment {
  return { district: project.district ?? ALL_DISTRICTS, size: sizeOf(project) };
}

/** The segment a builder serves most (ties: first in the alphabet). */
export function segmentServed(projects: readonly ProjectFacts[]): Segment {
  const counts = new Map<string, { segment: Segment; count: number }>();
  for (const project of projects) {
    const segment = segmentOf(project);
    const key = segmentKey(segment);
    counts.set(key, { segment, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  return most?.[1].segment ?? { district: ALL_DISTRICTS, size: SIZES[0] };
}

export function segmentKey({ district, size }: Segment): string {
  return `${district}|${size}`;
}
