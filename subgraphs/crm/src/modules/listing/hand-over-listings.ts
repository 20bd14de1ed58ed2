import { type EntityManager, newId, query, sql } from '@propmubi/runtime';

/**
 * Listings of an agent who left or was suspended have no agent any more, as in the property service, and managers are
 * alerted once. Nothing when the agent is not gone, or had none.
 */
export async function handOverListings(
  em: EntityManager,
  { organizationId, agentId, now }: { organizationId: string; agentId: string; now: Date },
): Promise<void> {
  await query(
    em,
    sql`
      with handed as (
        update crm.listing set agent_id = null
         where organization_id = ${organizationId} and agent_id = ${agentId}
           and exists (select from crm.agent where organization_id = ${organizationId} and id = ${agentId}
                          and status in ('LEFT', 'SUSPENDED'))
        returning published
      )
      insert into crm.alert (id, organization_id, agent_id, kind, listings, raised_at)
      select ${newId()}, ${organizationId}, ${agentId}, 'LISTINGS_WITHOUT_AGENT', count(*), ${now}
        from handed where published having count(*) > 0
      on conflict (agent_id, kind) where lead_id is null and acknowledged_at is null and resolved_at is null
      do update set listings = alert.listings + excluded.listings`,
  );
}
