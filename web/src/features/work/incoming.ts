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
 * Leads that wait for an answer, newest first: those of the list, and those that arrived since it was read. The list knows better
 * than an event what became of a lead.
 */
export function incomingOf(arrived: readonly IncomingLead[], listed: readonly Listed[]): Incoming[] {
  const known = new Set(listed.map(({ id }) => id));
  const waiting = listed.flatMap((lead) =>
    lead.assignment?.acceptDueAt && lead.acceptedAt === null
      ? [{ lead, assignment: lead.assignment, since: lead.assignment.assignedAt }]
      : [],
  );
  const fresh = arrived.flatMap(({ lead, assignment, occurredAt }) =>
    lead && assignment && !known.has(lead.id) ? [{ lead, assignment, since: occurredAt }] : [],
  );
  return [...fresh, ...waiting]
    .filter(({ lead }) => lead.stage === 'INCOMING')
    .sort((a, b) => (b.since ?? '').localeCompare(a.since ?? ''));
}
