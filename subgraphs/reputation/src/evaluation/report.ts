import { marketOf, rateBuilder, type RatedBuilder } from '../modules/builder-reputation/model/market.js';
import { type Band } from '../modules/builder-reputation/model/bands.js';
import { type BuilderFacts } from '../modules/builder-reputation/model/builder-score.js';
import { type ProjectFacts } from '../modules/builder-reputation/model/project-facts.js';
import { baseRatesOf } from '../modules/builder-reputation/model/v1/base-rates.js';
import { scoreBuilder as scoreByModel1 } from '../modules/builder-reputation/model/v1/builder-score.js';
import { valuesOfProject } from '../modules/builder-reputation/model/v1/project-values.js';
import { attacksOn, type Attack } from './attacks.js';
import { calibrate, type Calibration } from './evaluate.js';
import { aucWithInterval } from './statistics.js';
import {
  deliveryPredictor,
  logisticRegression,
  outcomesOf,
  rawShare,
  timeSplits,
  type Predictor,
} from './time-splits.js';

export interface PredictorResult extends Omit<Calibration, 'tenths'> {
  name: string;
  auc: number;
  low: number;
  high: number;
}

export interface TrustReport {
  asOf: string;
  projects: number;
  builders: number;
  computedInMs: number;
  bands: Record<Band, number>;
  segments: { segment: string; bands: Record<Band, number> }[];
  coverage: { mean: number; least: number };
  splits: { cutoff: string; until: string; projects: number; lateShare: number }[];
  predictors: PredictorResult[];
  ablations: PredictorResult[];
  tenths: Calibration['tenths'];
  attacks: Attack[];
  movers: { rankCorrelation: number; movedByTenth: number };
}

const PREDICTORS: [string, Predictor][] = [
  ['delivery model 2', deliveryPredictor()],
  ['raw share of late projects', rawShare],
  ['logistic regression, ten features', logisticRegression],
];

const ABLATIONS: [string, Predictor][] = [
  ['without PIN codes', deliveryPredictor({ groups: ['district', 'size'] })],
  ['without size', deliveryPredictor({ groups: ['district', 'pin'] })],
  ['without district', deliveryPredictor({ groups: ['size', 'pin'] })],
  ['without any base rates', deliveryPredictor({ groups: [] })],
  ['without the builder', deliveryPredictor({ priorWeight: 1e9 })],
  ['silence taken for lateness', deliveryPredictor({ lateFromSilence: true })],
  ['half-life of two years', deliveryPredictor({ halfLifeYears: 2 })],
  ['prior weight of 16', deliveryPredictor({ priorWeight: 16 })],
];

/** Everything that `pnpm trust:report` says about a register. Deterministic but for the time it took. */
export function reportOn(builders: ReadonlyMap<string, BuilderFacts>, asOf: string): TrustReport {
  const projects = [...builders.values()].flatMap((facts) => facts.projects);
  const began = performance.now();
  const market = marketOf(builders, asOf);
  const rated = [...builders.values()].map((facts) => rateBuilder(facts, market));
  const computedInMs = performance.now() - began;
  const splits = timeSplits(projects, asOf);
  const evaluate = ([name, predictor]: [string, Predictor]) => {
    const outcomes = outcomesOf(predictor, splits, projects, asOf);
    return { name, ...aucWithInterval(outcomes), ...calibrate(outcomes) };
  };
  const results = PREDICTORS.map(evaluate);
  return {
    asOf,
    projects: projects.length,
    builders: builders.size,
    computedInMs,
    bands: countBands(rated),
    segments: bySegment(rated),
    coverage: {
      mean: rated.reduce((sum, { coverage }) => sum + coverage, 0) / rated.length,
      least: Math.min(...rated.map(({ coverage }) => coverage)),
    },
    splits: splits.map(({ cutoff, until, projects: due }) => ({
      cutoff,
      until,
      projects: due.length,
      lateShare: lateShareOf(due, projects, asOf),
    })),
    predictors: results.map(withoutTenths),
    ablations: ABLATIONS.map(evaluate).map(withoutTenths),
    tenths: results[0]?.tenths ?? [],
    attacks: attacksOn(builders, asOf),
    movers: moversFromModel1([...builders.values()], rated, asOf),
  };
}

function withoutTenths({ tenths: _, ...result }: PredictorResult & Calibration): PredictorResult {
  return result;
}

function lateShareOf(due: readonly ProjectFacts[], projects: readonly ProjectFacts[], asOf: string): number {
  const split = { cutoff: asOf, until: asOf, projects: [...due] };
  const outcomes = outcomesOf(() => () => 0, [split], projects, asOf);
  return outcomes.reduce((sum, { label }) => sum + label, 0) / Math.max(1, outcomes.length);
}

function countBands(rated: readonly RatedBuilder[]): Record<Band, number> {
  const counts: Record<Band, number> = { A: 0, B: 0, C: 0, D: 0, NEW: 0 };
  for (const { band } of rated) counts[band]++;
  return counts;
}

function bySegment(rated: readonly RatedBuilder[]): TrustReport['segments'] {
  const groups = Map.groupBy(rated, ({ segment }) => `${segment.district}, ${segment.size}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([segment, of]) => ({ segment, bands: countBands(of) }));
}

/** How the order of builders differs from that of model 1. */
function moversFromModel1(
  builders: readonly BuilderFacts[],
  rated: readonly RatedBuilder[],
  asOf: string,
): TrustReport['movers'] {
  const rates = baseRatesOf(
    builders.flatMap(({ projects }) => projects.map((project) => valuesOfProject(project, asOf))),
  );
  const before = ranksOf(
    builders.map(({ projects, reviews }) => scoreByModel1(projects, reviews, rates, asOf).score),
  );
  const after = ranksOf(rated.map(({ score }) => score));
  const mean = (builders.length - 1) / 2;
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, at) => sum + (value - mean) * ((b[at] as number) - mean), 0);
  return {
    rankCorrelation: product(before, after) / Math.sqrt(product(before, before) * product(after, after)),
    movedByTenth: before.filter((rank, at) => Math.abs(rank - (after[at] as number)) > builders.length / 10)
      .length,
  };
}

/** Ranks from 0; equal values share the middle of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const sorted = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (sorted[to + 1]?.value === sorted[from]?.value) to++;
    for (let at = from; at <= to; at++) ranks[sorted[at]?.at as number] = (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}
