import { newId, query, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { assertWorksOn, onLead } from '../commands/lead-command.js';
import { withIdempotencyKey } from '../lead/idempotency.js';
import { LeadActivityKind } from '../lead/lead.enums.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { LeadTask, LeadTaskStatus } from './lead-task.entity.js';
import * as errors from './lead-task.errors.js';
import type { AddLeadTaskInput, UpdateLeadTaskInput } from './lead-task.inputs.js';

const MOST_OPEN_TASKS = 50;
const YEAR_MS = 365 * 24 * 60 * 60_000;

/**
 * Adds a task to a lead, by its agent or a manager.
 * @throws NotFoundError LEAD_NOT_FOUND; ConflictError LEAD_NOT_YOURS, TOO_MANY_TASKS
 * @throws InvalidInputError TASK_DUE_IN_THE_PAST, TASK_TOO_FAR_AHEAD; RateLimitedError LEAD_RATE_LIMITED
 */
export async function addLeadTask(context: CrmContext, input: AddLeadTaskInput): Promise<LeadTask> {
  const { idempotencyKey, ...request } = input;
  let taskId = '';
  await onLead(context, input.leadId, async (transaction, lead) => {
    assertWorksOn(context, lead);
    const { em, now, organizationId, actorUserId } = transaction;
    const place = { operation: 'addLeadTask', key: idempotencyKey, request };
    ({ taskId } = await withIdempotencyKey(transaction, place, async () => {
      assertComing(input.dueAt, now);
      await assertRoom(transaction, lead.id);
      await context.services.leadLimiter.countTask(lead.id);
      const id = newId();
      await query(
        em,
        sql`
          insert into crm.lead_task (id, organization_id, lead_id, title, due_at, created_by, created_at)
          values (${id}, ${organizationId}, ${lead.id}, ${input.title}, ${input.dueAt}, ${actorUserId}, ${now})`,
      );
      addActivities(transaction, [
        { leadId: lead.id, kind: LeadActivityKind.TASK_ADDED, agentId: lead.agentId, facts: { taskId: id } },
      ]);
      transaction.deadlineChecks.push({ organizationId, leadId: lead.id, at: input.dueAt });
      return { taskId: id };
    }));
  });
  return context.db.read((em) => em.findOneOrFail(LeadTask, { id: taskId }));
}

/**
 * Changes a task, closes or reopens it. What is due later than before is reminded of again.
 * @throws NotFoundError TASK_NOT_FOUND, also for one of a lead the viewer may not see; and as addLeadTask
 */
export async function updateLeadTask(
  context: CrmContext,
  { taskId, ...changes }: UpdateLeadTaskInput,
): Promise<LeadTask> {
  const seen = await context.db.read((em) => em.findOne(LeadTask, { id: taskId }));
  if (!seen || !(await context.db.read((em) => context.visibleLead(em, seen.leadId)))) {
    throw errors.taskNotFound();
  }
  await onLead(context, seen.leadId, async (transaction, lead) => {
    assertWorksOn(context, lead);
    const { em, now, organizationId } = transaction;
    const task = await em.findOneOrFail(LeadTask, { id: taskId }, { refresh: true });
    const status = changes.status ?? task.status;
    const dueAt = changes.dueAt ?? task.dueAt;
    const isMoved = dueAt.getTime() !== task.dueAt.getTime();
    const isOpen = status === LeadTaskStatus.OPEN;
    const isReopened = isOpen && task.status !== LeadTaskStatus.OPEN;
    const isDueAnew = isReopened || (isOpen && isMoved);
    if (isMoved) assertComing(dueAt, now);
    if (isReopened) await assertRoom(transaction, lead.id);
    if (isDueAnew) await context.services.leadLimiter.countTask(lead.id);
    await query(
      em,
      sql`
        update crm.lead_task set title = ${changes.title ?? task.title}, due_at = ${dueAt}, status = ${status},
            closed_at = ${isOpen ? null : (task.closedAt ?? now)}::timestamptz,
            reminded_at = case when ${isMoved}::boolean then null else reminded_at end
         where id = ${taskId}`,
    );
    if (isDueAnew) transaction.deadlineChecks.push({ organizationId, leadId: lead.id, at: dueAt });
    if (status === task.status || isOpen) {
      transaction.acts.push({
        action: 'LEAD_TASK_CHANGED',
        organizationId,
        subjectType: 'LEAD',
        subjectId: lead.id,
        before: { taskId, status: task.status, dueAt: task.dueAt },
        after: { taskId, status, dueAt },
      });
      return;
    }
    addActivities(transaction, [
      {
        leadId: lead.id,
        kind: LeadActivityKind.TASK_CLOSED,
        agentId: lead.agentId,
        facts: { taskId, status },
      },
    ]);
  });
  return context.db.read((em) => em.findOneOrFail(LeadTask, { id: taskId }, { refresh: true }));
}

function assertComing(dueAt: Date, now: Date): void {
  if (dueAt <= now) throw errors.taskDueInThePast();
  if (dueAt.getTime() - now.getTime() > YEAR_MS) throw errors.taskTooFarAhead();
}

async function assertRoom({ em }: LeadTransaction, leadId: string): Promise<void> {
  const [row] = await query(
    em,
    sql<{ open: number }>`
      select count(*)::int as open from crm.lead_task where lead_id = ${leadId} and status = 'OPEN'`,
  );
  if ((row?.open ?? 0) >= MOST_OPEN_TASKS) throw errors.tooManyTasks();
}
