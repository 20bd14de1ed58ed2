/** Raised whenever a number or a rule of the model changes: snapshots name the model that made them. */
export const MODEL_VERSION = 'builder-reputation/1';

export const FACTORS = ['DELIVERY', 'COMPLAINTS', 'LITIGATION', 'DISCLOSURE', 'REVIEWS'] as const;
export type Factor = (typeof FACTORS)[number];
/** What the register says something about; reviews come from buyers. */
export type RegisterFactor = Exclude<Factor, 'REVIEWS'>;
export const REGISTER_FACTORS = FACTORS.filter((factor): factor is RegisterFactor => factor !== 'REVIEWS');

/** ω of each factor; they sum to 1. */
export const FACTOR_WEIGHTS: Record<Factor, number> = {
  DELIVERY: 0.35,
  COMPLAINTS: 0.2,
  LITIGATION: 0.15,
  DISCLOSURE: 0.1,
  REVIEWS: 0.2,
};

/** W: how much evidence the market's base rate is worth. */
export const PRIOR_WEIGHT = 4;
/** Base rate of the reviews factor until reviews are many enough to calibrate it. */
export const REVIEWS_BASE_RATE = 0.7;
export const MAX_PROJECT_WEIGHT = 8;
/** A project weighs half as much for every five years since its original due date. */
export const PROJECT_HALF_LIFE_YEARS = 5;
export const DELAY_SCALE_MONTHS = 24;
/** Cases or complaints per 100 apartments at which the value has fallen to 1/e. */
export const PER_HUNDRED_SCALE = 2;
export const DISCLOSURE_FRESH_DAYS = 120;
export const DISCLOSURE_SCALE_DAYS = 180;
export const REVIEW_HALF_LIFE_DAYS = 365;

export const DAYS_PER_YEAR = 365.25;
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

export const REVOKED_CAP = { score: 40, years: 3 };
export const OCCUPANCY_CAP = { score: 60, monthsAfterDue: 24 };
