import { segmentRatesOf } from './base-rates.js';
import { bandOf, isRated, type Band, type HeldBand } from './bands.js';
import { calibrated, spreadOf } from './calibration.js';
import { scoreBuilder, type BuilderFacts, type BuilderScore, type MarketRates } from './builder-score.js';
import {
  baseRateOf,
  deliveryMarketOf,
  evidenceOf,
  lateProbability,
  type DeliveryEvidence,
} from './delivery.js';
import { placeIn, quantilesBySegment, type Quantiles } from './percentiles.js';
import type { ProjectFacts } from './project-facts.js';
import { segmentOf, type Segment } from './segments.js';

/** The register as a whole as of a day: rates, and where builders and projects lie. All that one score needs of it. */
export interface Market extends MarketRates {
  /** How far apart probabilities are told (`calibration.ts`). */
  spread: number;
  /** Of rated builders' scores, by the segment served. */
  scores: Record<string, Quantiles>;
  /** Of builders' probabilities of being late, by the segment served. */
  builderDelivery: Record<string, Quantiles>;
  /** Of projects' probabilities of being late. */
  projectDelivery: Record<string, Quantiles>;
}

export interface DeliveryAssessment {
  lateProbability: number;
  /** 100: the least likely to be late of its segment. */
  percentile: number;
  segment: Segment & { members: number };
  evidence: { projects: number; late: number; completed: number; silent: number; weight: number };
  calibratedOn: string;
}

export interface RatedBuilder extends BuilderScore {
  percentile: number | null;
  band: Band;
  delivery: DeliveryAssessment;
}

/** Computes the market of a register: two passes, rates first and then every builder's place. */
export function marketOf(builders: ReadonlyMap<string, BuilderFacts>, asOf: string): Market {
  // In one order, since the sum of floating point numbers depends on it: the same register gives the same bytes.
  const projects = [...builders.values()]
    .flatMap((facts) => facts.projects)
    .sort((a, b) => (a.projectId < b.projectId ? -1 : 1));
  const rates: MarketRates = {
    asOf,
    delivery: deliveryMarketOf(projects, asOf),
    rates: segmentRatesOf(projects, asOf),
  };
  const scores: { segment: Segment; value: number }[] = [];
  const builderDelivery: typeof scores = [];
  const projectDelivery: typeof scores = [];
  for (const facts of builders.values()) {
    const score = scoreBuilder(facts, rates);
    if (isRated(score)) scores.push({ segment: score.segment, value: score.raw });
    builderDelivery.push({ segment: score.segment, value: score.lateProbability });
    for (const project of facts.projects)
      projectDelivery.push({
        segment: segmentOf(project),
        value: lateProbability(baseRateOf(project, rates.delivery), score.evidence),
      });
  }
  return {
    ...rates,
    spread: spreadOf(projects, asOf),
    scores: quantilesBySegment(scores),
    builderDelivery: quantilesBySegment(builderDelivery),
    projectDelivery: quantilesBySegment(projectDelivery),
  };
}

/** A builder's score, its place among those who build alike, and its band; `held` is the one it had, where that holds. */
export function rateBuilder(facts: BuilderFacts, market: Market, held?: HeldBand): RatedBuilder {
  const score = scoreBuilder(facts, market);
  const { percentile, segment } = placeIn(market.scores, score.segment, score.raw);
  return {
    ...score,
    segment,
    percentile: isRated(score, held) ? percentile : null,
    band: bandOf(score, (raw) => placeIn(market.scores, score.segment, raw).percentile, held),
    delivery: assess(score.lateProbability, score.evidence, score.segment, market.builderDelivery, market),
  };
}

/** How likely a project is to be late, by place, size and the record of who builds it. */
export function assessProject(
  project: ProjectFacts,
  evidence: readonly DeliveryEvidence[],
  market: Market,
): DeliveryAssessment {
  const probability = lateProbability(baseRateOf(project, market.delivery), evidence);
  return assess(probability, evidence, segmentOf(project), market.projectDelivery, market);
}

/** The evidence of all projects of a builder. */
export function deliveryEvidence(projects: readonly ProjectFacts[], asOf: string): DeliveryEvidence[] {
  return projects.flatMap((project) => evidenceOf(project, asOf) ?? []);
}

function assess(
  probability: number,
  evidence: readonly DeliveryEvidence[],
  own: Segment,
  quantiles: Record<string, Quantiles>,
  market: Market,
): DeliveryAssessment {
  const { percentile, segment } = placeIn(quantiles, own, probability);
  const count = (outcome: DeliveryEvidence['outcome']) =>
    evidence.filter((one) => one.outcome === outcome).length;
  return {
    lateProbability: calibrated(probability, market.delivery, market.spread),
    percentile: 100 - (percentile ?? 50),
    segment,
    evidence: {
      projects: evidence.length,
      late: count('LATE'),
      completed: count('COMPLETED'),
      silent: count('SILENT'),
      weight: evidence.reduce((sum, { weight }) => sum + weight, 0),
    },
    calibratedOn: market.asOf,
  };
}
