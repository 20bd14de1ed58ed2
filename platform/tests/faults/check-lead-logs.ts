/** The writer's log: what `createLead` acknowledged, under which key it was asked. */
export interface AckedLead {
  key: string;
  leadId: string;
}

/** The subscribers' log: one line for each event an agent's screen handled, in order. */
export interface SeenLead {
  agentId: string;
  eventId: string;
  leadId: string | null;
}

/** What the database holds when all is over. */
export interface LeadTables {
  leadIds: string[];
  /** Active ones only. */
  assignments: { leadId: string; agentId: string }[];
  /** ASSIGNED entries of each agent's feed, in the order of seq. */
  feed: { agentId: string; seq: number; eventId: string; leadId: string }[];
}

/** Each list names what broke the promise; all of them empty when it was kept. */
export interface LeadReport {
  /** Acknowledged, and no such lead. */
  lost: string[];
  /** Leads without exactly one active assignment. */
  notOneAgent: string[];
  /** Leads that were never acknowledged, or two for one enquiry. */
  extra: string[];
  /** Agents in whose feed a seq is missing or comes twice. */
  holes: string[];
  /** Feed entries that never reached their agent's screen. */
  undelivered: string[];
  /** Events a screen handled twice. */
  repeated: string[];
  /** Events a screen handled after a later one, or that are not of its agent. */
  misplaced: string[];
}

export const promiseKept: LeadReport = {
  lost: [],
  notOneAgent: [],
  extra: [],
  holes: [],
  undelivered: [],
  repeated: [],
  misplaced: [],
};

/**
 * Compares the three logs after the fact: every acknowledged lead exists once, with exactly one active assignment,
 * and each agent's screen showed the agent's whole feed, in order, each entry once.
 */
export function checkLeadLogs(
  acked: readonly AckedLead[],
  seen: readonly SeenLead[],
  { leadIds, assignments, feed }: LeadTables,
): LeadReport {
  const known = new Set(leadIds);
  const leadsByKey = Map.groupBy(acked, ({ key }) => key);
  const acknowledged = new Set(acked.map(({ leadId }) => leadId));
  const active = Map.groupBy(assignments, ({ leadId }) => leadId);
  const feeds = Map.groupBy(feed, ({ agentId }) => agentId);
  const screens = Map.groupBy(seen, ({ agentId }) => agentId);
  const handled = new Set(seen.map(({ agentId, eventId }) => `${agentId} ${eventId}`));
  return {
    lost: [...acknowledged].filter((leadId) => !known.has(leadId)),
    notOneAgent: leadIds.filter((leadId) => active.get(leadId)?.length !== 1),
    extra: [
      ...leadIds.filter((leadId) => !acknowledged.has(leadId)),
      ...[...leadsByKey].filter(([, answers]) => answers.length > 1).map(([key]) => key),
    ],
    holes: [...feeds]
      .filter(([, entries]) => entries.some(({ seq }, at) => seq !== at + 1))
      .map(([id]) => id),
    undelivered: feed
      .filter(({ agentId, eventId }) => !handled.has(`${agentId} ${eventId}`))
      .map(({ eventId }) => eventId),
    repeated: [...screens.values()].flatMap((events) => {
      const once = new Set<string>();
      return events
        .filter(({ eventId }) => once.size === once.add(eventId).size)
        .map(({ eventId }) => eventId);
    }),
    misplaced: [...screens].flatMap(([agentId, events]) => {
      const seqs = new Map(feeds.get(agentId)?.map(({ eventId, seq }) => [eventId, seq]));
      let latest = 0;
      return events
        .filter(({ eventId }) => {
          const seq = seqs.get(eventId) ?? 0;
          const isLate = seq < latest || seq === 0;
          latest = Math.max(latest, seq);
          return isLate;
        })
        .map(({ eventId }) => eventId);
    }),
  };
}
