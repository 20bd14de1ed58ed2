import {
  baseRateOf,
  DELIVERY_DEFAULTS,
  deliveryMarketOf,
  evidenceOf,
  lateProbability,
  logit,
  registeredDate,
  type DeliveryMarket,
} from './delivery.js';
import { fitLogistic } from './logistic.js';
import { EVIDENCE_AFTER_MONTHS } from './parameters.js';
import { monthsBefore, type ProjectFacts } from './project-facts.js';

/** Fewer projects than this calibrate nothing. */
const MIN_PROJECTS = 100;
const BOUNDS = [0.2, 1.5] as const;

/**
 * How far apart probabilities should be: district and PIN say in part the same, so that their sum says too much. The model
 * of a year before is held against what came of that year's projects, by logistic regression with an intercept per
 * quarter; 1 where there are too few to tell.
 */
export function spreadOf(
  projects: readonly ProjectFacts[],
  asOf: string,
  settings = DELIVERY_DEFAULTS,
): number {
  const until = monthsBefore(asOf, EVIDENCE_AFTER_MONTHS);
  const cutoff = monthsBefore(until, 12);
  const market = deliveryMarketOf(projects, cutoff, settings);
  const byBuilder = Map.groupBy(projects, ({ builderId }) => builderId);
  const due = projects.filter((project) => {
    const registered = registeredDate(project);
    return registered !== null && registered > cutoff && registered <= until;
  });
  const labels = due.map((project) => evidenceOf(project, asOf, settings)?.late ?? 0);
  const late = labels.reduce((sum, label) => sum + label, 0);
  if (due.length < MIN_PROJECTS || late === 0 || late === due.length) return 1;
  const months = (project: ProjectFacts) => (registeredDate(project) as string).slice(0, 7);
  const quarters = [...new Set(due.map(months).map(quarterOf))].sort();
  const rows = due.map((project) => {
    const own = (byBuilder.get(project.builderId) ?? []).flatMap(
      (one) => evidenceOf(one, cutoff, settings) ?? [],
    );
    const probability = lateProbability(baseRateOf(project, market, settings), own, settings);
    const quarter = quarterOf(months(project));
    return [...quarters.map((one) => (one === quarter ? 1 : 0)), logit(probability)];
  });
  const slope = fitLogistic(rows, labels).at(-1) as number;
  return Math.min(BOUNDS[1], Math.max(BOUNDS[0], slope));
}

/** A probability as it is told: its distance from the market's rate, on the logit scale, times the spread. */
export function calibrated(probability: number, { rate }: DeliveryMarket, spread: number): number {
  const bounded = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return 1 / (1 + Math.exp(-(logit(rate) + spread * (logit(bounded) - logit(rate)))));
}

function quarterOf(month: string): string {
  return `${month.slice(0, 4)}Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}
