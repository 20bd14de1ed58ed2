import {
  DAYS_PER_MONTH,
  DAYS_PER_YEAR,
  EVIDENCE_AFTER_MONTHS,
  GROUP_PRIOR_PROJECTS,
  HALF_LIFE_YEARS,
  LATE_AFTER_MONTHS,
  PRIOR_WEIGHT,
} from './parameters.js';
import { dayNumber, maybeDay, type ProjectFacts } from './project-facts.js';
import { sizeOf } from './segments.js';

const DAY_MS = 86_400_000;

/** What is documented about a project whose registered date has passed. Silence is no lateness, and no completion. */
export type Outcome = 'LATE' | 'COMPLETED' | 'SILENT';

export interface DeliveryEvidence {
  outcome: Outcome;
  /** 1 when late, else 0. */
  late: number;
  /** 2^(−years / 5) since the registered date. */
  weight: number;
}

/** Settings that the report varies; everything else uses the defaults. */
export interface DeliverySettings {
  halfLifeYears: number;
  priorWeight: number;
  groups: readonly Group[];
  /** Whether a date that passed without a word counts as late. It must not: the export does not tell completion. */
  lateFromSilence: boolean;
}

export type Group = 'district' | 'size' | 'pin';

export const DELIVERY_DEFAULTS: DeliverySettings = {
  halfLifeYears: HALF_LIFE_YEARS,
  priorWeight: PRIOR_WEIGHT,
  groups: ['district', 'size', 'pin'],
  lateFromSilence: false,
};

/** The date a project is measured by: as revised at registration, else as proposed. */
export function registeredDate({
  revisedCompletion,
  proposedCompletion,
}: Pick<ProjectFacts, 'revisedCompletion' | 'proposedCompletion'>): string | null {
  return revisedCompletion ?? proposedCompletion;
}

/**
 * What a project is evidence of as of a day; null until six months after its registered date. Late is what is
 * documented: extended by more than twelve months past that date, completed later than that, or listed as lapsed.
 */
export function evidenceOf(
  project: ProjectFacts,
  asOf: string,
  settings = DELIVERY_DEFAULTS,
): DeliveryEvidence | null {
  const registered = maybeDay(registeredDate(project));
  if (registered === null) return null;
  const since = dayNumber(asOf) - registered;
  if (since < EVIDENCE_AFTER_MONTHS * DAYS_PER_MONTH) return null;
  const outcome = outcomeOf(project, registered, settings.lateFromSilence);
  return {
    outcome,
    late: outcome === 'LATE' ? 1 : 0,
    weight: 2 ** (-since / DAYS_PER_YEAR / settings.halfLifeYears),
  };
}

function outcomeOf(project: ProjectFacts, registered: number, lateFromSilence: boolean): Outcome {
  const allowed = monthsAfter(registered, LATE_AFTER_MONTHS);
  const completed = maybeDay(project.completedOn);
  if (completed !== null) return completed > allowed ? 'LATE' : 'COMPLETED';
  if (project.lapsedOn !== null || project.status === 'LAPSED') return 'LATE';
  const extended = maybeDay(project.extendedCompletion);
  if (extended !== null && extended > allowed) return 'LATE';
  if (project.status === 'COMPLETED') return 'COMPLETED';
  return lateFromSilence && extended === null ? 'LATE' : 'SILENT';
}

/** The day number so many calendar months later; from the 29th to the 31st, the first of the next month at most. */
function monthsAfter(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()) / DAY_MS);
}

/** Rates of late projects over the register: the market's, and by how much the logit of each group differs from it. */
export interface DeliveryMarket {
  rate: number;
  projects: number;
  /** `district|Thane`, `size|OVER_80_UNITS`, `pin|400601` → difference of logits. */
  shifts: Record<string, number>;
}

/**
 * Base rates of delivery, hierarchical: each group's rate is drawn towards the market's by 20 projects.
 */
export function deliveryMarketOf(
  projects: readonly ProjectFacts[],
  asOf: string,
  settings = DELIVERY_DEFAULTS,
): DeliveryMarket {
  const groups = new Map<string, { late: number; projects: number }>();
  let late = 0;
  let count = 0;
  for (const project of projects) {
    const evidence = evidenceOf(project, asOf, settings);
    if (!evidence) continue;
    late += evidence.late;
    count++;
    for (const key of groupKeys(project, settings.groups)) {
      const group = groups.get(key) ?? { late: 0, projects: 0 };
      group.late += evidence.late;
      group.projects++;
      groups.set(key, group);
    }
  }
  // One project of each kind keeps the logit finite in a register where all, or none, are late.
  const rate = (late + 1) / (count + 2);
  const shifts = [...groups].map(([key, group]): [string, number] => [
    key,
    logit((group.late + GROUP_PRIOR_PROJECTS * rate) / (group.projects + GROUP_PRIOR_PROJECTS)) - logit(rate),
  ]);
  return { rate, projects: count, shifts: Object.fromEntries(shifts.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** a(project): what is expected of a project of this place and size, independent of its builder. */
export function baseRateOf(
  project: ProjectFacts,
  { rate, shifts }: DeliveryMarket,
  settings = DELIVERY_DEFAULTS,
): number {
  const shift = groupKeys(project, settings.groups).reduce((sum, key) => sum + (shifts[key] ?? 0), 0);
  return 1 / (1 + Math.exp(-(logit(rate) + shift)));
}

/** p(builder, project): the base rate and the builder's own evidence, weighed W to Σ w. */
export function lateProbability(
  baseRate: number,
  evidence: readonly DeliveryEvidence[],
  settings = DELIVERY_DEFAULTS,
): number {
  const late = evidence.reduce((sum, one) => sum + one.weight * one.late, 0);
  const weight = evidence.reduce((sum, one) => sum + one.weight, 0);
  return (late + settings.priorWeight * baseRate) / (weight + settings.priorWeight);
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function groupKeys(project: ProjectFacts, groups: readonly Group[]): string[] {
  const keys: string[] = [];
  if (groups.includes('district') && project.district) keys.push(`district|${project.district}`);
  if (groups.includes('size')) keys.push(`size|${sizeOf(project)}`);
  if (groups.includes('pin') && project.pinCode) keys.push(`pin|${project.pinCode}`);
  return keys;
}
