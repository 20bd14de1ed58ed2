import {
  BANDS,
  HELD,
  NEW_COVERAGE,
  NEW_HALF_WIDTH,
  type Band,
  type CapCode,
  type SubjectType,
} from './parameters.js';
import { bandOfPercentile, percentileIn, type SegmentStatistics } from './segment.js';

export interface BandInputs {
  type: SubjectType;
  /** Score, lower bound and one standard error, before caps. */
  score: number;
  lowerBound: number;
  error: number;
  /** Of which a percentile is known: for subjects that are ranked. */
  segment?: Pick<SegmentStatistics, 'cuts'> | undefined;
  coverage: number;
  /** The lowest cap; 100 without. */
  ceiling: number;
  caps: readonly CapCode[];
  /** What it had before. */
  held?: HeldBand | undefined;
}

/** The band a subject has, as far as it holds the next one. */
export interface HeldBand {
  /** Without caps. */
  band: Band;
  /** Whether it is by percentile: a band by points says nothing of one by rank. */
  isRanked: boolean;
  /** Whether the segment's statistics have been renewed since: then ranks are those of another population. */
  isRenewed?: boolean;
}

/** A band, and the one that the subject has without its caps. */
export interface Banded {
  band: Band;
  uncapped: Band;
}

const ORDER: readonly Band[] = ['A', 'B', 'C', 'D'];

/**
 * People by the lower bound of the score; listings and projects by percentile within the segment, by the lower bound
 * where there is no segment to compare with. NEW while too little is known, except under a cap: what caps is certain.
 * A capped subject is in no better band than its ceiling allows.
 *
 * A subject leaves the band it has once its score lies beyond that band's edge by more than its standard error, at least
 * `HELD.least` and at most `HELD.most` points (ADR 0047): what moves a score within its own uncertainty is no news.
 */
export function bandOf(inputs: BandInputs): Banded {
  const { ceiling, caps } = inputs;
  const uncapped = isUnknown(inputs) ? 'NEW' : hold(inputs, bandAt(inputs, 0));
  if (caps.length === 0) return { band: uncapped, uncapped };
  const [score, lowerBound] = [inputs.score, inputs.lowerBound].map((points) =>
    Math.min(ceiling, points),
  ) as [number, number];
  return { band: worse(bandAt({ ...inputs, score, lowerBound }, 0), bandOfPoints(ceiling)), uncapped };
}

/** Whether too little is known; a subject that had a band keeps it until the interval is wider by a tenth. */
function isUnknown({ type, coverage, error, held }: BandInputs): boolean {
  const slack = held && held.band !== 'NEW' ? HELD.halfWidthSlack : 1;
  return coverage < NEW_COVERAGE[type] || 1.96 * error > NEW_HALF_WIDTH[type] * slack;
}

/** The band the subject would have with so many points more. */
function bandAt({ score, lowerBound, segment }: BandInputs, points: number): Band {
  return segment
    ? bandOfPercentile(percentileIn(segment, score + points))
    : bandOfPoints(lowerBound + points);
}

/** The band it had, as long as that is within the margin; else the one that score and rank say. */
function hold(inputs: BandInputs, band: Band): Band {
  const { held, segment, error, score } = inputs;
  if (!held || held.band === 'NEW' || held.band === band || held.isRanked !== Boolean(segment)) return band;
  const isBetter = isAtLeast(held.band, band);
  const margin = Math.min(HELD.most, Math.max(HELD.least, error));
  const reached = [bandAt(inputs, isBetter ? margin : -margin)];
  // Where many lie close together a few points are half the segment: a rank that is far from the band says more.
  if (segment) {
    const most = held.isRenewed ? HELD.mostPercentilesRenewed : HELD.mostPercentiles;
    const near = isBetter ? most : -most;
    reached.push(bandOfPercentile(percentileIn(segment, score) + near));
  }
  const isWithin = reached.every((one) => (isBetter ? isAtLeast(one, held.band) : isAtLeast(held.band, one)));
  return isWithin ? held.band : band;
}

function isAtLeast(band: Band, other: Band): boolean {
  return worse(band, other) === other;
}

function bandOfPoints(points: number): Band {
  return BANDS.find(([, least]) => points >= least)?.[0] ?? 'D';
}

function worse(a: Band, b: Band): Band {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}
