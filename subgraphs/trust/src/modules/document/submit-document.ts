import { type EntityManager, newId, query, sql } from '@propmubi/runtime';
import type { TrustContext } from '../../context.js';
import { readContent, sha256Of } from './document-content.js';
import { removeParts } from './document-upload.js';
import { LegalDocument } from './document.entity.js';
import { openCase } from './case.repository.js';
import { checkPaper } from './checks/check-paper.js';
import { readKnownFacts } from './checks/known-facts.js';
import { factsOf } from './checks/paper-facts.js';
import { DocumentStatus } from './document.enums.js';
import { addStep } from './document-history.js';
import { contentRequired, keyReused, notYours } from './document.errors.js';
import { logState, recordSubmitted } from './document.events.js';
import type { SubmitDocumentInput } from './document.inputs.js';
import type { InspectedFile } from './inspect-content.js';
import { submitterOf, type Submitter } from './submitter.js';
import { supersede } from './supersede-document.js';
import { takeIn } from './take-in.js';
import { chargesOfDocument } from './upload.limits.js';

/**
 * Takes a document: its bytes are looked at by machine, then it waits for a reviewer. A newer document of the same kind
 * about the same thing replaces one that still waits. The same idempotency key returns the first document.
 * @throws InvalidInputError CONTENT_REQUIRED, UNSUPPORTED_MEDIA_TYPE, FILE_TOO_LARGE, FILE_INFECTED, UPLOAD_INCOMPLETE;
 * ForbiddenError ORGANIZATION_REQUIRED, SUBJECT_NOT_YOURS; ConflictError IDEMPOTENCY_KEY_REUSED, UPLOAD_BUSY;
 * RateLimitedError; UnavailableError SCAN_UNAVAILABLE, DOCUMENT_STORE_MISSING
 */
export async function submitDocument(
  context: TrustContext,
  input: SubmitDocumentInput,
): Promise<LegalDocument> {
  const { db, files, limits, now } = context;
  const submitter = submitterOf(context.viewer);
  if (Boolean(input.contentBase64) === Boolean(input.uploadId)) throw contentRequired();
  const earlier = await db.write(async (em) => {
    const found = await findSame(em, submitter, input);
    if (!found) await assertOwnSubject(em, submitter, input);
    return found;
  });
  if (earlier) return earlier;
  await limits.spend(chargesOfDocument(submitter.userId));
  const { document, file } = await takeIn(context, submitter, input, async (em, taken) => ({
    document: await enterDocument(em, submitter, input, taken, now()),
    file: taken,
  }));
  // The same key came twice at once, and the other one was first.
  if (document.storageKey !== file.storageKey) await files?.store.delete(file.storageKey);
  return document;
}

/**
 * Enters a document whose bytes are kept. Runs as the submitter's tenant.
 * @throws ConflictError IDEMPOTENCY_KEY_REUSED
 */
export async function enterDocument(
  em: EntityManager,
  submitter: Submitter,
  input: SubmitDocumentInput,
  file: InspectedFile & { storageKey: string | null; text: string | null },
  now: Date,
): Promise<LegalDocument> {
  const { organizationId, userId } = submitter;
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${organizationId}, 2))`);
  const earlier = await findSame(em, submitter, input);
  if (earlier) return earlier;
  await supersedeWaiting(em, organizationId, input, now);
  const facts = factsOf(file.text, input.facts ?? {}, input.type);
  const paper = { organizationId, ...input, originalSha256: file.originalSha256 };
  const known = await readKnownFacts(em, paper, facts.reraNumbers, now);
  const document = em.create(LegalDocument, {
    id: newId(),
    organizationId,
    subjectType: input.subjectType,
    subjectId: input.subjectId,
    type: input.type,
    status: DocumentStatus.IN_REVIEW,
    sha256: file.sha256,
    originalSha256: file.originalSha256,
    sizeBytes: file.sizeBytes,
    mediaType: file.mediaType,
    storageKey: file.storageKey,
    fileName: input.fileName?.trim() || null,
    submittedBy: userId,
    submittedAt: now,
    decidedAt: null,
    decisionReason: null,
    recheckOn: null,
    checks: checkPaper(input.type, facts, known),
    validUntil: facts.validUntil,
    uploadId: input.uploadId ?? null,
    idempotencyKey: input.idempotencyKey,
  });
  await em.flush();
  if (input.uploadId) await removeParts(em, input.uploadId);
  await openCase(em, document);
  await addStep(em, document, { action: 'SUBMITTED', actorId: userId, at: now });
  await logState(em, document, now);
  await recordSubmitted(em, document);
  return document;
}

/**
 * The document that was submitted with this key.
 * @throws ConflictError IDEMPOTENCY_KEY_REUSED when it was submitted with another request
 */
async function findSame(
  em: EntityManager,
  { organizationId }: Submitter,
  input: SubmitDocumentInput,
): Promise<LegalDocument | null> {
  const { type, subjectType, subjectId, uploadId = null, contentBase64, idempotencyKey } = input;
  const earlier = await em.findOne(LegalDocument, { organizationId, idempotencyKey });
  if (!earlier) return null;
  const same =
    earlier.type === type &&
    earlier.subjectType === subjectType &&
    earlier.subjectId === subjectId &&
    earlier.uploadId === uploadId &&
    (uploadId !== null ||
      sha256Of(readContent(contentBase64 as string)) === (earlier.originalSha256 ?? earlier.sha256));
  if (!same) throw keyReused();
  return earlier;
}

/** Of listings and agents it is known whose they are; papers of a project may come from any user, reviewers judge them. */
async function assertOwnSubject(
  em: EntityManager,
  viewer: Submitter,
  { subjectType, subjectId }: SubmitDocumentInput,
): Promise<void> {
  if (subjectType === 'USER' && subjectId !== viewer.userId) throw notYours();
  if (subjectType !== 'LISTING' && subjectType !== 'AGENT') return;
  const table = subjectType === 'LISTING' ? 'listing' : 'agent';
  const [owner] = await query<{ id: string | null }>(
    em,
    sql`select organization_id as id from trust.${sql.raw(table)} where ${sql.raw(table)}_id = ${subjectId}`,
  );
  if (owner && owner.id !== viewer.organizationId) throw notYours();
}

async function supersedeWaiting(
  em: EntityManager,
  organizationId: string,
  { subjectType, subjectId, type }: SubmitDocumentInput,
  now: Date,
): Promise<void> {
  const waiting = await em.find(LegalDocument, {
    organizationId,
    subjectType,
    subjectId,
    type,
    status: { $in: [DocumentStatus.IN_REVIEW, DocumentStatus.NEEDS_INFO] },
  });
  for (const document of waiting) await supersede(em, document, now);
}
