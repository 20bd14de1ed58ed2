import type { CrmContext } from '../../context.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { AssignmentEndReason } from '../lead/assignment.entity.js';
import { endAssignment } from '../assignment/end-assignment.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { mayContact } from '../lead/consent/consent.repository.js';
import { assertWorksOn, onLead, ownAssignment } from './lead-command.js';
import * as errors from '../lead/lead.errors.js';
import {
  LeadActivityKind,
  type LeadCloseReason,
  LeadStage,
  type LeadTemperature,
} from '../lead/lead.enums.js';
import type { Lead } from '../lead/lead.entity.js';
import { isClosed, mayAdvance, needsReason, stagesAfter } from '../lead/pipeline.js';
import type { AdvanceLeadInput, LeadPayload, RecordFirstContactInput } from './work-lead.inputs.js';
import { eventFacts } from '../lead/lead-key.js';

/** The agent takes the lead on; the second time changes nothing. @throws ConflictError LEAD_NOT_YOURS */
export function acceptLead(context: CrmContext, leadId: string): Promise<LeadPayload> {
  return onLead(context, leadId, async (transaction, lead) => {
    const { em, now, organizationId } = transaction;
    const assignment = await ownAssignment(transaction, context, lead);
    if (assignment.acceptedAt) return;
    await em.execute(`update crm.assignment set accepted_at = ? where id = ?`, [now, assignment.id]);
    await em.execute(
      `update crm.lead set accepted_at = coalesce(accepted_at, ?::timestamptz), updated_at = ? where id = ?`,
      [now, now, lead.id],
    );
    addActivities(transaction, [
      {
        leadId,
        kind: LeadActivityKind.ACCEPTED,
        agentId: assignment.agentId,
        facts: { assignmentId: assignment.id },
      },
    ]);
    transaction.events.push({
      type: 'LeadAccepted',
      organizationId,
      data: {
        ...eventFacts(organizationId, lead),
        assignmentId: assignment.id,
        agentId: assignment.agentId,
        assignedAt: assignment.assignedAt.toISOString(),
        acceptedAt: now.toISOString(),
        secondsToAccept: secondsBetween(assignment.assignedAt, now),
      },
    });
    transaction.deadlineChecks.push({ organizationId, leadId: lead.id, at: assignment.contactDueAt });
  });
}

/**
 * The agent has reached out to the buyer; only the first time counts.
 * @throws ConflictError LEAD_NOT_YOURS, LEAD_NOT_ACCEPTED, CONSENT_MISSING
 */
export function recordFirstContact(
  context: CrmContext,
  input: RecordFirstContactInput,
): Promise<LeadPayload> {
  return onLead(context, input.leadId, async (transaction, lead) => {
    const { em, now, organizationId } = transaction;
    const assignment = await ownAssignment(transaction, context, lead);
    if (!assignment.acceptedAt) throw errors.leadNotAccepted();
    if (!(await mayContact(em, lead.contactId, input.channel))) throw errors.consentMissing(input.channel);
    if (assignment.firstContactedAt) return;
    await em.execute(`update crm.assignment set first_contacted_at = ? where id = ?`, [now, assignment.id]);
    await em.execute(
      `update crm.lead set first_contacted_at = coalesce(first_contacted_at, ?::timestamptz), updated_at = ? where id = ?`,
      [now, now, lead.id],
    );
    addActivities(transaction, [
      {
        leadId: lead.id,
        kind: LeadActivityKind.FIRST_CONTACTED,
        agentId: assignment.agentId,
        note: input.note ?? null,
        facts: { channel: input.channel },
      },
    ]);
    transaction.events.push({
      type: 'LeadFirstContacted',
      organizationId,
      data: {
        ...eventFacts(organizationId, lead),
        assignmentId: assignment.id,
        agentId: assignment.agentId,
        channel: input.channel,
        contactedAt: now.toISOString(),
        secondsToContact: secondsBetween(assignment.assignedAt, now),
      },
    });
  });
}

/**
 * Moves the lead along the pipeline; the stage it has is no step and changes nothing.
 * @throws ConflictError INVALID_STAGE_TRANSITION, LEAD_NOT_ACCEPTED, LEAD_NOT_YOURS
 * @throws InvalidInputError CLOSE_REASON_REQUIRED, TEMPERATURE_REQUIRED
 */
export function advanceLead(context: CrmContext, input: AdvanceLeadInput): Promise<LeadPayload> {
  return onLead(context, input.leadId, async (transaction, lead) => {
    assertWorksOn(context, lead);
    if (lead.stage === input.stage) return;
    if (!mayAdvance(lead.stage, input.stage)) {
      throw errors.invalidTransition(lead.stage, input.stage, stagesAfter(lead.stage));
    }
    if (!lead.acceptedAt) throw errors.leadNotAccepted();
    await changeStage(transaction, lead, input);
  });
}

interface StageChange {
  stage: LeadStage;
  temperature?: LeadTemperature | null;
  reason?: LeadCloseReason | null;
  note?: string | null;
}

/** Writes a checked step: stage, timeline, fact; a closed lead leaves its agent's desk but stays theirs to read. */
export async function changeStage(
  transaction: LeadTransaction,
  lead: Lead,
  { stage, temperature = null, reason = null, note = null }: StageChange,
  ending: { reason: AssignmentEndReason; notifyAgent: boolean } = {
    reason: stage === LeadStage.BOOKED ? AssignmentEndReason.BOOKED : AssignmentEndReason.CLOSED,
    notifyAgent: false,
  },
): Promise<void> {
  const { em, now, organizationId } = transaction;
  if (needsReason(stage) && !reason) throw errors.closeReasonRequired();
  if (stage === LeadStage.OPPORTUNITY && !temperature) throw errors.temperatureRequired();
  const closed = isClosed(stage);
  await em.execute(
    `update crm.lead set stage = ?, temperature = coalesce(?, temperature), close_reason = ?, updated_at = ?,
        routing_status = case when ?::boolean then 'CLOSED' else routing_status end,
        route_at = case when ?::boolean then null else route_at end where id = ?`,
    [stage, temperature, needsReason(stage) ? reason : null, now, closed, closed, lead.id],
  );
  if (closed) await endAssignment(transaction, { leadId: lead.id, ...ending });
  addActivities(transaction, [
    {
      leadId: lead.id,
      kind: LeadActivityKind.STAGE_CHANGED,
      agentId: lead.agentId,
      note,
      facts: { from: lead.stage, to: stage, ...(reason && { reason }) },
    },
  ]);
  transaction.events.push({
    type: 'LeadStageChanged',
    organizationId,
    data: {
      ...eventFacts(organizationId, lead),
      agentId: lead.agentId,
      from: lead.stage,
      to: stage,
      reason,
      changedAt: now.toISOString(),
    },
  });
  if (lead.stage === LeadStage.BOOKED) {
    transaction.events.push({
      type: 'BookingCancelled',
      organizationId,
      data: {
        ...eventFacts(organizationId, lead),
        agentId: lead.agentId,
        cancelledBy: transaction.actorUserId === lead.buyerUserId ? 'BUYER' : 'AGENT',
        reason,
        cancelledAt: now.toISOString(),
      },
    });
  }
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
