import { query, sql } from '@propmubi/runtime';
import { AssignmentEndReason } from '../lead/assignment.entity.js';
import type { Lead } from '../lead/lead.entity.js';
import { LeadActivityKind, LeadCloseReason, LeadStage } from '../lead/lead.enums.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { isClosed } from '../lead/pipeline.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { changeStage } from './change-stage.js';

const { INCOMING, PROSPECT, OPPORTUNITY, SITE_VISIT_SCHEDULED, SITE_VISIT_DONE, NEGOTIATION, BOOKED } =
  LeadStage;
/** Least work first; closed without a booking stands before all of them. */
const BY_WORK: readonly LeadStage[] = [
  INCOMING,
  PROSPECT,
  OPPORTUNITY,
  SITE_VISIT_SCHEDULED,
  SITE_VISIT_DONE,
  NEGOTIATION,
  BOOKED,
];

/**
 * Two leads of one person in one brokerage become one: the further one stays, the older where both are as far, so that
 * an agent keeps what they worked for. The other is closed as DUPLICATE, its agent is notified, its enquiries and tasks move.
 * Two bookings both stay. Returns the lead that stays.
 */
export async function mergeLeads(transaction: LeadTransaction, one: Lead, other: Lead): Promise<Lead> {
  const [dropped, kept] = [one, other].sort(byWork) as [Lead, Lead];
  if (dropped.stage === BOOKED) return kept;
  const { em } = transaction;
  await query(em, sql`update crm.lead_enquiry set lead_id = ${kept.id} where lead_id = ${dropped.id}`);
  await query(em, sql`update crm.lead_task set lead_id = ${kept.id} where lead_id = ${dropped.id}`);
  if (!isClosed(dropped.stage)) {
    await changeStage(
      transaction,
      dropped,
      { stage: LeadStage.LOST, reason: LeadCloseReason.DUPLICATE },
      { reason: AssignmentEndReason.CLOSED, notifyAgent: true },
    );
  }
  addActivities(transaction, [
    { leadId: kept.id, kind: LeadActivityKind.MERGED, facts: { mergedLeadId: dropped.id } },
    { leadId: dropped.id, kind: LeadActivityKind.MERGED, facts: { mergedLeadId: kept.id } },
  ]);
  return kept;
}

function byWork(one: Lead, other: Lead): number {
  return (
    BY_WORK.indexOf(one.stage) - BY_WORK.indexOf(other.stage) ||
    other.createdAt.getTime() - one.createdAt.getTime() ||
    (one.id < other.id ? 1 : -1)
  );
}
