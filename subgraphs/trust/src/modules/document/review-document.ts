import { type EntityManager, newId, NotFoundError, query, sql, type Viewer } from '@propmubi/runtime';
import { recordEvidence, withdrawEvidence } from '../evidence/record-evidence.js';
import { LegalDocument } from './document.entity.js';
import { DocumentStatus, RECHECK_DAYS } from './document.enums.js';
import { alreadyReviewed, makerIsChecker, notInReview, reasonMissing } from './document.errors.js';
import { logState, recordRejected, recordVerified } from './document.events.js';
import {
  expirySourceKey,
  rejectedEvidence,
  rejectionSourceKey,
  verifiedEvidence,
} from './document.evidence.js';
import { supersede } from './supersede-document.js';
import { type ReviewDocumentInput, ReviewerDecision } from './document.inputs.js';

export interface VerificationCase {
  id: string;
  documentId: string;
  organizationId: string;
  makerId: string;
  approvalsNeeded: number;
  status: string;
}

/** The queue is not tenant-owned: it tells a reviewer as whose tenant to look. */
export async function findCase(em: EntityManager, documentId: string): Promise<VerificationCase | undefined> {
  const [found] = await query<VerificationCase>(
    em,
    sql`select id, document_id as "documentId", organization_id as "organizationId", maker_id as "makerId",
            approvals_needed as "approvalsNeeded", status
       from trust.verification_case where document_id = ${documentId}`,
  );
  return found;
}

/**
 * Decides about a document, as the tenant that owns it. Maker and checker differ, as persons and as organizations; a
 * title needs two approvals of different people; one rejection is enough; a reason is mandatory.
 * @throws InvalidInputError REASON_REQUIRED; ForbiddenError MAKER_IS_CHECKER; ConflictError NOT_IN_REVIEW,
 * ALREADY_REVIEWED
 */
export async function reviewDocument(
  em: EntityManager,
  viewer: Viewer & { userId: string },
  input: ReviewDocumentInput,
  now: Date,
): Promise<LegalDocument> {
  // The row lock comes first: two reviewers at once must both be counted.
  const [locked] = await query<object>(
    em,
    sql`select 1 from trust.verification_case where document_id = ${input.documentId} for update`,
  );
  const found = locked && (await findCase(em, input.documentId));
  const document = await em.findOne(LegalDocument, { id: input.documentId });
  if (!found || !document) throw new NotFoundError('There is no such document.');
  if (found.makerId === viewer.userId || viewer.organizationId === found.organizationId)
    throw makerIsChecker();
  if (!/^[A-Z][A-Z0-9_]{2,63}$/.test(input.reason)) throw reasonMissing();
  if (found.status !== 'OPEN' && found.status !== 'NEEDS_INFO') throw notInReview(document.status);
  await saveDecision(em, found.id, viewer.userId, input, now);
  const outcome = await outcomeOf(em, found, input.decision);
  if (outcome === null) return document;
  document.status = outcome;
  document.decisionReason = input.reason;
  if (outcome !== DocumentStatus.NEEDS_INFO) document.decidedAt = now;
  if (outcome === DocumentStatus.VERIFIED) document.recheckOn = recheckDay(document, now);
  await em.flush();
  await query(
    em,
    sql`update trust.verification_case set status = ${outcome}, recheck_on = ${document.recheckOn} where id = ${found.id}`,
  );
  await logState(em, document, now);
  if (outcome === DocumentStatus.NEEDS_INFO) return document;
  if (outcome === DocumentStatus.VERIFIED) await accept(em, document, now);
  else await reject(em, document, input, now);
  return document;
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

async function saveDecision(
  em: EntityManager,
  caseId: string,
  reviewerId: string,
  { decision, reason, forged }: ReviewDocumentInput,
  now: Date,
): Promise<void> {
  const saved = await query<unknown>(
    em,
    sql`insert into trust.verification_decision (id, case_id, reviewer_id, decision, reason, forged, decided_at)
     values (${newId()}, ${caseId}, ${reviewerId}, ${decision}, ${reason}, ${decision === ReviewerDecision.REJECT && forged}, ${now}) on conflict do nothing returning 1`,
  );
  if (saved.length === 0) throw alreadyReviewed();
}

/** The state the document reaches; null while another approval is needed. */
async function outcomeOf(
  em: EntityManager,
  { id, approvalsNeeded }: VerificationCase,
  decision: ReviewerDecision,
): Promise<DocumentStatus | null> {
  if (decision === ReviewerDecision.REJECT) return DocumentStatus.REJECTED;
  if (decision === ReviewerDecision.NEEDS_INFO) return DocumentStatus.NEEDS_INFO;
  const [approved] = await query<{ n: number }>(
    em,
    sql`select count(*)::int as n from trust.verification_decision where case_id = ${id} and decision = 'APPROVE'`,
  );
  return (approved?.n ?? 0) >= approvalsNeeded ? DocumentStatus.VERIFIED : null;
}

function recheckDay({ type }: LegalDocument, now: Date): string | null {
  const days = RECHECK_DAYS[type];
  return days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
