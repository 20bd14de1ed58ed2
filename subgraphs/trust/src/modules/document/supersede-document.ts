import { execute, sql, type EntityManager } from '@propmubi/runtime';
import type { LegalDocument } from './document.entity.js';
import { DocumentStatus } from './document.enums.js';
import { logState } from './document.events.js';
import { addStep } from './document-history.js';

/** Marks a document as replaced by a newer one, and says so in the transparency log. */
export async function supersede(em: EntityManager, document: LegalDocument, now: Date): Promise<void> {
  document.status = DocumentStatus.SUPERSEDED;
  await em.flush();
  await execute(
    em,
    sql`update trust.verification_case set status = 'SUPERSEDED' where document_id = ${document.id}::uuid`,
  );
  await addStep(em, document, { action: 'SUPERSEDED', actorId: null, at: now });
  await logState(em, document, now);
}
