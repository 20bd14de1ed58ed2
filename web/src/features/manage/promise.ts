import type { BoardLead } from './board-query.js';

/** The next promise to the buyer that is still open; undefined once they were contacted, or while no agent has the lead. */
export function promiseOf({
  acceptedAt,
  firstContactedAt,
  assignment,
}: Pick<BoardLead, 'acceptedAt' | 'firstContactedAt' | 'assignment'>) {
  if (!assignment || firstContactedAt) return undefined;
  const dueAt = acceptedAt ? assignment.contactDueAt : assignment.acceptDueAt;
  return dueAt ? { kind: acceptedAt ? ('CONTACT' as const) : ('ACCEPT' as const), dueAt } : undefined;
}
