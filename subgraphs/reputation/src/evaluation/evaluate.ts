import { logit } from '../modules/builder-reputation/model/delivery.js';
import { fitLogistic, predict } from '../modules/builder-reputation/model/logistic.js';
import type { Outcome } from './statistics.js';

const FOLDS = 5;

/** What predictions are worth beside the rate of the quarter, which drifts and is not known beforehand. */
export interface Calibration {
  /** 1 − Brier / Brier of the quarter's rate, both cross-fitted by builder. */
  brierSkill: number;
  /** Of the logit, with an intercept per quarter: 1 where probabilities are as far apart as they should be. */
  slope: number;
  /** Tenths by cross-fitted prediction: mean predicted, share observed. */
  tenths: { predicted: number; observed: number; count: number }[];
}

/** Recalibrates by quarter on four fifths of the builders, and judges the rest. */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  const strata = [...new Set(outcomes.map(({ stratum }) => stratum))].sort();
  const places = new Map(strata.map((stratum, place) => [stratum, place]));
  const intercepts = ({ stratum }: Outcome) => {
    const row = new Array<number>(strata.length).fill(0);
    row[places.get(stratum) as number] = 1;
    return row;
  };
  const withScore = (one: Outcome) => [...intercepts(one), logit(clamp(one.score))];
  const predicted = crossFitted(outcomes, withScore);
  const byQuarter = crossFitted(outcomes, intercepts);
  const all = fitLogistic(
    outcomes.map(withScore),
    outcomes.map(({ label }) => label),
  );
  return {
    brierSkill: 1 - brier(outcomes, predicted) / brier(outcomes, byQuarter),
    slope: all.at(-1) as number,
    tenths: tenthsOf(outcomes, predicted),
  };
}

function crossFitted(outcomes: readonly Outcome[], rowOf: (one: Outcome) => number[]): number[] {
  const predicted = new Array<number>(outcomes.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const training = outcomes.filter(({ builderId }) => foldOf(builderId) !== fold);
    const beta = fitLogistic(
      training.map(rowOf),
      training.map(({ label }) => label),
    );
    outcomes.forEach((one, at) => {
      if (foldOf(one.builderId) === fold) predicted[at] = predict(rowOf(one), beta);
    });
  }
  return predicted;
}

function brier(outcomes: readonly Outcome[], predicted: readonly number[]): number {
  return (
    outcomes.reduce((sum, { label }, at) => sum + ((predicted[at] as number) - label) ** 2, 0) /
    outcomes.length
  );
}

function tenthsOf(outcomes: readonly Outcome[], predicted: readonly number[]): Calibration['tenths'] {
  const sorted = outcomes
    .map(({ label }, at) => ({ label, predicted: predicted[at] as number }))
    .sort((a, b) => a.predicted - b.predicted);
  return Array.from({ length: 10 }, (_, tenth) => {
    const part = sorted.slice(
      Math.round((tenth * sorted.length) / 10),
      Math.round(((tenth + 1) * sorted.length) / 10),
    );
    const mean = (pick: (one: (typeof part)[number]) => number) =>
      part.reduce((sum, one) => sum + pick(one), 0) / Math.max(1, part.length);
    return {
      predicted: mean((one) => one.predicted),
      observed: mean((one) => one.label),
      count: part.length,
    };
  });
}

/** Ids of builders are hashes, so their first digits are as good as a draw. */
function foldOf(builderId: string): number {
  return Number.parseInt(builderId.slice(0, 8), 16) % FOLDS;
}

function clamp(probability: number): number {
  return Math.min(1 - 1e-4, Math.max(1e-4, probability));
}
