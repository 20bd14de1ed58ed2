import type { Assignment } from '../lead/assignment.entity.js';

export type Deadline = { kind: 'ACCEPT' | 'CONTACT'; dueAt: Date };

/** Clocks of the database and of this process differ by less. */
const CLOCK_SKEW_MS = 60_000;

/** What the agent owes next: to accept, then to contact the buyer; undefined when nothing is due any more. */
export function nextDeadline({
  acceptedAt,
  firstContactedAt,
  acceptDueAt,
  contactDueAt,
}: Pick<Assignment, 'acceptedAt' | 'firstContactedAt' | 'acceptDueAt' | 'contactDueAt'>):
  Deadline | undefined {
  if (!acceptedAt) return acceptDueAt ? { kind: 'ACCEPT', dueAt: acceptDueAt } : undefined;
  return firstContactedAt || !contactDueAt ? undefined : { kind: 'CONTACT', dueAt: contactDueAt };
}

/** From the very instant on. */
export function isDue(now: Date, at: Date): boolean {
  return at <= now;
}

/** Whether a check that comes before its time is early by the clocks' difference only, and has to come again. */
export function isSlightlyEarly(now: Date, at: Date): boolean {
  return at.getTime() - now.getTime() < CLOCK_SKEW_MS;
}
