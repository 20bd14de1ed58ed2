import { type EntityManager, onEvent, query, sql } from '@propmubi/runtime';

/** Remembers who works for whom, so that a manager can only give listings to agents of the organization. */
export const onAgentRegistered = [
  onEvent('AgentRegistered', ({ data }, em) => remember(em, data)),
  onEvent('AgentUpdated', ({ data }, em) => remember(em, data)),
];

async function remember(
  em: EntityManager,
  { agentId, organizationId, updatedAt }: { agentId: string; organizationId: string; updatedAt: string },
): Promise<void> {
  await query(
    em,
    sql`insert into property.organization_agent (agent_id, organization_id, updated_at) values (${agentId}, ${organizationId}, ${updatedAt})
     on conflict (agent_id) do update
       set organization_id = excluded.organization_id, updated_at = excluded.updated_at
     where organization_agent.updated_at <= excluded.updated_at`,
  );
}
