import { newId, query, sql } from '@propmubi/runtime';
import { agentFeedAddress } from '../../lead/feed-address.js';
import type { LeadTransaction } from '../../lead/lead-transaction.js';
import type { LeadFeedKind } from './feed-entry.js';

/**
 * Writes what happened to a lead into the feed of the agent who has it, in the order of commits; nothing when no agent
 * has it. The caller holds the lead's row and touches no agent's row before this.
 */
export async function notifyAgent(
  { em, organizationId, now, headByFeed }: LeadTransaction,
  leadId: string,
  kind: LeadFeedKind,
  { eventId = newId(), afterBooking = false }: { eventId?: string; afterBooking?: boolean } = {},
): Promise<void> {
  // A booking ends the assignment, and the agent has the lead still.
  const held = afterBooking ? sql`(ended_at is null or end_reason = 'BOOKED')` : sql`ended_at is null`;
  const [grown] = await query(
    em,
    sql<{ agent_id: string; seq: string }>`
      with active as (
        select id, agent_id from crm.assignment where lead_id = ${leadId} and ${held}
         order by assigned_at desc limit 1
      ), grown as (
        update crm.agent a set feed_seq = feed_seq + 1 from active
         where a.organization_id = ${organizationId} and a.id = active.agent_id
        returning a.id as agent_id, a.feed_seq, active.id as assignment_id
      )
      insert into crm.agent_feed (organization_id, agent_id, seq, event_id, kind, lead_id, assignment_id, at)
      select ${organizationId}, agent_id, feed_seq, ${eventId}, ${kind}, ${leadId}, assignment_id, ${now} from grown
      returning agent_id, seq`,
  );
  if (grown) headByFeed.set(agentFeedAddress(organizationId, grown.agent_id), Number(grown.seq));
}
