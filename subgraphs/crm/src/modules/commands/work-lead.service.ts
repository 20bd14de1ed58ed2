import { query, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import { notifyAgent } from '../feed/store/notify-agent.js';
import { mayContact } from '../lead/consent/consent.repository.js';
import { withIdempotencyKey } from '../lead/idempotency.js';
import { LeadActivityKind } from '../lead/lead.enums.js';
import * as errors from '../lead/lead.errors.js';
import { eventFacts } from '../lead/lead-key.js';
import { mayAdvance, stagesAfter } from '../lead/pipeline.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { changeStage } from './change-stage.js';
import { assertWorksOn, onLead, ownAssignment } from './lead-command.js';
import type {
  AddLeadNoteInput,
  AdvanceLeadInput,
  LeadPayload,
  RecordFirstContactInput,
} from './work-lead.inputs.js';

/**
 * A screen of the agent shows the lead; the second time changes nothing. It promises nothing to the buyer, so it is no
 * step of the lead and stands in no timeline. @throws ConflictError LEAD_NOT_YOURS
 */
export function markLeadSeen(context: CrmContext, leadId: string): Promise<LeadPayload> {
  return onLead(context, leadId, async (transaction, lead) => {
    const { em, now, organizationId } = transaction;
    const { id: assignmentId, agentId, seenAt } = await ownAssignment(transaction, context, lead);
    if (seenAt) return;
    await query(em, sql`update crm.assignment set seen_at = ${now} where id = ${assignmentId}`);
    transaction.events.push({
      type: 'LeadSeen',
      organizationId,
      data: { ...eventFacts(organizationId, lead), assignmentId, agentId, seenAt: now.toISOString() },
    });
  });
}

/** The agent takes the lead on; the second time changes nothing. @throws ConflictError LEAD_NOT_YOURS */
export function acceptLead(context: CrmContext, leadId: string): Promise<LeadPayload> {
  return onLead(context, leadId, async (transaction, lead) => {
    const { em, now, organizationId } = transaction;
    const assignment = await ownAssignment(transaction, context, lead);
    if (assignment.acceptedAt) return;
    const { agentId, assignedAt } = assignment;
    await query(em, sql`update crm.assignment set accepted_at = ${now} where id = ${assignment.id}`);
    await query(
      em,
      sql`
        update crm.lead set accepted_at = coalesce(accepted_at, ${now}::timestamptz), updated_at = ${now}
         where id = ${lead.id}`,
    );
    addActivities(transaction, [
      { leadId, kind: LeadActivityKind.ACCEPTED, agentId, facts: { assignmentId: assignment.id } },
    ]);
    transaction.events.push({
      type: 'LeadAccepted',
      organizationId,
      data: {
        ...eventFacts(organizationId, lead),
        assignmentId: assignment.id,
        agentId,
        assignedAt: assignedAt.toISOString(),
        acceptedAt: now.toISOString(),
        secondsToAccept: secondsBetween(assignedAt, now),
      },
    });
    if (assignment.contactDueAt) {
      transaction.deadlineChecks.push({ organizationId, leadId: lead.id, at: assignment.contactDueAt });
    }
  });
}

/**
 * The agent has contacted the buyer. The first time meets the deadline; each further one is kept on the timeline.
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
    const { agentId, assignedAt } = assignment;
    const isFirst = assignment.firstContactedAt === null;
    const note = input.note ?? null;
    const outcome = input.outcome ?? null;
    if (!isFirst && note === null && outcome === null) return;
    addActivities(transaction, [
      {
        leadId: lead.id,
        kind: isFirst ? LeadActivityKind.FIRST_CONTACTED : LeadActivityKind.CONTACTED,
        agentId,
        note,
        facts: { channel: input.channel, ...(outcome && { outcome }) },
      },
    ]);
    if (!isFirst) return;
    await query(em, sql`update crm.assignment set first_contacted_at = ${now} where id = ${assignment.id}`);
    await query(
      em,
      sql`
        update crm.lead set first_contacted_at = coalesce(first_contacted_at, ${now}::timestamptz), updated_at = ${now}
         where id = ${lead.id}`,
    );
    transaction.events.push({
      type: 'LeadFirstContacted',
      organizationId,
      data: {
        ...eventFacts(organizationId, lead),
        assignmentId: assignment.id,
        agentId,
        channel: input.channel,
        contactedAt: now.toISOString(),
        secondsToContact: secondsBetween(assignedAt, now),
      },
    });
  });
}

/**
 * Moves the lead along the pipeline. The stage it has is no step: a note is kept and the temperature changes.
 * @throws ConflictError INVALID_STAGE_TRANSITION, LEAD_NOT_ACCEPTED, LEAD_NOT_YOURS
 * @throws InvalidInputError CLOSE_REASON_REQUIRED, TEMPERATURE_REQUIRED
 */
export function advanceLead(context: CrmContext, input: AdvanceLeadInput): Promise<LeadPayload> {
  return onLead(context, input.leadId, async (transaction, lead) => {
    assertWorksOn(context, lead);
    if (lead.stage !== input.stage) {
      if (!mayAdvance(lead.stage, input.stage)) {
        throw errors.invalidTransition(lead.stage, input.stage, stagesAfter(lead.stage));
      }
      if (!lead.acceptedAt) throw errors.leadNotAccepted();
      await changeStage(transaction, lead, input);
      // A closed lead has no agent any more; the agent's own step is no news to them.
      if (context.viewer.agentId !== lead.agentId) {
        await notifyAgent(transaction, lead.id, LeadFeedKind.STAGE_CHANGED);
      }
      return;
    }
    const { temperature = null, note = null } = input;
    if (temperature && temperature !== lead.temperature) {
      await query(
        transaction.em,
        sql`update crm.lead set temperature = ${temperature}, updated_at = ${transaction.now} where id = ${lead.id}`,
      );
      addActivities(transaction, [
        { leadId: lead.id, kind: LeadActivityKind.TEMPERATURE_CHANGED, agentId: lead.agentId },
      ]);
    }
    if (note) addNote(transaction, lead, note);
  });
}

/** Writes a note on the lead's timeline. @throws ConflictError LEAD_NOT_YOURS, IDEMPOTENCY_KEY_REUSED */
export function addLeadNote(
  context: CrmContext,
  { idempotencyKey, leadId, note }: AddLeadNoteInput,
): Promise<LeadPayload> {
  return onLead(context, leadId, async (transaction, lead) => {
    assertWorksOn(context, lead);
    const place = { operation: 'addLeadNote', key: idempotencyKey, request: { leadId, note } };
    await withIdempotencyKey(transaction, place, async () => {
      addNote(transaction, lead, note);
      return {};
    });
  });
}

function addNote(
  transaction: Parameters<typeof addActivities>[0],
  { id: leadId, agentId }: { id: string; agentId: string | null },
  note: string,
): void {
  addActivities(transaction, [{ leadId, kind: LeadActivityKind.NOTE_ADDED, agentId, note }]);
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
