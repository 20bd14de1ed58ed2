import type { EventData } from '@propmubi/events';
import { type EntityManager, onEvent, query, sql } from '@propmubi/runtime';

export const onAgentRegistered = onEvent('AgentRegistered', ({ data }, em) => remember(em, data));
export const onAgentUpdated = onEvent('AgentUpdated', ({ data }, em) => remember(em, data));

async function remember(em: EntityManager, agent: EventData<'AgentUpdated'>): Promise<void> {
  await query(
    em,
    sql`insert into reputation.reviewable_agent as known (agent_id, user_id, organization_id, updated_at)
     values (${agent.agentId}, ${agent.userId}, ${agent.organizationId}, ${agent.updatedAt})
     on conflict (agent_id) do update
       set user_id = excluded.user_id, organization_id = excluded.organization_id, updated_at = excluded.updated_at
     where known.updated_at <= excluded.updated_at`,
  );
}
