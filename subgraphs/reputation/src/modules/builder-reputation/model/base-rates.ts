import { GROUP_PRIOR_PROJECTS, PROJECT_FACTORS, type ProjectFactor } from './parameters.js';
import type { ProjectFacts } from './project-facts.js';
import { valuesOfProject } from './project-values.js';
import { segmentKey, segmentOf, type Segment } from './segments.js';

export type BaseRates = Record<ProjectFactor, number>;

/** Mean goodness per factor, over the register and per segment: what is expected without evidence. */
export interface SegmentRates {
  market: BaseRates;
  segments: Record<string, BaseRates>;
}

const UNKNOWN_MARKET = 0.5;

/** Weighted means of v; a segment's is drawn towards the market's by as much as 20 of its projects weigh. */
export function segmentRatesOf(projects: readonly ProjectFacts[], asOf: string): SegmentRates {
  const market = emptySums();
  const segments = new Map<string, Sums>();
  for (const project of projects) {
    const { weight, values } = valuesOfProject(project, asOf);
    const key = segmentKey(segmentOf(project));
    const segment = segments.get(key) ?? emptySums();
    segments.set(key, segment);
    for (const factor of PROJECT_FACTORS) {
      const value = values[factor];
      if (value === null) continue;
      for (const sums of [market[factor], segment[factor]]) {
        sums.good += weight * value;
        sums.weight += weight;
        sums.projects++;
      }
    }
  }
  const rates = ratesOf(market, () => UNKNOWN_MARKET);
  return {
    market: rates,
    segments: Object.fromEntries(
      [...segments]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, sums]) => [key, ratesOf(sums, (factor) => rates[factor])]),
    ),
  };
}

export function ratesIn({ market, segments }: SegmentRates, segment: Segment): BaseRates {
  return segments[segmentKey(segment)] ?? market;
}

type Sums = Record<ProjectFactor, { good: number; weight: number; projects: number }>;

function emptySums(): Sums {
  const none = () => ({ good: 0, weight: 0, projects: 0 });
  return { COMPLAINTS: none(), LITIGATION: none(), DISCLOSURE: none() };
}

function ratesOf(sums: Sums, priorOf: (factor: ProjectFactor) => number): BaseRates {
  const rate = (factor: ProjectFactor) => {
    const { good, weight, projects } = sums[factor];
    if (projects === 0) return priorOf(factor);
    const prior = (GROUP_PRIOR_PROJECTS * weight) / projects;
    return (good + prior * priorOf(factor)) / (weight + prior);
  };
  return {
    COMPLAINTS: rate('COMPLAINTS'),
    LITIGATION: rate('LITIGATION'),
    DISCLOSURE: rate('DISCLOSURE'),
  };
}
