/** Raised whenever a number or a rule of the model changes: snapshots name the model that made them. */
export const MODEL_VERSION = 'builder-reputation/4';

export const FACTORS = ['DELIVERY', 'COMPLAINTS', 'LITIGATION', 'DISCLOSURE', 'REVIEWS'] as const;
export type Factor = (typeof FACTORS)[number];
/** Factors of which each project gives a value of its own; delivery is assessed as a whole, reviews come from buyers. */
export const PROJECT_FACTORS = ['COMPLAINTS', 'LITIGATION', 'DISCLOSURE'] as const;
export type ProjectFactor = (typeof PROJECT_FACTORS)[number];

/** ω of each factor; they sum to 1 over those that are known. */
export const FACTOR_WEIGHTS: Record<Factor, number> = {
  DELIVERY: 0.35,
  COMPLAINTS: 0.2,
  LITIGATION: 0.15,
  DISCLOSURE: 0.1,
  REVIEWS: 0.2,
};

/** W: how much evidence a base rate is worth. */
export const PRIOR_WEIGHT = 4;
/** Projects that the market's rate counts for in a district, a size class or a PIN code. */
export const GROUP_PRIOR_PROJECTS = 20;
/** Base rate of the reviews factor until reviews are many enough to calibrate it. */
export const REVIEWS_BASE_RATE = 0.7;
export const MAX_PROJECT_WEIGHT = 8;
/** Evidence weighs half as much for every five years. */
export const HALF_LIFE_YEARS = 5;
/** A registered date is evidence from then on: extensions are granted, and listed, in the months around it. */
export const EVIDENCE_AFTER_MONTHS = 6;
/** A project is late when it was extended by more than this past its registered date. */
export const LATE_AFTER_MONTHS = 12;
/** Cases or complaints per 100 units at which the value has fallen to 1/e. */
export const PER_HUNDRED_SCALE = 2;
export const DISCLOSURE_FRESH_DAYS = 120;
export const DISCLOSURE_SCALE_DAYS = 180;
export const REVIEW_HALF_LIFE_DAYS = 365;
/** Who paid has more to lose by a false word than who visited; the weights of agents' reviews and of disputes. */
export const BASIS_WEIGHTS = { PAYMENT: 1, BOOKING: 0.8, VISIT: 0.5 } as const;
/** c of a rater who cannot be told from a fake (modules/rater). */
export const LEAST_CREDIBILITY = 0.1;
/** What all reviews by such raters weigh together at most: this, or a share of the other reviews. */
export const LEAST_BELIEVED_AT_MOST = { weight: 0.25, share: 0.05 };

export const DAYS_PER_YEAR = 365.25;
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/** Least share of the weights that must be known for a band, and the greatest half-width of the interval. */
export const BAND_COVERAGE = 0.5;
export const BAND_HALF_WIDTH = 20;
/** Percentile within the segment from which a band begins. */
export const BANDS = [
  ['A', 80],
  ['B', 50],
  ['C', 20],
  ['D', 0],
] as const;
/**
 * By how much a score has to lie beyond the edge of its band to leave it: one standard error, within these bounds, in
 * points, and at most so many percentiles, fewer where the market is another; and by how much coverage and width may fail
 * before a band becomes NEW.
 */
export const HELD = {
  least: 3,
  most: 5,
  mostPercentiles: 10,
  mostPercentilesRenewed: 2,
  slack: 1.1,
} as const;
/** A segment of fewer rated builders is compared over all districts. */
export const MIN_SEGMENT_MEMBERS = 30;

export const REVOKED_CAP = { score: 40, years: 3 };
export const OCCUPANCY_CAP = { score: 60, monthsAfterDue: 24 };
