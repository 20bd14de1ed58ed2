import { type EntityManager, execute, onEvent, sql } from '@propmubi/runtime';

interface Holding {
  leadId: string;
  organizationId: string;
  /** Null: none. */
  agentId: string | null;
  assignmentId: string | null;
  since: string;
}

/** An agent has a lead: with it they see whom it is from, as far as that person consents. Runs in the event's tenant. */
export const onLeadAssigned = onEvent('LeadAssigned', ({ data }, em) =>
  recordHolder(em, { ...data, since: data.assignedAt }),
);

/** No agent has the lead, whichever way it came to that. */
export const onLeadUnassigned = onEvent('LeadUnassigned', ({ data }, em) =>
  recordHolder(em, { ...data, agentId: null, assignmentId: null, since: data.unassignedAt }),
);

async function recordHolder(
  em: EntityManager,
  { leadId, organizationId, agentId, assignmentId, since }: Holding,
): Promise<void> {
  await execute(
    em,
    sql`insert into identity.lead_holder as h (lead_id, organization_id, agent_id, assignment_id, since)
        values (${leadId}, ${organizationId}, ${agentId}, ${assignmentId}, ${since}::timestamptz)
        on conflict (lead_id) do update
          set agent_id = excluded.agent_id, since = excluded.since, assignment_id = excluded.assignment_id,
              seen_at = case when h.assignment_id = excluded.assignment_id then h.seen_at end
          where h.since <= excluded.since`,
  );
}

/** The agent saw the lead, or took it on, which shows the same: the phone need not ring any more. */
export const onLeadSeen = [
  onEvent('LeadSeen', ({ data }, em) => recordSeen(em, data.leadId, data.assignmentId, data.seenAt)),
  onEvent('LeadAccepted', ({ data }, em) => recordSeen(em, data.leadId, data.assignmentId, data.acceptedAt)),
  onEvent('LeadFirstContacted', ({ data }, em) =>
    recordSeen(em, data.leadId, data.assignmentId, data.contactedAt),
  ),
];

async function recordSeen(
  em: EntityManager,
  leadId: string,
  assignmentId: string,
  seenAt: string,
): Promise<void> {
  await execute(
    em,
    sql`update identity.lead_holder set seen_at = ${seenAt}::timestamptz
         where lead_id = ${leadId} and assignment_id = ${assignmentId} and seen_at is null`,
  );
}
