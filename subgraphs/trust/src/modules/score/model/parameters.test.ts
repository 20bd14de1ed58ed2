import { expect, it } from '@jest/globals';
import * as parameters from './parameters.js';

// Snapshots name the version that made them: who changes a number here raises the version with it (docs/trust.md).
it('has these numbers in its version', () => {
  expect({ ...parameters, RANKED: [...parameters.RANKED] }).toEqual({
    MODEL_VERSION: 'trust/3',
    SUBJECT_TYPES: ['USER', 'AGENT', 'LISTING', 'PROJECT'],
    FACTORS: ['IDENTITY', 'DOCUMENTS', 'CONDUCT', 'DATA_ACCURACY', 'REVIEWS', 'PARENT'],
    FACTOR_WEIGHTS: {
      USER: { IDENTITY: 0.4, CONDUCT: 0.35, DATA_ACCURACY: 0.1, REVIEWS: 0.15 },
      AGENT: { IDENTITY: 0.25, CONDUCT: 0.35, DATA_ACCURACY: 0.15, REVIEWS: 0.25 },
      LISTING: { IDENTITY: 0.1, DOCUMENTS: 0.3, CONDUCT: 0.1, DATA_ACCURACY: 0.3, PARENT: 0.2 },
      PROJECT: { IDENTITY: 0.2, DOCUMENTS: 0.3, CONDUCT: 0.2, DATA_ACCURACY: 0.1, PARENT: 0.2 },
    },
    SOURCE_WEIGHTS: { REGISTRY: 3, DOCUMENT: 2, TRANSACTION: 1, SIGNAL: 0.25 },
    PRIOR_WEIGHT: 2,
    SIGNALS_AT_MOST: { weight: 0.25, share: 0.05 },
    BASE_RATE: 0.5,
    HELD: { least: 3, most: 5, mostPercentiles: 10, mostPercentilesRenewed: 2, halfWidthSlack: 1.1 },
    HALF_LIFE_DAYS: { BEHAVIOUR: 180, REVIEW: 365 },
    CAPS: {
      FRAUD_CONFIRMED: 0,
      DOCUMENT_FORGED: 10,
      RERA_REVOKED: 20,
      RERA_LAPSED: 40,
      PHONE_UNVERIFIED: 50,
      DISPUTE_SEVERE: 60,
    },
    BANDS: [
      ['A', 80],
      ['B', 65],
      ['C', 50],
    ],
    PERCENTILE_BANDS: [
      ['A', 90],
      ['B', 60],
      ['C', 20],
    ],
    RANKED: ['LISTING', 'PROJECT'],
    NEW_COVERAGE: { USER: 0.4, AGENT: 0.4, LISTING: 0.25, PROJECT: 0.4 },
    NEW_HALF_WIDTH: { USER: 20, AGENT: 20, LISTING: 45, PROJECT: 45 },
  });
});

it.each(parameters.SUBJECT_TYPES)('weighs the factors of a %s to 1', (type) => {
  const weights = Object.values(parameters.FACTOR_WEIGHTS[type]);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
});
