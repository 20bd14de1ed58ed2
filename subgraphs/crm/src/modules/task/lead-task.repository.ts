import { type EntityManager, entityColumns, pgArray, query, sql } from '@propmubi/runtime';
import { LeadTask } from './lead-task.entity.js';

const MOST_OF_A_LEAD = 200;

/** Tasks of each lead with one statement: open ones first, the next due first. */
export async function tasksOf(em: EntityManager, leadIds: readonly string[]): Promise<LeadTask[]> {
  const task = entityColumns(em, LeadTask, 't');
  const rows = await query<Record<string, unknown>>(
    em,
    sql`
      select ${sql.raw(task.list)} from unnest(${pgArray(leadIds)}::uuid[]) as of_lead
        cross join lateral (
          select * from crm.lead_task where lead_id = of_lead order by status <> 'OPEN', due_at, id
           limit ${MOST_OF_A_LEAD}) t`,
  );
  return rows.map((row) => task.read(row));
}
