import {
  DAYS_PER_YEAR,
  DISCLOSURE_FRESH_DAYS,
  DISCLOSURE_SCALE_DAYS,
  HALF_LIFE_YEARS,
  MAX_PROJECT_WEIGHT,
  PER_HUNDRED_SCALE,
  type ProjectFactor,
} from './parameters.js';
import { dayNumber, maybeDay, unitsOf, type ProjectFacts } from './project-facts.js';

export interface ProjectValues {
  /** How much this project counts, 0 to 8. */
  weight: number;
  /** v in [0,1] per factor; null where the register says nothing about the factor. */
  values: Record<ProjectFactor, number | null>;
}

/**
 * What one project says about its builder as of a day, apart from delivery.
 *
 * - weight `min(8, log2(1 + units)) · 2^(−years / 5)`, years since the proposed date and 0 while that lies ahead
 * - complaints, litigation `exp(−count per 100 units / 2)`; a blank count is 0, as the register leaves it
 * - disclosure 1 up to 120 days since the last update, then `exp(−(days − 120) / 180)`
 */
export function valuesOfProject(project: ProjectFacts, asOf: string): ProjectValues {
  const today = dayNumber(asOf);
  const proposed = maybeDay(project.proposedCompletion);
  const units = unitsOf(project);
  const years = proposed === null ? 0 : Math.max(0, today - proposed) / DAYS_PER_YEAR;
  return {
    weight: Math.min(MAX_PROJECT_WEIGHT, Math.log2(1 + units)) * 2 ** (-years / HALF_LIFE_YEARS),
    values: {
      COMPLAINTS: perHundred(project.complaints, units),
      LITIGATION: perHundred(project.cases, units),
      DISCLOSURE: project.lastModified === null ? null : freshness(today - dayNumber(project.lastModified)),
    },
  };
}

function perHundred(count: number | null, units: number): number {
  return Math.exp(-((count ?? 0) / units) * (100 / PER_HUNDRED_SCALE));
}

function freshness(days: number): number {
  return days <= DISCLOSURE_FRESH_DAYS
    ? 1
    : Math.exp(-(days - DISCLOSURE_FRESH_DAYS) / DISCLOSURE_SCALE_DAYS);
}
