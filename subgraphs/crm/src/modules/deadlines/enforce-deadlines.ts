import { newId, systemViewer, type Database } from '@propmubi/runtime';
import type { CrmServices } from '../../context.js';
import { inLeadTransaction, type LeadTransaction } from '../lead/lead-transaction.js';
import { type Assignment, AssignmentEndReason, AssignmentMethod } from '../lead/assignment.entity.js';
import { endAssignment } from '../assignment/end-assignment.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { LeadActivityKind, LeadRoutingStatus } from '../lead/lead.enums.js';
import type { Lead } from '../lead/lead.entity.js';
import { routeLead, sendToPond } from '../routing/route-lead.js';
import { lockRouting } from '../settings/settings.repository.js';
import { eventFacts } from '../lead/lead-key.js';
import { activeAssignment, lockLead } from '../lead/lock-lead.js';

const CLOCK_SKEW_MS = 60_000;

type Deadline = { promise: 'ACCEPT' | 'CONTACT'; dueAt: Date };

/**
 * Does what is due for one lead, if anything is: routes a lead that waited for the brokerage to open, takes a lead
 * from an agent who missed a deadline. Timer, sweep and other processes may all ask at once; the lead's row lock and
 * a second look make each consequence happen once.
 */
export async function enforceDeadlines(
  { database, services }: { database: Database; services: CrmServices },
  organizationId: string,
  leadId: string,
): Promise<void> {
  const db = database.scope(systemViewer(organizationId));
  await inLeadTransaction({ db, services }, organizationId, async (transaction) => {
    const lead = await lockLead(transaction, leadId);
    if (!lead) return;
    if (lead.routingStatus === LeadRoutingStatus.QUEUED) {
      if (lead.routeAt && lead.routeAt <= transaction.now) await routeLead(transaction, lead);
      else rescheduleEarlyCheck(transaction, lead, lead.routeAt);
      return;
    }
    const assignment = await activeAssignment(transaction.em, lead);
    if (!assignment) return;
    const next = nextDeadline(assignment);
    if (next && next.dueAt <= transaction.now) await escalate(transaction, lead, assignment, next);
    else rescheduleEarlyCheck(transaction, lead, next?.dueAt);
  });
}

function nextDeadline(assignment: Assignment): Deadline | undefined {
  const { acceptedAt, firstContactedAt, acceptDueAt, contactDueAt } = assignment;
  if (!acceptedAt) return { promise: 'ACCEPT', dueAt: acceptDueAt };
  return firstContactedAt ? undefined : { promise: 'CONTACT', dueAt: contactDueAt };
}

/** Timers go by the database's clock. One that fires moments early by ours is set again; others have their own. */
function rescheduleEarlyCheck(
  { deadlineChecks, now, organizationId }: LeadTransaction,
  { id }: Lead,
  at?: Date | null,
): void {
  if (at && at.getTime() - now.getTime() < CLOCK_SKEW_MS)
    deadlineChecks.push({ organizationId, leadId: id, at });
}

/** A missed promise: the next agent, or after too many misses the pond and a word to the manager. */
async function escalate(
  transaction: LeadTransaction,
  lead: Lead,
  assignment: Assignment,
  { promise, dueAt }: Deadline,
): Promise<void> {
  const { em, now, organizationId } = transaction;
  const { missesBeforePond } = await lockRouting(em, organizationId);
  const reason =
    promise === 'ACCEPT'
      ? AssignmentEndReason.ACCEPT_DEADLINE_MISSED
      : AssignmentEndReason.CONTACT_DEADLINE_MISSED;
  await endAssignment(transaction, { leadId: lead.id, reason, notifyAgent: true });
  const misses = lead.misses + 1;
  await em.execute(`update crm.lead set misses = ?, agent_id = null, updated_at = ? where id = ?`, [
    misses,
    now,
    lead.id,
  ]);
  addActivities(transaction, [
    {
      leadId: lead.id,
      kind: LeadActivityKind.SLA_MISSED,
      agentId: assignment.agentId,
      facts: { promise, misses },
    },
  ]);
  const breach = transaction.events.push({
    type: 'LeadSlaBreached',
    organizationId,
    data: {
      ...eventFacts(organizationId, lead),
      assignmentId: assignment.id,
      agentId: assignment.agentId,
      promise,
      dueAt: dueAt.toISOString(),
      breachedAt: now.toISOString(),
      misses,
      next: 'NONE',
    },
  });
  const next = await reassignOrPond(transaction, lead, assignment, misses >= missesBeforePond);
  Object.assign(transaction.events[breach - 1]?.data as object, { next });
  if (next === 'POND') await alertManager(transaction, lead.id);
}

async function reassignOrPond(
  transaction: LeadTransaction,
  lead: Lead,
  { agentId: previousAgentId }: Assignment,
  enough: boolean,
): Promise<'POND' | 'REASSIGNED' | 'NONE'> {
  if (enough) {
    await sendToPond(transaction, lead.id, { misses: lead.misses + 1 });
    return 'POND';
  }
  const status = await routeLead(
    transaction,
    { ...lead, misses: lead.misses + 1 },
    { method: AssignmentMethod.REASSIGNED, previousAgentId },
  );
  if (status === LeadRoutingStatus.POND) return 'POND';
  return status === LeadRoutingStatus.ASSIGNED ? 'REASSIGNED' : 'NONE';
}

async function alertManager({ em, organizationId, now }: LeadTransaction, leadId: string): Promise<void> {
  await em.execute(
    `insert into crm.alert (id, organization_id, lead_id, kind, raised_at) values (?, ?, ?, 'LEAD_IN_POND', ?)`,
    [newId(), organizationId, leadId, now],
  );
}
