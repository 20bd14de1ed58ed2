import { type EntityManager, NotFoundError, type Viewer } from '@propmubi/runtime';
import { calendarDay } from '@propmubi/domain';
import { recordEvidence, withdrawEvidence } from '../evidence/record-evidence.js';
import {
  addDecision,
  closeCase,
  countApprovals,
  lockCase,
  type VerificationCase,
} from './case.repository.js';
import { missingItems, type DocumentChecklistItem } from './checklist.js';
import { recordDocumentAct } from './document.audit.js';
import { LegalDocument } from './document.entity.js';
import { DocumentStatus, RECHECK_DAYS } from './document.enums.js';
import {
  alreadyReviewed,
  checklistIncomplete,
  makerIsChecker,
  notInReview,
  reasonMissing,
} from './document.errors.js';
import { logState, recordInfoRequested, recordRejected, recordVerified } from './document.events.js';
import {
  expirySourceKey,
  rejectedEvidence,
  rejectionSourceKey,
  verifiedEvidence,
  withdrawForgery,
} from './document.evidence.js';
import { addStep, type NewStep } from './document-history.js';
import { supersede } from './supersede-document.js';
import { type ReviewDocumentInput, ReviewerDecision } from './document.inputs.js';

export type Reviewer = Viewer & { userId: string };

/**
 * Decides about a document, as the tenant that owns it. Maker and checker differ, as persons and as organizations; a
 * title needs two approvals of different people, and an appeal others than decided before; one rejection is enough. An
 * approval confirms the whole checklist of the type; a reason is mandatory.
 * @throws InvalidInputError REASON_REQUIRED, CHECKLIST_INCOMPLETE; ForbiddenError MAKER_IS_CHECKER; ConflictError
 * NOT_IN_REVIEW, ALREADY_REVIEWED
 */
export async function reviewDocument(
  em: EntityManager,
  viewer: Reviewer,
  input: ReviewDocumentInput,
  now: Date,
): Promise<LegalDocument> {
  const found = await lockCase(em, input.documentId);
  const document = await em.findOne(LegalDocument, { id: input.documentId });
  if (!found || !document) throw new NotFoundError('There is no such document.');
  assertChecker(viewer, found);
  assertReason(input.reason);
  if (found.status !== 'OPEN' && found.status !== 'NEEDS_INFO') throw notInReview(document.status);
  if (input.decision === ReviewerDecision.APPROVE) {
    const missing = missingItems(document.type, input.checklist ?? []);
    if (missing.length > 0) throw checklistIncomplete(missing);
  }
  const forged = input.decision === ReviewerDecision.REJECT && input.forged;
  if (!(await addDecision(em, found, { ...input, forged, reviewerId: viewer.userId, at: now })))
    throw alreadyReviewed();
  const outcome = await outcomeOf(em, found, input.decision);
  await addStep(em, document, stepOf(outcome, viewer, input, now));
  const { decision, reason } = input;
  await recordDocumentAct(em, viewer, 'REVIEWED', document, {
    before: { status: document.status },
    after: { status: outcome ?? document.status, decision, reason, forged },
  });
  if (outcome === null) return document;
  document.status = outcome;
  document.decisionReason = input.reason;
  if (outcome !== DocumentStatus.NEEDS_INFO) document.decidedAt = now;
  if (outcome === DocumentStatus.VERIFIED) document.recheckOn = recheckDay(document, now);
  await em.flush();
  await closeCase(em, document);
  await logState(em, document, now);
  if (outcome === DocumentStatus.NEEDS_INFO) await recordInfoRequested(em, document, input.reason, now);
  else if (outcome === DocumentStatus.VERIFIED) await accept(em, document, now);
  else await reject(em, document, input, now);
  return document;
}

/** @throws ForbiddenError MAKER_IS_CHECKER */
export function assertChecker(viewer: Reviewer, { makerId, organizationId }: VerificationCase): void {
  if (makerId === viewer.userId || viewer.organizationId === organizationId) throw makerIsChecker();
}

/** @throws InvalidInputError REASON_REQUIRED */
export function assertReason(reason: string): void {
  if (!/^[A-Z][A-Z0-9_]{2,63}$/.test(reason)) throw reasonMissing();
}

function stepOf(
  outcome: DocumentStatus | null,
  { userId }: Reviewer,
  { reason, note, checklist }: ReviewDocumentInput,
  at: Date,
): NewStep {
  const said: { note: string | null; checklist: DocumentChecklistItem[] } = {
    note: note ?? null,
    checklist: checklist ?? [],
  };
  const action =
    outcome === null
      ? 'APPROVED'
      : outcome === DocumentStatus.NEEDS_INFO
        ? 'INFO_REQUESTED'
        : (outcome as 'VERIFIED' | 'REJECTED');
  return { action, reason, ...said, actorId: userId, at };
}

/** A verified document replaces what was verified or rejected of its type before. */
async function accept(em: EntityManager, document: LegalDocument, now: Date): Promise<void> {
  const { subjectType, subjectId, type } = document;
  const earlier = await em.find(LegalDocument, {
    id: { $ne: document.id },
    organizationId: document.organizationId,
    subjectType,
    subjectId,
    type,
    status: { $in: [DocumentStatus.VERIFIED, DocumentStatus.EXPIRED] },
  });
  for (const one of earlier) await supersede(em, one, now);
  for (const sourceKey of [rejectionSourceKey(type), expirySourceKey(type)])
    await withdrawEvidence(em, { type: subjectType, id: subjectId }, sourceKey);
  await withdrawForgery(em, document);
  await recordEvidence(em, [verifiedEvidence(document, now)]);
  await recordVerified(em, document, now);
}

async function reject(
  em: EntityManager,
  document: LegalDocument,
  { reason, forged, registryConfirmed }: ReviewDocumentInput,
  at: Date,
): Promise<void> {
  await recordEvidence(em, await rejectedEvidence(em, document, { forged, registryConfirmed, at }));
  await recordRejected(em, document, { reason, forged, at });
}

/** The state the document reaches; null while another approval is needed. */
async function outcomeOf(
  em: EntityManager,
  found: VerificationCase,
  decision: ReviewerDecision,
): Promise<DocumentStatus | null> {
  if (decision === ReviewerDecision.REJECT) return DocumentStatus.REJECTED;
  if (decision === ReviewerDecision.NEEDS_INFO) return DocumentStatus.NEEDS_INFO;
  return (await countApprovals(em, found)) >= found.approvalsNeeded ? DocumentStatus.VERIFIED : null;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * The day after which it has to be checked again: that of its type, or the paper's own if that is earlier. A day that is over
 * was misread or misstated: the reviewer has confirmed that the paper is in force.
 */
function recheckDay({ type, validUntil }: LegalDocument, now: Date): string | null {
  const days = RECHECK_DAYS[type];
  const ofType = days === null ? null : calendarDay(new Date(now.getTime() + days * DAY_MS));
  if (validUntil === null || validUntil < calendarDay(now)) return ofType;
  return ofType === null || validUntil < ofType ? validUntil : ofType;
}
