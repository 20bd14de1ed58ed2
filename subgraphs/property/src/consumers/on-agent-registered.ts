import type { EventData } from '@propmubi/events';
import { hideAgent } from './on-agent-profile.js';
import { type AnyNewEvent, type EntityManager, onEvent, query, recordEvents, sql } from '@propmubi/runtime';

/**
 * Remembers who works for whom, so that a manager can only give listings to agents of the organization. The listings of
 * an agent who left or was suspended stay on the market without an agent: its managers have them (`mayWriteListing`).
 */
export const onAgentRegistered = [
  onEvent('AgentRegistered', ({ data }, em) => remember(em, data)),
  onEvent('AgentUpdated', ({ data }, em) => (isGone(data) ? handOver(em, data) : remember(em, data))),
];

type Agent = EventData<'AgentUpdated'>;

function isGone({ status }: Agent): boolean {
  return status === 'LEFT' || status === 'SUSPENDED';
}

async function remember(em: EntityManager, { agentId, organizationId, updatedAt }: Agent): Promise<void> {
  await query(
    em,
    sql`insert into property.organization_agent (agent_id, organization_id, updated_at) values (${agentId}, ${organizationId}, ${updatedAt})
     on conflict (agent_id) do update
       set organization_id = excluded.organization_id, updated_at = excluded.updated_at
     where organization_agent.updated_at <= excluded.updated_at`,
  );
}

/** Nothing when the agent is back by now. What was sold keeps the name of who sold it. */
async function handOver(em: EntityManager, { agentId, organizationId, updatedAt }: Agent): Promise<void> {
  await hideAgent(em, { agentId, organizationId, updatedAt });
  await query(
    em,
    sql`
      delete from property.organization_agent
       where agent_id = ${agentId} and organization_id = ${organizationId} and updated_at <= ${updatedAt}`,
  );
  const changed = await query(
    em,
    sql<{ id: string; publicly_visible: boolean }>`
      update property.listing set agent_id = null, modification_timestamp = ${updatedAt}
       where organization_id = ${organizationId} and agent_id = ${agentId}
         and standard_status not in ('CLOSED', 'DELETE')
         and not exists (select from property.organization_agent back where back.agent_id = ${agentId})
      returning id, publicly_visible`,
  );
  const shown = changed.filter(({ publicly_visible }) => publicly_visible);
  await recordEvents(
    em,
    shown.map(({ id: listingId }): AnyNewEvent => ({
      type: 'ListingUpdated',
      organizationId,
      data: { listingId, organizationId, changedAt: updatedAt },
    })),
  );
}
