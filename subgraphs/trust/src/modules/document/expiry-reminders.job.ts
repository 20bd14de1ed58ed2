import { calendarDay } from '@propmubi/domain';
import { type Database, execute, query, sql, systemViewer } from '@propmubi/runtime';
import { LegalDocument } from './document.entity.js';
import { recordExpiring } from './document.events.js';

const AT_ONCE = 200;

/** Days before a verified document has to be checked again on which its owner is reminded. */
const REMINDERS = [30, 7, 1];

/**
 * Reminds of verified documents that have to be checked again soon: 30, 7 and 1 days before, once each. After an outage only
 * the nearest of those that are due goes out. Returns how many.
 */
export async function remindOfExpiry(database: Database, now: Date): Promise<number> {
  const today = calendarDay(now);
  const days = sql`(recheck_on - ${today}::date)`;
  /** The nearest reminder that is due. */
  const due = sql`(select min(at) from unnest(array[${sql.join(REMINDERS.map((at) => sql.lit(at)))}]) at where at >= ${days})`;
  const waiting = sql`status = 'VERIFIED' and recheck_on between ${today}::date and ${today}::date + ${sql.lit(REMINDERS[0])}
    and (reminded_days is null or reminded_days > ${due})`;
  const found = await database.scope(systemViewer(null)).write((em) =>
    query(
      em,
      sql<{ id: string; organizationId: string }>`
        select document_id as id, organization_id as "organizationId" from trust.verification_case
         where ${waiting} order by recheck_on limit ${sql.lit(AT_ONCE)}`,
    ),
  );
  for (const { id, organizationId } of found) {
    await database.scope(systemViewer(organizationId)).write(async (em) => {
      const marked = await execute(
        em,
        sql`update trust.verification_case set reminded_days = ${due} where document_id = ${id}::uuid and ${waiting}`,
      );
      const document = marked > 0 ? await em.findOne(LegalDocument, { id }) : null;
      if (document?.recheckOn) await recordExpiring(em, document, document.recheckOn, today);
    });
  }
  return found.length;
}
