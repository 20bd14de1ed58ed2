import { NotFoundError } from '@propmubi/runtime';
import type { TrustContext } from '../../context.js';
import { lockCase, reopenCase } from './case.repository.js';
import { recordDocumentAct } from './document.audit.js';
import { LegalDocument } from './document.entity.js';
import { DocumentStatus } from './document.enums.js';
import { alreadyAppealed, appealTooLate, nothingToAppeal } from './document.errors.js';
import { logState, recordAppealed } from './document.events.js';
import { addStep } from './document-history.js';
import type { AppealDocumentInput } from './document.inputs.js';
import { submitterOf } from './submitter.js';

const APPEAL_WITHIN_MS = 30 * 24 * 60 * 60_000;
const APPEALABLE: readonly DocumentStatus[] = [DocumentStatus.REJECTED, DocumentStatus.REVOKED];

/** Until when the decision about a document can be appealed; null where there is nothing to appeal. */
export function appealableUntil({ status, decidedAt }: LegalDocument): Date | null {
  if (decidedAt === null || !APPEALABLE.includes(status)) return null;
  return new Date(decidedAt.getTime() + APPEAL_WITHIN_MS);
}

/**
 * Asks for another decision about a rejected or revoked document, once and within 30 days. Others decide than those who did.
 * What the first decision says of the subject stands until then.
 * @throws ForbiddenError ORGANIZATION_REQUIRED; NotFoundError; ConflictError NOTHING_TO_APPEAL, APPEAL_TOO_LATE,
 * ALREADY_APPEALED
 */
export async function appealDocument(
  { db, viewer, now }: TrustContext,
  { documentId, statement }: AppealDocumentInput,
): Promise<LegalDocument> {
  const { organizationId, userId } = submitterOf(viewer);
  return db.write(async (em) => {
    const found = await lockCase(em, documentId);
    const document = await em.findOne(LegalDocument, { id: documentId, organizationId });
    if (!document || !found) throw new NotFoundError('There is no such document.');
    const until = appealableUntil(document);
    if (until === null) throw nothingToAppeal(document.status);
    if (found.round > 1) throw alreadyAppealed();
    if (until < now()) throw appealTooLate();
    const before = { status: document.status };
    document.status = DocumentStatus.IN_REVIEW;
    document.decidedAt = null;
    document.decisionReason = null;
    await em.flush();
    await reopenCase(em, document.id, { now: now(), isAppeal: true });
    await addStep(em, document, { action: 'APPEALED', note: statement, actorId: userId, at: now() });
    await logState(em, document, now());
    await recordAppealed(em, document, now());
    await recordDocumentAct(em, viewer, 'APPEALED', document, { before, after: { status: document.status } });
    return document;
  });
}
