import { type EntityManager, query, sql } from '@propmubi/runtime';
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
 * an agent keeps what they worked for. The other is closed as DUPLICATE, its agent is notified, its enquiries, tasks and messages move.
 * Two bookings both stay. Returns the lead that stays.
 */
export async function mergeLeads(transaction: LeadTransaction, one: Lead, other: Lead): Promise<Lead> {
  const [dropped, kept] = [one, other].sort(byWork) as [Lead, Lead];
  if (dropped.stage === BOOKED) return kept;
  const { em } = transaction;
  await query(em, sql`update crm.lead_enquiry set lead_id = ${kept.id} where lead_id = ${dropped.id}`);
  await query(em, sql`update crm.lead_task set lead_id = ${kept.id} where lead_id = ${dropped.id}`);
  await moveMessages(em, dropped.id, kept.id);
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

/** After those of the lead that stays, and unread there: the marks count its own. */
async function moveMessages(em: EntityManager, from: string, to: string): Promise<void> {
  await query(
    em,
    sql`
      with kept as (select coalesce(max(seq), 0) as last from crm.lead_message where lead_id = ${to}), marks as (
        update crm.lead_message_mark m set lead_id = ${to} from kept
         where m.lead_id = ${from} and kept.last = 0
      )
      update crm.lead_message m set lead_id = ${to}, seq = m.seq + kept.last from kept where m.lead_id = ${from}`,
  );
}

function byWork(one: Lead, other: Lead): number {
  return (
    BY_WORK.indexOf(one.stage) - BY_WORK.indexOf(other.stage) ||
    other.createdAt.getTime() - one.createdAt.getTime() ||
    (one.id < other.id ? 1 : -1)
  );
}
