import {
  DAYS_PER_MONTH,
  DAYS_PER_YEAR,
  DELAY_SCALE_MONTHS,
  DISCLOSURE_FRESH_DAYS,
  DISCLOSURE_SCALE_DAYS,
  MAX_PROJECT_WEIGHT,
  PER_HUNDRED_SCALE,
  PROJECT_HALF_LIFE_YEARS,
  type RegisterFactor,
} from './parameters.js';

/** What the register says about a project. Days are ISO 8601 calendar days; null where the register is silent. */
export interface ProjectFacts {
  projectId: string;
  builderId: string;
  status: string;
  apartments: number | null;
  cases: number | null;
  complaints: number | null;
  proposedCompletion: string | null;
  revisedCompletion: string | null;
  extendedCompletion: string | null;
  lastModified: string | null;
  occupancyCertificate: boolean | null;
  revokedOn: string | null;
}

export interface ProjectValues {
  /** How much this project counts, 0 to 8. */
  weight: number;
  slipMonths: number;
  overdueMonths: number;
  /** v in [0,1] per factor; null where the project says nothing about the factor. */
  values: Record<RegisterFactor, number | null>;
}

/**
 * What one project says about its builder as of a day (ADR
 * 0009 says which reading reproduces the reference run).
 *
 * - weight `min(8, log2(1 + apartments)) · 2^(−years / 5)`, years since the *proposed* (original) due date and 0 while
 *   that lies ahead; no apartments, no weight.
 * - delivery `exp(−(slip + overdue) / 24)`, only for projects that slipped or whose original date has passed;
 *   slip = months from the proposed to the latest of the revised and extended dates,
 *   overdue = months from the latest due date to the day, while not completed.
 * - complaints, litigation `exp(−count per 100 apartments / 2)`; a blank count is 0.
 * - disclosure 1 up to 120 days since the last update, then `exp(−(days − 120) / 180)`.
 */
export function valuesOfProject(project: ProjectFacts, asOf: string): ProjectValues {
  const today = dayNumber(asOf);
  const proposed = maybeDay(project.proposedCompletion);
  const later = [maybeDay(project.revisedCompletion), maybeDay(project.extendedCompletion)].filter(
    (day) => day !== null,
  );
  const latestDue = Math.max(proposed ?? -Infinity, ...later);
  const apartments = project.apartments ?? 0;
  const years = proposed === null ? 0 : Math.max(0, today - proposed) / DAYS_PER_YEAR;
  const slip =
    proposed === null || later.length === 0 ? 0 : Math.max(0, Math.max(...later) - proposed) / DAYS_PER_MONTH;
  const isOpen = project.status !== 'COMPLETED' && project.occupancyCertificate !== true;
  const overdue = isOpen && latestDue !== -Infinity ? Math.max(0, today - latestDue) / DAYS_PER_MONTH : 0;
  const isDue = proposed !== null && proposed <= today;
  return {
    weight: Math.min(MAX_PROJECT_WEIGHT, Math.log2(1 + apartments)) * 2 ** (-years / PROJECT_HALF_LIFE_YEARS),
    slipMonths: slip,
    overdueMonths: overdue,
    values: {
      DELIVERY: slip > 0 || isDue ? Math.exp(-(slip + overdue) / DELAY_SCALE_MONTHS) : null,
      COMPLAINTS: perHundred(project.complaints, apartments),
      LITIGATION: perHundred(project.cases, apartments),
      DISCLOSURE: project.lastModified === null ? null : freshness(today - dayNumber(project.lastModified)),
    },
  };
}

/** Whole days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

export function maybeDay(day: string | null): number | null {
  return day === null ? null : dayNumber(day);
}

function perHundred(count: number | null, apartments: number): number {
  return Math.exp(-((count ?? 0) / Math.max(1, apartments)) * (100 / PER_HUNDRED_SCALE));
}

function freshness(days: number): number {
  return days <= DISCLOSURE_FRESH_DAYS
    ? 1
    : Math.exp(-(days - DISCLOSURE_FRESH_DAYS) / DISCLOSURE_SCALE_DAYS);
}
