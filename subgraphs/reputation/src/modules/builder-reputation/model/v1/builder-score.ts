import type { BaseRates } from './base-rates.js';
import { capsOf, type Cap } from './caps.js';
import {
  FACTOR_WEIGHTS,
  FACTORS,
  PRIOR_WEIGHT,
  REVIEW_HALF_LIFE_DAYS,
  REVIEWS_BASE_RATE,
  type Factor,
} from './parameters.js';
import { dayNumber, valuesOfProject, type ProjectFacts, type ProjectValues } from './project-values.js';
import { reasonsOf, type Reason } from './reasons.js';
import type { FactorScore } from './factor-score.js';

export interface ReviewFacts {
  stars: number;
  /** ISO 8601 instant. */
  submittedAt: string;
}

export interface BuilderScore {
  score: number;
  lowerBound: number;
  interval: [number, number];
  factors: FactorScore[];
  reasons: Reason[];
  caps: Cap['code'][];
}

/**
 * BuilderReputation 0–100 (domain.md, after Jøsang & Ismail 2002, The Beta Reputation System).
 *
 * Per factor k: `r = Σ e·v`, `s = Σ e·(1 − v)` over the builder's projects with e = the project's weight,
 * `p_k = (r + W·a_k) / (r + s + W)`, `Var_k = p(1 − p) / (r + s + W + 1)`, W = 4.
 * Score `T = 100 Σ ω_k p_k`, `SE = 100 √(Σ ω_k² Var_k)`, interval `T ± 1.96 SE` clipped to 0..100, lower bound
 * `T − 1.645 SE`. A cap that applies limits all of them.
 */
export function scoreBuilder(
  projects: readonly ProjectFacts[],
  reviews: readonly ReviewFacts[],
  baseRates: BaseRates,
  asOf: string,
): BuilderScore {
  const known = projects.map((project) => valuesOfProject(project, asOf));
  const factors = FACTORS.map((factor) =>
    factor === 'REVIEWS' ? reviewsFactor(reviews, asOf) : registerFactor(factor, known, baseRates[factor]),
  );
  const raw = factors.reduce((sum, { weight, value }) => sum + 100 * weight * value, 0);
  const standardError =
    100 * Math.sqrt(factors.reduce((sum, { weight, variance }) => sum + weight ** 2 * variance, 0));
  const caps = capsOf(projects, asOf);
  const ceiling = Math.min(100, ...caps.map(({ score }) => score));
  const limit = (points: number) => Math.min(ceiling, Math.max(0, points));
  return {
    score: limit(raw),
    lowerBound: limit(raw - 1.645 * standardError),
    interval: [limit(raw - 1.96 * standardError), limit(raw + 1.96 * standardError)],
    factors,
    caps: caps.map(({ code }) => code),
    reasons: reasonsOf({ factors, caps, raw, projects: known }),
  };
}

function registerFactor(
  factor: Exclude<Factor, 'REVIEWS'>,
  projects: readonly ProjectValues[],
  baseRate: number,
): FactorScore {
  const evidence = projects.flatMap(({ weight, values }) => {
    const value = values[factor];
    return value === null ? [] : [{ weight, value }];
  });
  return betaFactor(factor, evidence, baseRate);
}

function reviewsFactor(reviews: readonly ReviewFacts[], asOf: string): FactorScore {
  const today = dayNumber(asOf);
  const evidence = reviews.map(({ stars, submittedAt }) => ({
    weight: 2 ** (-Math.max(0, today - dayNumber(submittedAt.slice(0, 10))) / REVIEW_HALF_LIFE_DAYS),
    value: (stars - 1) / 4,
  }));
  return betaFactor('REVIEWS', evidence, REVIEWS_BASE_RATE);
}

function betaFactor(
  factor: Factor,
  evidence: readonly { weight: number; value: number }[],
  baseRate: number,
): FactorScore {
  const good = evidence.reduce((sum, { weight, value }) => sum + weight * value, 0);
  const total = evidence.reduce((sum, { weight }) => sum + weight, 0);
  const value = (good + PRIOR_WEIGHT * baseRate) / (total + PRIOR_WEIGHT);
  return {
    factor,
    weight: FACTOR_WEIGHTS[factor],
    value,
    baseRate,
    evidenceWeight: total,
    evidenceCount: evidence.length,
    variance: (value * (1 - value)) / (total + PRIOR_WEIGHT + 1),
  };
}
