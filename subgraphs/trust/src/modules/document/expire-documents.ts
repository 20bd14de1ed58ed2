import { calendarDay } from '@propmubi/domain';
import { BY_CLOCK, type Database, execute, query, sql, systemViewer } from '@propmubi/runtime';
import { recordEvidence } from '../evidence/record-evidence.js';
import { recordDocumentAct } from './document.audit.js';
import { LegalDocument } from './document.entity.js';
import { DocumentStatus } from './document.enums.js';
import { logState, recordExpired } from './document.events.js';
import { expiredEvidence } from './document.evidence.js';
import { addStep } from './document-history.js';

const AT_ONCE = 200;

/** Marks verified documents whose day has come as expired, tenant by tenant. Returns how many. */
export async function expireDocuments(database: Database, now: Date): Promise<number> {
  const today = calendarDay(now);
  const due = await database.scope(systemViewer(null)).write((em) =>
    query<{ id: string; organizationId: string }>(
      em,
      sql`select document_id as id, organization_id as "organizationId" from trust.verification_case
        where status = 'VERIFIED' and recheck_on < ${today}::date order by recheck_on limit ${sql.lit(AT_ONCE)}`,
    ),
  );
  for (const { id, organizationId } of due) {
    await database.scope(systemViewer(organizationId)).write(async (em) => {
      // It may have been revoked or replaced since.
      const marked = await execute(
        em,
        sql`update trust.verification_case set status = 'EXPIRED'
             where document_id = ${id}::uuid and status = 'VERIFIED' and recheck_on < ${today}::date`,
      );
      const document = marked > 0 ? await em.findOne(LegalDocument, { id }) : null;
      if (!document) return;
      document.status = DocumentStatus.EXPIRED;
      await em.flush();
      await addStep(em, document, { action: 'EXPIRED', actorId: null, at: now });
      await logState(em, document, now);
      // What it proved has expired with it (expiresOn); that it has to be checked again speaks a little against an
      // owner who lets it lie. Of a third party's paper it says nothing.
      await recordEvidence(em, await expiredEvidence(em, document, now));
      await recordExpired(em, document, today);
      await recordDocumentAct(em, BY_CLOCK, 'EXPIRED', document, {
        after: { recheckOn: document.recheckOn },
      });
    });
  }
  return due.length;
}
