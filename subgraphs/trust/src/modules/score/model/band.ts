import {
  BANDS,
  NEW_COVERAGE,
  NEW_HALF_WIDTH,
  type Band,
  type CapCode,
  type SubjectType,
} from './parameters.js';
import { bandOfPercentile } from './segment.js';

interface Known {
  type: SubjectType;
  lowerBound: number;
  percentile: number | null;
  coverage: number;
  /** Of the 95 % interval, before caps. */
  halfWidth: number;
  /** The lowest cap; 100 without. */
  ceiling: number;
  caps: readonly CapCode[];
}

const ORDER: readonly Band[] = ['A', 'B', 'C', 'D'];

/**
 * People by the lower bound of the score; listings and projects by percentile within the segment, by the lower bound
 * where there is no segment to compare with. NEW while too little is known, except under a cap: what caps is certain.
 * A capped subject is in no better band than its ceiling allows.
 */
export function bandOf({ type, lowerBound, percentile, coverage, halfWidth, ceiling, caps }: Known): Band {
  if (caps.length === 0 && (coverage < NEW_COVERAGE[type] || halfWidth > NEW_HALF_WIDTH[type])) return 'NEW';
  const band = percentile === null ? bandOfPoints(lowerBound) : bandOfPercentile(percentile);
  return ceiling === 100 ? band : worse(band, bandOfPoints(ceiling));
}

function bandOfPoints(points: number): Band {
  return BANDS.find(([, least]) => points >= least)?.[0] ?? 'D';
}

function worse(a: Band, b: Band): Band {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}
