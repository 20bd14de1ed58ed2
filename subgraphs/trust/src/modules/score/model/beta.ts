import { BASE_RATE, PRIOR_WEIGHT } from './parameters.js';

export interface Observation {
  /** e: weight of the source × credibility × decay. */
  weight: number;
  /** v in [0,1]. */
  value: number;
}

export interface Expectation {
  /** p: expected goodness in [0,1]. */
  value: number;
  variance: number;
  /** r + s, comparable with the prior's weight of 2. */
  evidenceWeight: number;
}

/**
 * Beta reputation (Jøsang & Ismail 2002, The Beta Reputation System): `r = Σ e·v`, `s = Σ e·(1 − v)`,
 * `p = (r + W·a) / (r + s + W)`, `Var = p(1 − p) / (r + s + W + 1)`, W = 2, a = 0.5 until calibrated.
 */
export function expectationOf(observations: readonly Observation[]): Expectation {
  let good = 0;
  let total = 0;
  for (const { weight, value } of observations) {
    good += weight * value;
    total += weight;
  }
  const value = (good + PRIOR_WEIGHT * BASE_RATE) / (total + PRIOR_WEIGHT);
  return { value, variance: (value * (1 - value)) / (total + PRIOR_WEIGHT + 1), evidenceWeight: total };
}

/** One-sided 95 % lower bound of an expectation. */
export function lowerBoundOf({ value, variance }: Expectation): number {
  return value - 1.645 * Math.sqrt(variance);
}
