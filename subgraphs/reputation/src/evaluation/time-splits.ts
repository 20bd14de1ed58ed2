import {
  baseRateOf,
  DELIVERY_DEFAULTS,
  deliveryMarketOf,
  evidenceOf,
  lateProbability,
  logit,
  registeredDate,
  type DeliveryEvidence,
  type DeliverySettings,
} from '../modules/builder-reputation/model/delivery.js';
import { EVIDENCE_AFTER_MONTHS } from '../modules/builder-reputation/model/parameters.js';
import {
  monthsBefore,
  unitsOf,
  type ProjectFacts,
} from '../modules/builder-reputation/model/project-facts.js';
import { calibrated, spreadOf } from '../modules/builder-reputation/model/calibration.js';
import { fitLogistic, predict } from '../modules/builder-reputation/model/logistic.js';
import type { Outcome } from './statistics.js';

/** What is known at `cutoff` predicts the projects due in the year after it. */
export interface TimeSplit {
  cutoff: string;
  until: string;
  projects: ProjectFacts[];
}

/** Predicts how late a project is likely to be; higher is later. */
export type Predictor = (
  projects: readonly ProjectFacts[],
  cutoff: string,
) => (project: ProjectFacts) => number;

const SPLITS = 3;

/**
 * Yearly splits, the last of which ends where outcomes are documented: six months before the register's day. The
 * outcome is that of the snapshot. Complaints, cases and days of modification are the snapshot's too, and therefore no
 * predictor.
 */
export function timeSplits(projects: readonly ProjectFacts[], asOf: string): TimeSplit[] {
  return Array.from({ length: SPLITS }, (_, place) => {
    const until = monthsBefore(asOf, EVIDENCE_AFTER_MONTHS + 12 * (SPLITS - 1 - place));
    const cutoff = monthsBefore(until, 12);
    const due = projects.filter((project) => {
      const registered = registeredDate(project);
      return registered !== null && registered > cutoff && registered <= until;
    });
    return { cutoff, until, projects: due };
  });
}

/** The predictions over all splits; only projects due in the same quarter are compared. */
export function outcomesOf(
  predictor: Predictor,
  splits: readonly TimeSplit[],
  projects: readonly ProjectFacts[],
  asOf: string,
): Outcome[] {
  return splits.flatMap(({ cutoff, projects: due }) => {
    const predictFor = predictor(projects, cutoff);
    return due.map((project) => ({
      builderId: project.builderId,
      stratum: `${cutoff}|${quarterOf(registeredDate(project) as string)}`,
      label: (evidenceOf(project, asOf)?.late ?? 0) as 0 | 1,
      score: predictFor(project),
    }));
  });
}

/** The delivery model, or a variant of it. */
export function deliveryPredictor(changes: Partial<DeliverySettings> = {}): Predictor {
  const settings = { ...DELIVERY_DEFAULTS, ...changes };
  return (projects, cutoff) => {
    const market = deliveryMarketOf(projects, cutoff, settings);
    const evidence = evidenceByBuilder(projects, cutoff, settings);
    const spread = spreadOf(projects, cutoff, settings);
    return (project) => {
      const own = evidence.get(project.builderId) ?? [];
      return calibrated(
        lateProbability(baseRateOf(project, market, settings), own, settings),
        market,
        spread,
      );
    };
  };
}

/** The builder's share of late projects, unweighted; the market's for a builder without any. */
export const rawShare: Predictor = (projects, cutoff) => {
  const { rate } = deliveryMarketOf(projects, cutoff);
  const evidence = evidenceByBuilder(projects, cutoff);
  return ({ builderId }) => {
    const own = evidence.get(builderId) ?? [];
    return own.length === 0 ? rate : own.reduce((sum, { late }) => sum + late, 0) / own.length;
  };
};

export const LOGISTIC_FEATURES = 10;

/**
 * A logistic regression on ten features, trained on what was evidence at the cut-off. Rates that it is trained with come
 * from the other half of the builders, so that no project speaks for itself.
 */
export const logisticRegression: Predictor = (projects, cutoff) => {
  const known = projects.filter((project) => evidenceOf(project, cutoff) !== null);
  const halves = [0, 1].map((half) => known.filter(({ builderId }) => halfOf(builderId) === half));
  const rows: number[][] = [];
  const labels: number[] = [];
  for (const [half, own] of halves.entries()) {
    const features = featuresFrom(halves[1 - half] ?? [], known, cutoff);
    for (const project of own) {
      rows.push(features(project, true));
      labels.push(evidenceOf(project, cutoff)?.late ?? 0);
    }
  }
  // Nothing was due at the cut-off: there is nothing to learn from.
  if (rows.length === 0) {
    const { rate } = deliveryMarketOf(known, cutoff);
    return () => rate;
  }
  const beta = fitLogistic(rows, labels, 1);
  const features = featuresFrom(known, known, cutoff);
  return (project) => predict(features(project, false), beta);
};

function featuresFrom(forRates: readonly ProjectFacts[], known: readonly ProjectFacts[], cutoff: string) {
  const market = deliveryMarketOf(forRates, cutoff);
  const byBuilder = Map.groupBy(known, ({ builderId }) => builderId);
  const rateBy = (project: ProjectFacts, group: 'district' | 'size' | 'pin') =>
    logit(baseRateOf(project, market, { ...DELIVERY_DEFAULTS, groups: [group] })) - logit(market.rate);
  return (project: ProjectFacts, withoutItself: boolean): number[] => {
    const own = (byBuilder.get(project.builderId) ?? []).filter(
      (other) => !withoutItself || other.projectId !== project.projectId,
    );
    const evidence = own.flatMap((other) => evidenceOf(other, cutoff) ?? []);
    const late = evidence.reduce((sum, one) => sum + one.late, 0);
    const month = (registeredDate(project) as string).slice(5, 7);
    return [
      1,
      rateBy(project, 'district'),
      rateBy(project, 'size'),
      rateBy(project, 'pin'),
      logit(lateProbability(market.rate, evidence)) - logit(market.rate),
      Math.log1p(evidence.length),
      Math.log1p(late),
      Math.log(unitsOf(project)) / 4,
      project.revisedCompletion === null ? 0 : 1,
      (project.plots ?? 0) > 0 ? 1 : 0,
      month === '12' ? 1 : 0,
    ];
  };
}

function evidenceByBuilder(
  projects: readonly ProjectFacts[],
  cutoff: string,
  settings = DELIVERY_DEFAULTS,
): Map<string, DeliveryEvidence[]> {
  const evidence = new Map<string, DeliveryEvidence[]>();
  for (const project of projects) {
    const one = evidenceOf(project, cutoff, settings);
    if (one && !evidence.get(project.builderId)?.push(one)) evidence.set(project.builderId, [one]);
  }
  return evidence;
}

function halfOf(builderId: string): number {
  return Number.parseInt(builderId.slice(0, 2), 16) % 2;
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
