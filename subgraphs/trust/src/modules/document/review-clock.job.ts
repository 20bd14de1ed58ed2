import { type Database, execute, query, sql, systemViewer } from '@propmubi/runtime';
import { LegalDocument } from './document.entity.js';
import { recordReviewOverdue } from './document.events.js';

const AT_ONCE = 200;

/**
 * Says of documents that no reviewer decided about in time that they are overdue, once for each time they came into the
 * queue. Returns how many.
 */
export async function enforceReviewClock(database: Database, now: Date): Promise<number> {
  const due = await database.scope(systemViewer(null)).write((em) =>
    query(
      em,
      sql<{ id: string; organizationId: string; dueAt: string }>`
        select document_id as id, organization_id as "organizationId", due_at as "dueAt" from trust.verification_case
         where status = 'OPEN' and due_at < ${now} and overdue_at is null order by due_at limit ${sql.lit(AT_ONCE)}`,
    ),
  );
  for (const { id, organizationId, dueAt } of due) {
    await database.scope(systemViewer(organizationId)).write(async (em) => {
      const marked = await execute(
        em,
        sql`update trust.verification_case set overdue_at = ${now}
             where document_id = ${id}::uuid and status = 'OPEN' and due_at < ${now} and overdue_at is null`,
      );
      const document = marked > 0 ? await em.findOne(LegalDocument, { id }) : null;
      if (document) await recordReviewOverdue(em, document, { dueAt: new Date(dueAt), at: now });
    });
  }
  return due.length;
}
