import { recordEvent, type EntityManager } from '@propmubi/runtime';
import { appendToLog } from '../transparency/log.repository.js';
import type { LegalDocument } from './document.entity.js';

/** Every state a document reaches goes into the transparency log, in the transaction that makes it true. */
export function logState(em: EntityManager, document: LegalDocument, at: Date): Promise<void> {
  return appendToLog(em, {
    documentId: document.id,
    documentType: document.type,
    sha256: document.sha256,
    status: document.status,
    at: at.toISOString(),
  });
}

const DAY_MS = 24 * 60 * 60_000;

const factsOf = (document: LegalDocument) => ({
  documentId: document.id,
  organizationId: document.organizationId,
  subjectType: document.subjectType,
  subjectId: document.subjectId,
  documentType: document.type,
});

export async function recordSubmitted(em: EntityManager, document: LegalDocument): Promise<void> {
  await recordEvent(em, {
    type: 'DocumentSubmitted',
    organizationId: document.organizationId,
    data: { ...factsOf(document), submittedAt: document.submittedAt.toISOString() },
  });
}

export async function recordVerified(em: EntityManager, document: LegalDocument, at: Date): Promise<void> {
  await recordEvent(em, {
    type: 'DocumentVerified',
    organizationId: document.organizationId,
    data: { ...factsOf(document), verifiedAt: at.toISOString(), recheckOn: document.recheckOn },
  });
}

export async function recordRejected(
  em: EntityManager,
  document: LegalDocument,
  { reason, forged, at }: { reason: string; forged: boolean; at: Date },
): Promise<void> {
  await recordEvent(em, {
    type: 'DocumentRejected',
    organizationId: document.organizationId,
    data: { ...factsOf(document), reason, forged, rejectedAt: at.toISOString() },
  });
}

export async function recordExpired(em: EntityManager, document: LegalDocument, day: string): Promise<void> {
  await recordEvent(em, {
    type: 'DocumentExpired',
    organizationId: document.organizationId,
    data: { ...factsOf(document), expiredOn: day },
  });
}

export async function recordInfoRequested(
  em: EntityManager,
  document: LegalDocument,
  reason: string,
  at: Date,
): Promise<void> {
  await recordEvent(em, {
    type: 'DocumentInfoRequested',
    organizationId: document.organizationId,
    data: { ...factsOf(document), reason, requestedAt: at.toISOString() },
  });
}

export async function recordRevoked(
  em: EntityManager,
  document: LegalDocument,
  { reason, forged, at }: { reason: string; forged: boolean; at: Date },
): Promise<void> {
  await recordEvent(em, {
    type: 'DocumentRevoked',
    organizationId: document.organizationId,
    data: { ...factsOf(document), reason, forged, revokedAt: at.toISOString() },
  });
}

export async function recordAppealed(em: EntityManager, document: LegalDocument, at: Date): Promise<void> {
  await recordEvent(em, {
    type: 'DocumentAppealed',
    organizationId: document.organizationId,
    data: { ...factsOf(document), appealedAt: at.toISOString() },
  });
}

export async function recordReviewOverdue(
  em: EntityManager,
  document: LegalDocument,
  { dueAt, at }: { dueAt: Date; at: Date },
): Promise<void> {
  await recordEvent(em, {
    type: 'DocumentReviewOverdue',
    organizationId: document.organizationId,
    data: { ...factsOf(document), dueAt: dueAt.toISOString(), overdueAt: at.toISOString() },
  });
}

export async function recordExpiring(
  em: EntityManager,
  document: LegalDocument,
  expiresOn: string,
  today: string,
): Promise<void> {
  const daysLeft = Math.round((Date.parse(expiresOn) - Date.parse(today)) / DAY_MS);
  await recordEvent(em, {
    type: 'DocumentExpiring',
    organizationId: document.organizationId,
    data: { ...factsOf(document), expiresOn, daysLeft },
  });
}
