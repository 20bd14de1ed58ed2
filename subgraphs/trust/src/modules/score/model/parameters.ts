/** Raised whenever a number or a rule of the model changes: snapshots name the model that made them. */
export const MODEL_VERSION = 'trust/3';

export const SUBJECT_TYPES = ['USER', 'AGENT', 'LISTING', 'PROJECT'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

export const FACTORS = ['IDENTITY', 'DOCUMENTS', 'CONDUCT', 'DATA_ACCURACY', 'REVIEWS', 'PARENT'] as const;
export type Factor = (typeof FACTORS)[number];

/** ω per kind of subject; each row sums to 1. A factor that is absent does not apply. */
export const FACTOR_WEIGHTS: Record<SubjectType, Partial<Record<Factor, number>>> = {
  USER: { IDENTITY: 0.4, CONDUCT: 0.35, DATA_ACCURACY: 0.1, REVIEWS: 0.15 },
  AGENT: { IDENTITY: 0.25, CONDUCT: 0.35, DATA_ACCURACY: 0.15, REVIEWS: 0.25 },
  LISTING: { IDENTITY: 0.1, DOCUMENTS: 0.3, CONDUCT: 0.1, DATA_ACCURACY: 0.3, PARENT: 0.2 },
  PROJECT: { IDENTITY: 0.2, DOCUMENTS: 0.3, CONDUCT: 0.2, DATA_ACCURACY: 0.1, PARENT: 0.2 },
};

/** w_src. A check the platform makes over public facts, such as a price against its peers, weighs like a transaction. */
export const SOURCE_WEIGHTS = { REGISTRY: 3, DOCUMENT: 2, TRANSACTION: 1, SIGNAL: 0.25 } as const;
export type SourceClass = keyof typeof SOURCE_WEIGHTS;

/** W: how much evidence the base rate is worth. With less than that a factor counts in proportion. */
export const PRIOR_WEIGHT = 2;
/**
 * Signals of a factor (unconfirmed words, reviews of visitors) weigh together at most this, or a twentieth of its other
 * evidence: any number of strangers weighs no more than one.
 */
export const SIGNALS_AT_MOST = { weight: 0.25, share: 0.05 } as const;
/** a_k until calibrated. */
export const BASE_RATE = 0.5;

/** H in days. Identity has none: it does not decay, it expires. */
export const HALF_LIFE_DAYS = { BEHAVIOUR: 180, REVIEW: 365 } as const;

/** No score above these while they hold. */
export const CAPS = {
  FRAUD_CONFIRMED: 0,
  DOCUMENT_FORGED: 10,
  RERA_REVOKED: 20,
  RERA_LAPSED: 40,
  PHONE_UNVERIFIED: 50,
  DISPUTE_SEVERE: 60,
} as const;
export type CapCode = keyof typeof CAPS;

export type Band = 'A' | 'B' | 'C' | 'D' | 'NEW';

/** Least lower bound of each band, for people. */
export const BANDS: readonly (readonly [Band, number])[] = [
  ['A', 80],
  ['B', 65],
  ['C', 50],
];
/** Least percentile within the segment of each band, for listings and projects. */
export const PERCENTILE_BANDS: readonly (readonly [Band, number])[] = [
  ['A', 90],
  ['B', 60],
  ['C', 20],
];
/**
 * By how much a score has to lie beyond the edge of its band to leave it: one standard error, within these bounds, in points;
 * of ranks, at most so many percentiles, and fewer where the ranks are those of another population. `least` is more than any
 * number of strangers moves a score (attacks.test.ts).
 */
export const HELD = {
  least: 3,
  most: 5,
  mostPercentiles: 10,
  mostPercentilesRenewed: 2,
  halfWidthSlack: 1.1,
} as const;
/** Kinds of subjects that are compared within their segment. People are not ranked against each other. */
export const RANKED: ReadonlySet<SubjectType> = new Set(['LISTING', 'PROJECT']);

/** Less than this share of ω known says too little for a band. Of a listing its own facts alone are .3. */
export const NEW_COVERAGE: Record<SubjectType, number> = {
  USER: 0.4,
  AGENT: 0.4,
  LISTING: 0.25,
  PROJECT: 0.4,
};
/**
 * So does a wider interval than this to each side, over what is known. Ranks need less than levels do: 45 is evidence
 * of weight 2, two checks of public facts.
 */
export const NEW_HALF_WIDTH: Record<SubjectType, number> = { USER: 20, AGENT: 20, LISTING: 45, PROJECT: 45 };
