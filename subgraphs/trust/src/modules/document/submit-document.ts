import {
  type EntityManager,
  findAnswer,
  type IdempotentRequest,
  newId,
  query,
  sql,
  withIdempotencyKey,
} from '@propmubi/runtime';
import type { TrustContext } from '../../context.js';
import { sha256Of } from './document-content.js';
import { removeParts } from './document-upload.js';
import { recordDocumentAct } from './document.audit.js';
import { LegalDocument } from './document.entity.js';
import { openCase } from './case.repository.js';
import { checkPaper } from './checks/check-paper.js';
import { readKnownFacts } from './checks/known-facts.js';
import { factsOf } from './checks/paper-facts.js';
import { DocumentStatus } from './document.enums.js';
import { addStep } from './document-history.js';
import { contentRequired, notYours } from './document.errors.js';
import { logState, recordSubmitted } from './document.events.js';
import type { SubmitDocumentInput } from './document.inputs.js';
import type { InspectedFile } from './inspect-content.js';
import { submitterOf, type Submitter } from './submitter.js';
import { supersede } from './supersede-document.js';
import { takeIn } from './take-in.js';
import { recordStorage } from './upload.repository.js';
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
  const request = requestOf(submitter, input);
  const earlier = await db.write(async (em) => {
    const found = await findAnswer<{ id: string }>(em, request);
    if (found) return em.findOneOrFail(LegalDocument, found);
    await assertOwnSubject(em, submitter, input);
    return null;
  });
  if (earlier) return earlier;
  await limits.spend(chargesOfDocument(submitter.userId));
  const { document, file } = await takeIn(context, submitter, input, async (em, taken) => {
    const { id } = await withIdempotencyKey(em, request, async () => ({
      id: (await enterDocument(em, submitter, input, taken, now())).id,
    }));
    return { document: await em.findOneOrFail(LegalDocument, { id }), file: taken };
  });
  // The same key came twice at once, and the other one was first.
  if (document.storageKey !== file.storageKey) await files?.store.delete(file.storageKey);
  return document;
}

function requestOf(
  { userId, organizationId }: Submitter,
  { idempotencyKey: key, contentBase64, ...about }: SubmitDocumentInput,
): IdempotentRequest {
  // The bytes by their hash; and a key of a former organization is another's.
  const content = contentBase64 ? sha256Of(Buffer.from(contentBase64)) : null;
  const request = { ...about, content, organizationId };
  return { operation: 'submitDocument', actorId: userId, organizationId, key, request };
}

/** Enters a document whose bytes are kept. Runs as the submitter's tenant. */
export async function enterDocument(
  em: EntityManager,
  submitter: Submitter,
  input: Omit<SubmitDocumentInput, 'idempotencyKey'>,
  file: InspectedFile & { storageKey: string | null; text: string | null },
  now: Date,
): Promise<LegalDocument> {
  const { organizationId, userId } = submitter;
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${organizationId}, 2))`);
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
  });
  await em.flush();
  if (input.uploadId) await removeParts(em, input.uploadId);
  await openCase(em, document);
  await addStep(em, document, { action: 'SUBMITTED', actorId: userId, at: now });
  await logState(em, document, now);
  await recordStorage(em, organizationId, now);
  await recordSubmitted(em, document);
  const { subjectType, subjectId, type, sha256 } = document;
  await recordDocumentAct(em, submitter, 'SUBMITTED', document, {
    after: { subjectType, subjectId, type, sha256 },
  });
  return document;
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
  { subjectType, subjectId, type }: Pick<SubmitDocumentInput, 'subjectType' | 'subjectId' | 'type'>,
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
