/** What others were told of a missed deadline (LeadSlaBreached). */
export interface Breach {
  assignmentId: string;
  leadId: string;
  /** ISO 8601 instants. */
  dueAt: string;
  breachedAt: string;
}

/** What the database holds when all deadlines have passed. */
export interface EscalationTables {
  assignments: { id: string; leadId: string; endReason: string | null }[];
  /** Leads that went to the pond, and the alerts of managers. */
  pond: string[];
  alerts: string[];
}

/** Each list names what broke the promise; all of them empty when it was kept. */
export interface EscalationReport {
  /** Acknowledged leads whose agents' deadlines passed and that did not end in the pond. */
  forgotten: string[];
  /** Assignments that ended by a deadline without an announcement, or the other way round. */
  untold: string[];
  /** Assignments whose one missed deadline had its consequences twice. */
  repeated: string[];
  /** Assignments whose deadline was enforced too late, or too early. */
  untimely: string[];
  /** Leads in the pond without exactly one alert. */
  notOneAlert: string[];
}

export const eachOnce: EscalationReport = {
  forgotten: [],
  untold: [],
  repeated: [],
  untimely: [],
  notOneAlert: [],
};

/**
 * Compares the writers' log, what was told and the database: agents who answer nothing lose each lead, once per
 * assignment and within `withinMs` of the deadline, until it lies in the pond with one word to the manager.
 */
export function checkEscalations(
  ackedLeadIds: readonly string[],
  breaches: readonly Breach[],
  { assignments, pond, alerts }: EscalationTables,
  withinMs: number,
): EscalationReport {
  const told = Map.groupBy(breaches, ({ assignmentId }) => assignmentId);
  const ended = new Set(assignments.filter(({ endReason }) => endReason === MISSED).map(({ id }) => id));
  const alerted = Map.groupBy(alerts, (leadId) => leadId);
  const inPond = new Set(pond);
  const delayOf = ({ dueAt, breachedAt }: Breach) => Date.parse(breachedAt) - Date.parse(dueAt);
  return {
    forgotten: ackedLeadIds.filter((leadId) => !inPond.has(leadId)),
    untold: [...ended].filter((id) => !told.has(id)).concat([...told.keys()].filter((id) => !ended.has(id))),
    repeated: [...told].filter(([, times]) => times.length > 1).map(([id]) => id),
    untimely: breaches
      .filter((breach) => delayOf(breach) < 0 || delayOf(breach) > withinMs)
      .map(({ assignmentId }) => assignmentId),
    notOneAlert: pond.filter((leadId) => alerted.get(leadId)?.length !== 1),
  };
}

const MISSED = 'ACCEPT_DEADLINE_MISSED';
