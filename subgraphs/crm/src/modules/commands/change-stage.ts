import { query, sql } from '@propmubi/runtime';
import { endAssignment } from '../assignment/end-assignment.js';
import { AssignmentEndReason } from '../lead/assignment.entity.js';
import type { Lead } from '../lead/lead.entity.js';
import {
  LeadActivityKind,
  type LeadCloseReason,
  LeadStage,
  type LeadTemperature,
} from '../lead/lead.enums.js';
import * as errors from '../lead/lead.errors.js';
import { eventFacts } from '../lead/lead-key.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { isClosed, needsReason } from '../lead/pipeline.js';
import { addActivities } from '../lead/timeline/activity.repository.js';

interface StageChange {
  stage: LeadStage;
  temperature?: LeadTemperature | null;
  reason?: LeadCloseReason | null;
  note?: string | null;
}

/** Writes a checked step: stage, timeline, event; a closed lead counts no longer as its agent's open one. */
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
  if (stage === LeadStage.BOOKED) await assertNotBooked(transaction, lead);
  const closed = isClosed(stage);
  await query(
    em,
    sql`
      update crm.lead set stage = ${stage}, temperature = coalesce(${temperature}, temperature),
          close_reason = ${needsReason(stage) ? reason : null}, updated_at = ${now},
          routing_status = case when ${closed}::boolean then 'CLOSED' else routing_status end,
          route_at = case when ${closed}::boolean then null else route_at end
       where id = ${lead.id}`,
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
  if (lead.stage === LeadStage.BOOKED) recordBookingCancelled(transaction, lead, reason);
}

/** The listing's row is locked, so that of two bookings at once the second finds the first. */
async function assertNotBooked({ em }: LeadTransaction, { id, listingId }: Lead): Promise<void> {
  if (listingId === null) return;
  await query(em, sql`select from crm.listing where id = ${listingId} for update`);
  const others = await query(
    em,
    sql`select from crm.lead where listing_id = ${listingId} and stage = 'BOOKED' and id <> ${id} limit 1`,
  );
  if (others.length > 0) throw errors.listingBooked();
}

function recordBookingCancelled(
  { events, organizationId, actorUserId, now }: LeadTransaction,
  lead: Lead,
  reason: LeadCloseReason | null,
): void {
  events.push({
    type: 'BookingCancelled',
    organizationId,
    data: {
      ...eventFacts(organizationId, lead),
      agentId: lead.agentId,
      cancelledBy: actorUserId === lead.buyerUserId ? 'BUYER' : 'AGENT',
      reason,
      cancelledAt: now.toISOString(),
    },
  });
}
