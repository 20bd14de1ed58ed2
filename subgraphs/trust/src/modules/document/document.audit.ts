import { type AuditActor, type AuditedAct, type EntityManager, recordActs } from '@propmubi/runtime';
import type { LegalDocument } from './document.entity.js';

/** Leaves in the trail of the document's organization what was done about it. */
export function recordDocumentAct(
  em: EntityManager,
  actor: AuditActor,
  action: 'SUBMITTED' | 'REVIEWED' | 'REVOKED' | 'APPEALED' | 'ANSWERED' | 'EXPIRED',
  { id, organizationId }: Pick<LegalDocument, 'id' | 'organizationId'>,
  states: Pick<AuditedAct, 'before' | 'after'> = {},
): Promise<void> {
  const act = { organizationId, subjectType: 'DOCUMENT', subjectId: id };
  return recordActs(em, actor, [{ action: `DOCUMENT_${action}`, ...act, ...states }]);
}
