import { type Database, query, sql, systemViewer } from '@propmubi/runtime';
import type { CrmServices } from '../../context.js';
import { endAssignment } from '../assignment/end-assignment.js';
import { LeadAlertKind } from '../lead/alert/alert.entity.js';
import { raiseAlert } from '../lead/alert/alert.repository.js';
import { type Assignment, AssignmentEndReason, AssignmentMethod } from '../lead/assignment.entity.js';
import type { Lead } from '../lead/lead.entity.js';
import { LeadActivityKind, LeadRoutingStatus } from '../lead/lead.enums.js';
import { eventFacts } from '../lead/lead-key.js';
import { inLeadTransaction, type LeadTransaction } from '../lead/lead-transaction.js';
import { activeAssignment, lockLead } from '../lead/lock-lead.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { routeLead, sendToPond } from '../routing/route-lead.js';
import { lockRouting } from '../settings/settings.repository.js';
import { remindOfTasks } from '../task/remind-of-tasks.js';
import { type Deadline, isDue, isSlightlyEarly, nextDeadline } from './next-deadline.js';

/**
 * Does what is due for one lead, if anything is: routes a lead that waited for the brokerage to open or for an agent,
 * takes a lead from an agent who is gone or missed a deadline, reminds of tasks. Timer, sweep and other processes may all call this at
 * once; the lead's row lock and a second look make each consequence happen once.
 */
export async function enforceDeadlines(
  { database, services }: { database: Pick<Database, 'scope'>; services: CrmServices },
  organizationId: string,
  leadId: string,
): Promise<void> {
  const db = database.scope(systemViewer(organizationId));
  await inLeadTransaction({ db, services }, organizationId, async (transaction) => {
    const lead = await lockLead(transaction, leadId);
    if (!lead) return;
    await enforceDeadline(transaction, lead);
    await remindOfTasks(transaction, leadId);
  });
}

async function enforceDeadline(transaction: LeadTransaction, lead: Lead): Promise<void> {
  if (lead.routingStatus === LeadRoutingStatus.QUEUED) return routeWhenDue(transaction, lead, lead.routeAt);
  if (lead.routingStatus === LeadRoutingStatus.POND) return routeWhenDue(transaction, lead, lead.pondCheckAt);
  const assignment = await activeAssignment(transaction.em, lead);
  if (!assignment) return;
  if (await isGone(transaction, assignment.agentId)) return takeFromGoneAgent(transaction, lead, assignment);
  const next = nextDeadline(assignment);
  if (next && isDue(transaction.now, next.dueAt)) await escalate(transaction, lead, assignment, next);
  else rescheduleEarlyCheck(transaction, lead, next?.dueAt);
}

async function routeWhenDue(transaction: LeadTransaction, lead: Lead, at: Date | null): Promise<void> {
  const inPond = lead.routingStatus === LeadRoutingStatus.POND;
  if (at && isDue(transaction.now, at)) await routeLead(transaction, lead, { inPond });
  else rescheduleEarlyCheck(transaction, lead, at);
}

/** pg-boss goes by the database's clock; a job that fires slightly early by ours is scheduled again. */
function rescheduleEarlyCheck(
  { deadlineChecks, now, organizationId }: LeadTransaction,
  { id }: Lead,
  at?: Date | null,
): void {
  if (at && isSlightlyEarly(now, at)) deadlineChecks.push({ organizationId, leadId: id, at });
}

async function isGone({ em, organizationId }: LeadTransaction, agentId: string): Promise<boolean> {
  const gone = await query(
    em,
    sql`
      select 1 from crm.agent
       where organization_id = ${organizationId} and id = ${agentId} and status in ('LEFT', 'SUSPENDED')`,
  );
  return gone.length > 0;
}

/** The agent left the brokerage or was suspended: the lead goes on, and managers are alerted. */
async function takeFromGoneAgent(
  transaction: LeadTransaction,
  lead: Lead,
  { agentId }: Assignment,
): Promise<void> {
  await lockRouting(transaction.em, transaction.organizationId);
  const reason = AssignmentEndReason.AGENT_LEFT;
  await endAssignment(transaction, { leadId: lead.id, reason, notifyAgent: true });
  addActivities(transaction, [
    { leadId: lead.id, kind: LeadActivityKind.UNASSIGNED, agentId, facts: { reason } },
  ]);
  await raiseAlert(transaction, lead.id, LeadAlertKind.AGENT_LEFT);
  await routeLead(transaction, lead, {
    method: AssignmentMethod.REASSIGNED,
    eventReason: 'REASSIGNED_AGENT_LEFT',
    previousAgentId: agentId,
    excluded: [agentId],
  });
}

/** Missed deadline: reassign, or after the brokerage's number of breaches move to the pond and alert the managers. */
async function escalate(
  transaction: LeadTransaction,
  lead: Lead,
  assignment: Assignment,
  { kind, dueAt }: Deadline,
): Promise<void> {
  const { em, now, organizationId } = transaction;
  const { slaBreachesBeforePond } = await lockRouting(em, organizationId);
  const reason =
    kind === 'ACCEPT'
      ? AssignmentEndReason.ACCEPT_DEADLINE_MISSED
      : AssignmentEndReason.CONTACT_DEADLINE_MISSED;
  await endAssignment(transaction, { leadId: lead.id, reason, notifyAgent: true });
  const slaBreaches = lead.slaBreaches + 1;
  await query(
    em,
    sql`update crm.lead set misses = ${slaBreaches}, agent_id = null, updated_at = ${now} where id = ${lead.id}`,
  );
  addActivities(transaction, [
    {
      leadId: lead.id,
      kind: LeadActivityKind.SLA_MISSED,
      agentId: assignment.agentId,
      facts: { deadline: kind, slaBreaches },
    },
  ]);
  const breach = transaction.events.push({
    type: 'LeadSlaBreached',
    organizationId,
    data: {
      ...eventFacts(organizationId, lead),
      assignmentId: assignment.id,
      agentId: assignment.agentId,
      deadline: kind,
      promise: kind,
      dueAt: dueAt.toISOString(),
      breachedAt: now.toISOString(),
      slaBreaches,
      misses: slaBreaches,
      next: 'NONE',
    },
  });
  const next = await reassignOrPond(transaction, lead, assignment, slaBreaches >= slaBreachesBeforePond);
  Object.assign(transaction.events[breach - 1]?.data as object, { next });
}

async function reassignOrPond(
  transaction: LeadTransaction,
  lead: Lead,
  { agentId: previousAgentId }: Assignment,
  enough: boolean,
): Promise<'POND' | 'REASSIGNED' | 'NONE'> {
  if (enough) {
    await sendToPond(transaction, lead, { slaBreaches: lead.slaBreaches + 1 }, null);
    return 'POND';
  }
  const status = await routeLead(
    transaction,
    { ...lead, slaBreaches: lead.slaBreaches + 1 },
    { method: AssignmentMethod.REASSIGNED, previousAgentId },
  );
  if (status === LeadRoutingStatus.POND) return 'POND';
  return status === LeadRoutingStatus.ASSIGNED ? 'REASSIGNED' : 'NONE';
}
