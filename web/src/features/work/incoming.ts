import type { IncomingLead } from './live-assignments.js';

type Lead = NonNullable<IncomingLead['lead']>;
type Assignment = Omit<NonNullable<IncomingLead['assignment']>, '__typename'>;

/** A lead that waits for the agent's answer. */
export interface Incoming {
  lead: Lead;
  assignment: Assignment;
  /** ISO 8601. */
  since: string | null;
}

/** A lead as the agent's list has it. */
type Listed = Lead & {
  acceptedAt: string | null;
  assignment: (Assignment & { assignedAt: string }) | null;
};

/**
 * Leads that wait for an answer, the one that waits longest first: those of the list, and those that arrived since it was read. The
 * list knows better than an event what became of a lead. One that arrives stands below the others, whose buttons stay where they are.
 */
export function incomingOf(arrived: readonly IncomingLead[], listed: readonly Listed[]): Incoming[] {
  const known = new Set(listed.map(({ id }) => id));
  const waiting = listed.flatMap((lead) =>
    lead.assignment?.acceptDueAt && lead.acceptedAt === null
      ? [{ lead, assignment: lead.assignment, since: lead.assignment.assignedAt }]
      : [],
  );
  const fresh = arrived.flatMap(({ lead, assignment, occurredAt }) =>
    lead && !lead.acceptedAt && assignment && !known.has(lead.id)
      ? [{ lead, assignment, since: occurredAt }]
      : [],
  );
  return [...waiting, ...fresh]
    .filter(({ lead }) => lead.stage === 'INCOMING')
    .sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''));
}

/** Of the leads that arrived those that can still be accepted, but for one that is on the screen. */
export function waitingOf(arrived: readonly IncomingLead[], besides?: string): IncomingLead[] {
  return arrived.filter(
    ({ lead, assignment }) =>
      lead?.stage === 'INCOMING' &&
      !lead.acceptedAt &&
      lead.id !== besides &&
      Date.parse(assignment?.acceptDueAt ?? '') > Date.now(),
  );
}
