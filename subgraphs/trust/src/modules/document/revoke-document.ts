import { type EntityManager, NotFoundError } from '@propmubi/runtime';
import { recordEvidence, withdrawEvidence } from '../evidence/record-evidence.js';
import { addDecision, closeCase, findOtherProof, lockCase } from './case.repository.js';
import { recordDocumentAct } from './document.audit.js';
import { LegalDocument } from './document.entity.js';
import { DocumentStatus } from './document.enums.js';
import { notVerified } from './document.errors.js';
import { logState, recordRevoked } from './document.events.js';
import { documentSourceKey, rejectedEvidence, verifiedEvidence } from './document.evidence.js';
import { addStep } from './document-history.js';
import type { RevokeDocumentInput } from './document.inputs.js';
import { assertChecker, assertReason, type Reviewer } from './review-document.js';

/**
 * Takes the verification of a document back, as the tenant that owns it: what it proved counts no more, and where it was a
 * forgery, those who answer for one do.
 * @throws InvalidInputError REASON_REQUIRED; ForbiddenError MAKER_IS_CHECKER; NotFoundError; ConflictError NOT_VERIFIED
 */
export async function revokeDocument(
  em: EntityManager,
  viewer: Reviewer,
  { documentId, reason, forged, registryConfirmed }: RevokeDocumentInput,
  now: Date,
): Promise<LegalDocument> {
  const found = await lockCase(em, documentId);
  const document = await em.findOne(LegalDocument, { id: documentId });
  if (!found || !document) throw new NotFoundError('There is no such document.');
  assertChecker(viewer, found);
  assertReason(reason);
  if (document.status !== DocumentStatus.VERIFIED) throw notVerified(document.status);
  await addDecision(em, found, { decision: 'REVOKE', reason, forged, reviewerId: viewer.userId, at: now });
  document.status = DocumentStatus.REVOKED;
  document.decisionReason = reason;
  document.decidedAt = now;
  document.recheckOn = null;
  await em.flush();
  await closeCase(em, document);
  await addStep(em, document, { action: 'REVOKED', reason, actorId: viewer.userId, at: now });
  await logState(em, document, now);
  await withdrawProof(em, document, now);
  if (forged)
    await recordEvidence(em, await rejectedEvidence(em, document, { forged, registryConfirmed, at: now }));
  await recordRevoked(em, document, { reason, forged, at: now });
  await recordDocumentAct(em, viewer, 'REVOKED', document, {
    before: { status: DocumentStatus.VERIFIED },
    after: { status: document.status, reason, forged },
  });
  return document;
}

/** What the document proved counts no more, unless another organization's paper proves it. */
async function withdrawProof(em: EntityManager, document: LegalDocument, now: Date): Promise<void> {
  const { type, subjectType, subjectId } = document;
  const other = await findOtherProof(em, document);
  if (other) await recordEvidence(em, [verifiedEvidence({ type, subjectType, subjectId, ...other }, now)]);
  else await withdrawEvidence(em, { type: subjectType, id: subjectId }, documentSourceKey(type));
}
