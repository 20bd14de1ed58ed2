import { type EntityManager, execute, onEvent, sql } from '@propmubi/runtime';

interface Holding {
  leadId: string;
  organizationId: string;
  /** Null: none. */
  agentId: string | null;
  since: string;
}

/** An agent has a lead: with it they see whom it is from, as far as that person consents. Runs in the event's tenant. */
export const onLeadAssigned = onEvent('LeadAssigned', ({ data }, em) =>
  recordHolder(em, { ...data, since: data.assignedAt }),
);

/** No agent has the lead, whichever way it came to that. */
export const onLeadUnassigned = onEvent('LeadUnassigned', ({ data }, em) =>
  recordHolder(em, { ...data, agentId: null, since: data.unassignedAt }),
);

async function recordHolder(
  em: EntityManager,
  { leadId, organizationId, agentId, since }: Holding,
): Promise<void> {
  await execute(
    em,
    sql`insert into identity.lead_holder as h (lead_id, organization_id, agent_id, since)
        values (${leadId}, ${organizationId}, ${agentId}, ${since}::timestamptz)
        on conflict (lead_id) do update set agent_id = excluded.agent_id, since = excluded.since
          where h.since <= excluded.since`,
  );
}
