import { newId, rowsOf } from '@propmubi/runtime';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { agentNotEligible, leadAlreadyAssigned } from '../lead/lead.errors.js';
import { eventFacts, type LeadKey } from '../lead/lead-key.js';
import { LeadActivityKind } from '../lead/lead.enums.js';
import type { OrganizationSettings } from '../settings/organization-settings.entity.js';
import { addWorkingTime, dayInIst } from '../settings/working-hours.js';
import { AssignmentMethod, type MatchExplanation } from '../lead/assignment.entity.js';
import type { RoundRobinState } from '../settings/round-robin-state.js';

export interface NewAssignment {
  lead: LeadKey;
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
 * The caller holds the lead's row; the unique index on active assignments stands behind that.
 * @throws ConflictError AGENT_NOT_ELIGIBLE when the agent is at a cap, LEAD_ALREADY_ASSIGNED
 */
export async function assign(transaction: LeadTransaction, given: NewAssignment): Promise<string> {
  const { em, now, organizationId } = transaction;
  const { lead, agentId, method, match, settings, rule, accepted = false } = given;
  const assignmentId = newId();
  const eventId = newId();
  const acceptDueAt = addWorkingTime(now, settings.acceptWithinS, settings);
  const contactDueAt = addWorkingTime(now, settings.contactWithinS, settings);
  const day = dayInIst(now);
  const roundRobin = given.roundRobin ? JSON.stringify(given.roundRobin) : null;
  const [grown] = await rowsOf<{ seq: string }>(
    em,
    `with desk as (
       update crm.agent a set feed_seq = feed_seq + 1, open_count = open_count + 1, assigned_on = ?::date,
           assigned_today = case when assigned_on = ?::date then assigned_today + 1 else 1 end
        where organization_id = ? and id = ? and open_count < coalesce(a.open_cap, ?)
          and case when assigned_on = ?::date then assigned_today else 0 end < coalesce(a.daily_cap, ?)
       returning feed_seq
     ), assigned as (
       insert into crm.assignment (id, organization_id, lead_id, agent_id, method, match, assigned_at,
                                   accept_due_at, contact_due_at, accepted_at)
       select ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?::timestamptz from desk
     ), fed as (
       insert into crm.agent_feed (organization_id, agent_id, seq, event_id, kind, lead_id, assignment_id, at)
       select ?, ?, feed_seq, ?, ?, ?, ?, ? from desk
     ), led as (
       update crm.lead set agent_id = ?, routing_status = 'ASSIGNED', route_at = null, updated_at = ?,
           accepted_at = coalesce(accepted_at, ?::timestamptz),
           rule_id = coalesce(?::uuid, rule_id), rule_name = coalesce(?, rule_name),
           rule_reason = coalesce(?, rule_reason)
        where id = ? and exists (select from desk)
     ), turned as (
       update crm.organization_settings set round_robin = ?::jsonb
        where organization_id = ? and ?::jsonb is not null and exists (select from desk)
     )
     select feed_seq as seq from desk`,
    [
      ...[day, day, organizationId, agentId, settings.openCap, day, settings.dailyCap],
      ...[assignmentId, organizationId, lead.id, agentId, method, match && JSON.stringify(match), now],
      ...[acceptDueAt, contactDueAt, accepted ? now : null],
      ...[organizationId, agentId, eventId, LeadFeedKind.ASSIGNED, lead.id, assignmentId, now],
      ...[
        agentId,
        now,
        accepted ? now : null,
        rule?.id ?? null,
        rule?.name ?? null,
        rule?.reason ?? null,
        lead.id,
      ],
      ...[roundRobin, organizationId, roundRobin],
    ],
  ).catch((error: unknown) => {
    if ((error as { code?: string }).code === '23505') throw leadAlreadyAssigned();
    throw error;
  });
  if (!grown) throw agentNotEligible();
  const seq = Number(grown.seq);
  transaction.latestSeqByAgent.set(agentId, seq);
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
      reason: EVENT_REASON[method],
      previousAgentId: given.previousAgentId ?? null,
      assignedAt: now.toISOString(),
      acceptBy: acceptDueAt.toISOString(),
    },
  });
  transaction.deadlineChecks.push({
    organizationId,
    leadId: lead.id,
    at: accepted ? contactDueAt : acceptDueAt,
  });
  return assignmentId;
}
