import { entityColumns, type EntityManager, pgArray, query, sql } from '@propmubi/runtime';
import { Assignment } from '../../lead/assignment.entity.js';
import { agentFeedAddress, type FeedAddress } from '../../lead/feed-address.js';
import { Lead } from '../../lead/lead.entity.js';
import { LeadMessage } from '../../lead/message/lead-message.entity.js';
import { type FeedEntry, LeadFeedKind } from './feed-entry.js';
import type { AgentFeedOwner } from './feed-owner.js';
import type { FeedState } from './feed-state.js';

/** Undefined when the agent has no place in the brokerage, or left. */
export async function agentState(em: EntityManager, owner: AgentFeedOwner): Promise<FeedState | undefined> {
  const { organizationId, agentId } = owner;
  const agent = await reachOf(em, owner);
  if (!agent) return undefined;
  const [row] = await query(
    em,
    sql<{ oldest: string | null }>`
      select min(f.seq) as oldest from crm.agent_feed f join crm.assignment a on a.id = f.assignment_id
       where f.organization_id = ${organizationId} and f.agent_id = ${agentId} and f.kind = 'ASSIGNED'
         and a.organization_id = f.organization_id and a.agent_id = f.agent_id
         and a.ended_at is null and a.accepted_at is null`,
  );
  const pending = row?.oldest ? Number(row.oldest) - 1 : agent.head;
  return { ...agent, pending };
}

export async function isAgentActive(em: EntityManager, owner: AgentFeedOwner): Promise<boolean> {
  return (await reachOf(em, owner)) !== undefined;
}

/** Heads of the feeds of these agents, in every brokerage they work for. */
export async function agentHeads(
  em: EntityManager,
  agents: readonly { agentId: string }[],
): Promise<Map<FeedAddress, number>> {
  if (agents.length === 0) return new Map();
  const agentIds = [...new Set(agents.map(({ agentId }) => agentId))];
  const rows = await query(
    em,
    sql<{ agent_id: string; organization_id: string; head: string }>`
      select agent_id, organization_id, head from crm.feed_heads(${pgArray(agentIds)}::uuid[])`,
  );
  return new Map(
    rows.map((row) => [agentFeedAddress(row.organization_id, row.agent_id), Number(row.head)] as const),
  );
}

async function reachOf(
  em: EntityManager,
  { organizationId, agentId }: AgentFeedOwner,
): Promise<Omit<FeedState, 'pending'> | undefined> {
  const [agent] = await query(
    em,
    sql<{ head: string; floor: string }>`
      select feed_seq as head, feed_floor as floor from crm.agent
       where organization_id = ${organizationId} and id = ${agentId} and status not in ('LEFT', 'SUSPENDED')`,
  );
  return agent && { head: Number(agent.head), floor: Number(agent.floor) };
}

export async function agentEntriesAfter(
  em: EntityManager,
  { organizationId, agentId }: AgentFeedOwner,
  { seq, limit }: { seq: number; limit: number },
): Promise<FeedEntry[]> {
  const lead = entityColumns(em, Lead, 'l', 'lead_');
  const assignment = entityColumns(em, Assignment, 'a', 'assignment_');
  const message = entityColumns(em, LeadMessage, 'm', 'message_');
  const rows = await query(
    em,
    sql<EntryRow>`
      select f.seq, f.event_id, f.kind, f.lead_id as of_lead, f.reason, f.at, ${sql.raw(lead.list)}, ${sql.raw(assignment.list)},
             ${sql.raw(message.list)}
        from crm.agent_feed f join crm.lead l on l.id = f.lead_id join crm.assignment a on a.id = f.assignment_id
        left join crm.lead_message m on m.id = f.event_id and f.kind = ${LeadFeedKind.MESSAGED}
       where f.organization_id = ${organizationId} and f.agent_id = ${agentId} and f.seq > ${seq}
       order by f.seq limit ${limit}`,
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    eventId: row.event_id,
    kind: row.kind,
    leadId: row.of_lead,
    lead: lead.read(row),
    assignment: assignment.read(row),
    reason: row.reason,
    message: row['message_id'] === null ? null : message.read(row),
    at: new Date(row.at),
  }));
}

interface EntryRow extends Record<string, unknown> {
  seq: string;
  event_id: string;
  kind: FeedEntry['kind'];
  of_lead: string;
  reason: string | null;
  at: string;
}
