import { invalidField, parseLanguages, parseLocalities, parseTimeOfDay } from '../../validation/index.js';
import type { Agent } from './agent.entity.js';
import type { UpdateAgentProfileInput } from './agent.inputs.js';

const LONGEST_ABSENCE_MS = 366 * 24 * 60 * 60 * 1000;

export type ProfileChanges = Partial<
  Pick<
    Agent,
    | 'languages'
    | 'localities'
    | 'shiftStartMinute'
    | 'shiftEndMinute'
    | 'budgetMin'
    | 'budgetMax'
    | 'dailyCap'
    | 'openCap'
    | 'paused'
    | 'pausedUntil'
    | 'licenceExpiresOn'
  >
>;

/**
 * The checked changes of an input; only what was given, so that an update touches nothing else. An explicit null
 * clears a budget and counts as not given everywhere else.
 * @throws InvalidInputError with the field
 */
export function parseProfile(
  input: UpdateAgentProfileInput,
  current: Partial<Agent>,
  today: string,
): ProfileChanges {
  const changes: ProfileChanges = {};
  if (input.languages) changes.languages = parseLanguages(input.languages);
  if (input.localities) changes.localities = parseLocalities(input.localities);
  if (input.shiftStart) changes.shiftStartMinute = parseTimeOfDay(input.shiftStart, 'shiftStart') % 1440;
  if (input.shiftEnd) changes.shiftEndMinute = parseTimeOfDay(input.shiftEnd, 'shiftEnd') || 1440;
  if (input.budgetMin !== undefined) changes.budgetMin = input.budgetMin;
  if (input.budgetMax !== undefined) changes.budgetMax = input.budgetMax;
  if (input.dailyCap != null) changes.dailyCap = input.dailyCap;
  if (input.openCap != null) changes.openCap = input.openCap;
  if (input.licenceExpiresOn != null)
    changes.licenceExpiresOn = parseLicenceExpiry(input.licenceExpiresOn, today);
  assertBudget({ ...current, ...changes });
  assertShift({ ...current, ...changes });
  return changes;
}

/**
 * Whether new leads are held back, and until when: to name the end of an absence begins it, and to say how it is now forgets the end.
 * @throws InvalidInputError INVALID_TIME
 */
export function parseAbsence(
  { paused, pausedUntil }: UpdateAgentProfileInput,
  now: Date,
): Pick<ProfileChanges, 'paused' | 'pausedUntil'> {
  if (pausedUntil == null) return paused == null ? {} : { paused, pausedUntil: null };
  const ahead = pausedUntil.getTime() - now.getTime();
  if (paused === false || ahead <= 0 || ahead > LONGEST_ABSENCE_MS)
    throw invalidField('pausedUntil', 'INVALID_TIME', 'An absence ends later than now, and within a year.');
  return { paused: true, pausedUntil };
}

/** @throws InvalidInputError LICENCE_EXPIRED */
export function parseLicenceExpiry(date: string, today: string): string {
  if (date >= today) return date;
  throw invalidField('licenceExpiresOn', 'LICENCE_EXPIRED', 'This registration has already expired.');
}

function assertBudget({ budgetMin, budgetMax }: Partial<Agent>): void {
  for (const [field, amount] of Object.entries({ budgetMin, budgetMax })) {
    if (amount != null && amount < 0) throw invalidField(field, 'INVALID_BUDGET', 'A price is not negative.');
  }
  if (budgetMin != null && budgetMax != null && budgetMin > budgetMax) {
    throw invalidField('budgetMin', 'INVALID_BUDGET', 'The lowest price is above the highest.');
  }
}

function assertShift({ shiftStartMinute, shiftEndMinute }: Partial<Agent>): void {
  if (shiftStartMinute !== undefined && shiftStartMinute === shiftEndMinute) {
    throw invalidField(
      'shiftEnd',
      'INVALID_TIME',
      'A shift that ends when it starts is none; 00:00 to 24:00 is all day.',
    );
  }
}
