import { newId, query, sql } from '@propmubi/runtime';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { agentFeedAddress } from '../lead/feed-address.js';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import type { AssignmentEndReason } from '../lead/assignment.entity.js';

export interface EndedAssignment {
  id: string;
  agentId: string;
}

/**
 * Ends the lead's active assignment, frees the agent's place and, with `notifyAgent`, says so in the agent's feed.
 * Undefined when there was none: another command ended it first and did all this, so each ending happens once.
 */
export async function endAssignment(
  transaction: LeadTransaction,
  { leadId, reason, notifyAgent }: { leadId: string; reason: AssignmentEndReason; notifyAgent: boolean },
): Promise<EndedAssignment | undefined> {
  const { em, organizationId, now } = transaction;
  const [ended] = await query(
    em,
    sql<{ id: string; agent_id: string; seq: string }>`
      with ended as (
        update crm.assignment set ended_at = ${now}, end_reason = ${reason}
         where lead_id = ${leadId} and ended_at is null returning id, agent_id
      ), freed as (
        update crm.agent a set open_count = open_count - 1, feed_seq = feed_seq + ${notifyAgent ? 1 : 0}
          from ended where a.organization_id = ${organizationId} and a.id = ended.agent_id
        returning a.id, a.feed_seq
      ), fed as (
        insert into crm.agent_feed (organization_id, agent_id, seq, event_id, kind, lead_id, assignment_id, reason, at)
        select ${organizationId}, ended.agent_id, freed.feed_seq, ${newId()}, ${LeadFeedKind.UNASSIGNED}, ${leadId},
               ended.id, ${reason}, ${now} from ended, freed where ${notifyAgent}::boolean
      )
      select ended.id, ended.agent_id, freed.feed_seq as seq from ended, freed`,
  );
  if (!ended) return undefined;
  if (notifyAgent) {
    transaction.headByFeed.set(agentFeedAddress(organizationId, ended.agent_id), Number(ended.seq));
  }
  return { id: ended.id, agentId: ended.agent_id };
}
