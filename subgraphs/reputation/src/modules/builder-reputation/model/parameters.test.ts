import { expect, it } from '@jest/globals';
import * as parameters from './parameters.js';

// Snapshots name the version that made them: who changes a number here raises the version with it (docs/trust.md).
it('has these numbers in its version', () => {
  expect({ ...parameters }).toEqual({
    MODEL_VERSION: 'builder-reputation/4',
    FACTORS: ['DELIVERY', 'COMPLAINTS', 'LITIGATION', 'DISCLOSURE', 'REVIEWS'],
    PROJECT_FACTORS: ['COMPLAINTS', 'LITIGATION', 'DISCLOSURE'],
    FACTOR_WEIGHTS: { DELIVERY: 0.35, COMPLAINTS: 0.2, LITIGATION: 0.15, DISCLOSURE: 0.1, REVIEWS: 0.2 },
    PRIOR_WEIGHT: 4,
    GROUP_PRIOR_PROJECTS: 20,
    REVIEWS_BASE_RATE: 0.7,
    MAX_PROJECT_WEIGHT: 8,
    HALF_LIFE_YEARS: 5,
    HELD: { least: 3, most: 5, mostPercentiles: 10, mostPercentilesRenewed: 2, slack: 1.1 },
    EVIDENCE_AFTER_MONTHS: 6,
    LATE_AFTER_MONTHS: 12,
    PER_HUNDRED_SCALE: 2,
    DISCLOSURE_FRESH_DAYS: 120,
    DISCLOSURE_SCALE_DAYS: 180,
    REVIEW_HALF_LIFE_DAYS: 365,
    LEAST_CREDIBILITY: 0.1,
    LEAST_BELIEVED_AT_MOST: { weight: 0.25, share: 0.05 },
    BASIS_WEIGHTS: { PAYMENT: 1, BOOKING: 0.8, VISIT: 0.5 },
    DAYS_PER_YEAR: 365.25,
    DAYS_PER_MONTH: 365.25 / 12,
    BAND_COVERAGE: 0.5,
    BAND_HALF_WIDTH: 20,
    BANDS: [
      ['A', 80],
      ['B', 50],
      ['C', 20],
      ['D', 0],
    ],
    MIN_SEGMENT_MEMBERS: 30,
    REVOKED_CAP: { score: 40, years: 3 },
    OCCUPANCY_CAP: { score: 60, monthsAfterDue: 24 },
  });
});

it('weighs its factors to 1', () => {
  const weights = Object.values(parameters.FACTOR_WEIGHTS);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
});
