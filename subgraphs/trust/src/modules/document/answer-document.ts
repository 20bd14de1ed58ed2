import { NotFoundError } from '@propmubi/runtime';
import type { TrustContext } from '../../context.js';
import { lockCase, reopenCase } from './case.repository.js';
import { recordDocumentAct } from './document.audit.js';
import { LegalDocument } from './document.entity.js';
import { DocumentStatus } from './document.enums.js';
import { nothingAsked } from './document.errors.js';
import { logState } from './document.events.js';
import { addStep } from './document-history.js';
import type { AnswerDocumentRequestInput } from './document.inputs.js';
import { submitterOf } from './submitter.js';

/**
 * Answers what a reviewer asked about a document of one's own organization, and puts it back into the queue with a clock of
 * its own. Another file is submitted as a new document instead, which takes the place of this one.
 * @throws ForbiddenError ORGANIZATION_REQUIRED; NotFoundError; ConflictError NOTHING_ASKED
 */
export async function answerDocumentRequest(
  { db, viewer, now }: TrustContext,
  { documentId, note }: AnswerDocumentRequestInput,
): Promise<LegalDocument> {
  const { organizationId, userId } = submitterOf(viewer);
  return db.write(async (em) => {
    await lockCase(em, documentId);
    const document = await em.findOne(LegalDocument, { id: documentId, organizationId });
    if (!document) throw new NotFoundError('There is no such document.');
    if (document.status !== DocumentStatus.NEEDS_INFO) throw nothingAsked();
    document.status = DocumentStatus.IN_REVIEW;
    await em.flush();
    await reopenCase(em, document.id, { now: now(), isAppeal: false });
    await addStep(em, document, { action: 'ANSWERED', note, actorId: userId, at: now() });
    await logState(em, document, now());
    await recordDocumentAct(em, viewer, 'ANSWERED', document);
    return document;
  });
}
