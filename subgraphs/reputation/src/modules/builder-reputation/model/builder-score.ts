import { ratesIn, type SegmentRates } from './base-rates.js';
import { capsOf, type Cap } from './caps.js';
import {
  baseRateOf,
  evidenceOf,
  lateProbability,
  type DeliveryEvidence,
  type DeliveryMarket,
} from './delivery.js';
import {
  FACTOR_WEIGHTS,
  PRIOR_WEIGHT,
  PROJECT_FACTORS,
  REVIEWS_BASE_RATE,
  type Factor,
} from './parameters.js';
import type { ProjectFacts, RevocationFacts } from './project-facts.js';
import { valuesOfProject } from './project-values.js';
import { weighReviews, type ReviewFacts } from './review-weights.js';
import { segmentServed, type Segment } from './segments.js';

export interface FactorScore {
  factor: Factor;
  /** ω, the factor's share of the score: 0 where nothing is known of it. */
  weight: number;
  /** p_k in [0,1]. */
  value: number;
  /** a_k, what it would be without any evidence: the segment's average. */
  baseRate: number;
  /** r + s, comparable with the prior's weight of 4. */
  evidenceWeight: number;
  /** How many projects or reviews spoke. */
  evidenceCount: number;
  variance: number;
}

/** What is known about a builder. */
export interface BuilderFacts {
  projects: readonly ProjectFacts[];
  reviews: readonly ReviewFacts[];
  revocations: readonly RevocationFacts[];
}

/** What the register as a whole says: the rates every builder is compared with. */
export interface MarketRates {
  asOf: string;
  delivery: DeliveryMarket;
  rates: SegmentRates;
}

export interface BuilderScore {
  score: number;
  lowerBound: number;
  interval: [number, number];
  /** Share of the weights that rests on evidence. */
  coverage: number;
  factors: FactorScore[];
  caps: Cap[];
  /** The score before caps, and its standard error. */
  raw: number;
  error: number;
  segment: Segment;
  /** Probability that a date it promises moves by more than twelve months. */
  lateProbability: number;
  evidence: DeliveryEvidence[];
}

/**
 * BuilderReputation 0–100 (after Jøsang & Ismail 2002, The Beta Reputation System).
 *
 * Per factor k: `r = Σ e·v`, `s = Σ e·(1 − v)`, `p_k = (r + W·a_k) / (r + s + W)`, `Var_k = p(1 − p) / (r + s + W + 1)`,
 * W = 4, a_k the segment's average. Delivery is `1 − p(late)` of `delivery.ts`. Factors of which nothing is known leave
 * the sum: with ω renormalised over the others, `T = 100 Σ ω_k p_k`, `SE = 100 √(Σ ω_k² Var_k)`, interval `T ± 1.96 SE`
 * clipped to 0..100, lower bound `T − 1.645 SE`. A cap limits all of them. Reviews count in proportion, `ω·min(1, E / W)`,
 * until they weigh as much as the prior: a first one, which a single booking entitles to, moves next to nothing.
 */
export function scoreBuilder(facts: BuilderFacts, market: MarketRates): BuilderScore {
  const { asOf } = market;
  const segment = segmentServed(facts.projects);
  const delivery = deliveryFactor(facts.projects, market);
  const values = facts.projects.map((project) => valuesOfProject(project, asOf));
  const base = ratesIn(market.rates, segment);
  const all = [
    delivery.factor,
    ...PROJECT_FACTORS.map((factor) =>
      betaFactor(
        factor,
        values.flatMap(({ weight, values: { [factor]: value } }) =>
          value === null ? [] : [{ weight, value }],
        ),
        base[factor],
      ),
    ),
    betaFactor('REVIEWS', weighReviews(facts.reviews, asOf), REVIEWS_BASE_RATE),
  ];
  const coverage = all.reduce((sum, factor) => sum + countsFor(factor), 0);
  const factors = all.map((factor) => ({ ...factor, weight: countsFor(factor) / (coverage || 1) }));
  const raw = factors.reduce((sum, { weight, value }) => sum + 100 * weight * value, 0);
  const error =
    100 * Math.sqrt(factors.reduce((sum, { weight, variance }) => sum + weight ** 2 * variance, 0));
  const caps = capsOf(facts.projects, facts.revocations, asOf);
  const ceiling = caps[0]?.score ?? 100;
  const limit = (points: number) => Math.min(ceiling, Math.max(0, points));
  return {
    score: limit(raw),
    lowerBound: limit(raw - 1.645 * error),
    interval: [limit(raw - 1.96 * error), limit(raw + 1.96 * error)],
    coverage,
    factors,
    caps,
    raw,
    error,
    segment,
    lateProbability: delivery.lateProbability,
    evidence: delivery.evidence,
  };
}

/** What a factor counts for, before the weights are made to sum to 1. */
function countsFor({ factor, evidenceWeight }: FactorScore): number {
  if (evidenceWeight === 0) return 0;
  const known = factor === 'REVIEWS' ? Math.min(1, evidenceWeight / PRIOR_WEIGHT) : 1;
  return FACTOR_WEIGHTS[factor] * known;
}

/** A builder's base rate is the mean of its projects': they are what it builds. */
function deliveryFactor(projects: readonly ProjectFacts[], { asOf, delivery }: MarketRates) {
  const evidence = projects.flatMap((project) => evidenceOf(project, asOf) ?? []);
  const base =
    projects.length === 0
      ? delivery.rate
      : projects.reduce((sum, project) => sum + baseRateOf(project, delivery), 0) / projects.length;
  const late = lateProbability(base, evidence);
  const evidenceWeight = evidence.reduce((sum, { weight }) => sum + weight, 0);
  const factor: FactorScore = {
    factor: 'DELIVERY',
    weight: FACTOR_WEIGHTS.DELIVERY,
    value: 1 - late,
    baseRate: 1 - base,
    evidenceWeight,
    evidenceCount: evidence.length,
    variance: (late * (1 - late)) / (evidenceWeight + PRIOR_WEIGHT + 1),
  };
  return { factor, lateProbability: late, evidence };
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
