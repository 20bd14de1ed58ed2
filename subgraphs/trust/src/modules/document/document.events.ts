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
