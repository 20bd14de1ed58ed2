import { calendarDay } from '@propmubi/domain';
import { newId, query, sql } from '@propmubi/runtime';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import { agentFeedAddress } from '../lead/feed-address.js';
import { AssignmentMethod, type MatchExplanation } from '../lead/assignment.entity.js';
import { LeadActivityKind } from '../lead/lead.enums.js';
import { agentNotEligible, leadAlreadyAssigned } from '../lead/lead.errors.js';
import { eventFacts, type LeadKey } from '../lead/lead-key.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import type { OrganizationSettings } from '../settings/organization-settings.entity.js';
import type { RoundRobinState } from '../settings/round-robin-state.js';
import { addWorkingTime } from '../settings/working-hours.js';

export interface NewAssignment {
  lead: LeadKey & { firstContactedAt: Date | null };
  agentId: string;
  method: AssignmentMethod;
  match: MatchExplanation | null;
  settings: OrganizationSettings;
  rule?: { id: string; name: string; reason: string };
  previousAgentId?: string | null;
  /** What routing's turns leave behind; the caller holds the brokerage's routing lock. */
  roundRobin?: RoundRobinState;
  /** Claimed or taken on the agent's own word: accepted at once. */
  accepted?: boolean;
  /** Code for the event; follows from `method` where left out. */
  eventReason?: string;
}

const EVENT_REASON: Record<AssignmentMethod, string> = {
  ROUTED: 'ROUTED',
  REASSIGNED: 'REASSIGNED_SLA',
  CLAIMED: 'CLAIMED_FROM_POND',
  MANUAL: 'MANUAL',
};

/**
 * Gives the lead to the agent: the agent's counters and feed, the assignment, the lead and its timeline, in one
 * statement, so that the feed's `seq` (bumped on the agent's row) has no holes and follows the order of commits.
 * The caller holds the lead's row; the unique index on active assignments stands behind that. Once the buyer has been
 * contacted an assignment has no deadlines: they measure the first answer.
 * @throws ConflictError AGENT_NOT_ELIGIBLE when the agent is at a cap, LEAD_ALREADY_ASSIGNED
 */
export async function assign(transaction: LeadTransaction, given: NewAssignment): Promise<string> {
  const { now, organizationId } = transaction;
  const { lead, agentId, method, settings, accepted = false } = given;
  const timed = lead.firstContactedAt === null;
  const written: WrittenAssignment = {
    ...given,
    assignmentId: newId(),
    acceptDueAt: timed ? addWorkingTime(now, settings.acceptWithinS, settings) : null,
    contactDueAt: timed ? addWorkingTime(now, settings.contactWithinS, settings) : null,
    acceptedAt: accepted ? now : null,
  };
  const { assignmentId, acceptDueAt, contactDueAt } = written;
  const seq = await insertAssignment(transaction, written);
  transaction.headByFeed.set(agentFeedAddress(organizationId, agentId), seq);
  addActivities(transaction, [
    { leadId: lead.id, kind: LeadActivityKind.ASSIGNED, agentId, facts: { assignmentId, method } },
  ]);
  transaction.events.push({
    type: 'LeadAssigned',
    organizationId,
    data: {
      ...eventFacts(organizationId, lead),
      assignmentId,
      agentId,
      seq,
      reason: given.eventReason ?? EVENT_REASON[method],
      previousAgentId: given.previousAgentId ?? null,
      assignedAt: now.toISOString(),
      acceptBy: acceptDueAt?.toISOString() ?? null,
    },
  });
  const checkAt = accepted ? contactDueAt : acceptDueAt;
  if (checkAt) transaction.deadlineChecks.push({ organizationId, leadId: lead.id, at: checkAt });
  return assignmentId;
}

interface WrittenAssignment extends NewAssignment {
  assignmentId: string;
  acceptDueAt: Date | null;
  contactDueAt: Date | null;
  acceptedAt: Date | null;
}

/** Returns the position of the entry in the agent's feed. */
async function insertAssignment(
  { em, now, organizationId }: LeadTransaction,
  { lead, agentId, assignmentId, acceptedAt, settings, rule, ...given }: WrittenAssignment,
): Promise<number> {
  const day = calendarDay(now);
  const roundRobin = given.roundRobin ? JSON.stringify(given.roundRobin) : null;
  const match = given.match && JSON.stringify(given.match);
  const [grown] = await query(
    em,
    sql<{ seq: string }>`
      with grown as (
        update crm.agent a set feed_seq = feed_seq + 1, open_count = open_count + 1, assigned_on = ${day}::date,
            assigned_today = case when assigned_on = ${day}::date then assigned_today + 1 else 1 end
         where organization_id = ${organizationId} and id = ${agentId}
           and open_count < coalesce(a.open_cap, ${settings.openCap})
           and case when assigned_on = ${day}::date then assigned_today else 0 end
               < coalesce(a.daily_cap, ${settings.dailyCap})
        returning feed_seq
      ), assigned as (
        insert into crm.assignment (id, organization_id, lead_id, agent_id, method, match, assigned_at,
                                    accept_due_at, contact_due_at, accepted_at)
        select ${assignmentId}, ${organizationId}, ${lead.id}, ${agentId}, ${given.method}, ${match}::jsonb, ${now},
               ${given.acceptDueAt}::timestamptz, ${given.contactDueAt}::timestamptz, ${acceptedAt}::timestamptz
          from grown
      ), fed as (
        insert into crm.agent_feed (organization_id, agent_id, seq, event_id, kind, lead_id, assignment_id, at)
        select ${organizationId}, ${agentId}, feed_seq, ${newId()}, ${LeadFeedKind.ASSIGNED}, ${lead.id},
               ${assignmentId}, ${now} from grown
      ), led as (
        update crm.lead set agent_id = ${agentId}, routing_status = 'ASSIGNED', route_at = null, pond_check_at = null,
            updated_at = ${now}, accepted_at = coalesce(accepted_at, ${acceptedAt}::timestamptz),
            rule_id = coalesce(${rule?.id ?? null}::uuid, rule_id),
            rule_name = coalesce(${rule?.name ?? null}, rule_name),
            rule_reason = coalesce(${rule?.reason ?? null}, rule_reason)
         where id = ${lead.id} and exists (select from grown)
      ), turned as (
        update crm.organization_settings set round_robin = ${roundRobin}::jsonb
         where organization_id = ${organizationId} and ${roundRobin}::jsonb is not null and exists (select from grown)
      ), resolved as (
        update crm.alert set resolved_at = ${now}
         where lead_id = ${lead.id} and kind = 'LEAD_IN_POND' and resolved_at is null and exists (select from grown)
      )
      select feed_seq as seq from grown`,
  ).catch((error: unknown) => {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === '23505' && constraint === 'assignment_one_active') throw leadAlreadyAssigned();
    throw error;
  });
  if (!grown) throw agentNotEligible();
  return Number(grown.seq);
}
