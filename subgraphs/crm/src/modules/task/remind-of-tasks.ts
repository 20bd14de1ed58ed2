import { query, sql } from '@propmubi/runtime';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import { notifyAgent } from '../feed/store/notify-agent.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';

/** Reminds the agent who has the lead of its tasks that are due, each once; called last, since it locks the agent. */
export async function remindOfTasks(transaction: LeadTransaction, leadId: string): Promise<void> {
  const { em, now } = transaction;
  const due = await query(
    em,
    sql`
      update crm.lead_task set reminded_at = ${now}
       where lead_id = ${leadId} and status = 'OPEN' and reminded_at is null and due_at <= ${now} returning 1`,
  );
  if (due.length > 0) await notifyAgent(transaction, leadId, LeadFeedKind.TASK_DUE);
}
