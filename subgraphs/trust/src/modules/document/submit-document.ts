import { type EntityManager, newId, query, sql } from '@propmubi/runtime';
import { mediaTypeOf, readContent } from './document-content.js';
import { describeUpload, moveUpload } from './document-upload.js';
import { LegalDocument } from './document.entity.js';
import { DocumentStatus, DocumentType } from './document.enums.js';
import { contentRequired, keyReused, notYours } from './document.errors.js';
import { logState, recordSubmitted } from './document.events.js';
import type { SubmitDocumentInput } from './document.inputs.js';
import { supersede } from './supersede-document.js';
import type { Submitter } from './submitter.js';

/** A title is what everything else rests on: two people examine it. */
const APPROVALS_FOR_TITLE = 2;

/**
 * Takes a document: its bytes are hashed and their format is checked by machine, then it waits for a reviewer. A
 * newer document of the same kind about the same thing replaces one that still waits. Runs as the submitter's tenant.
 * @throws InvalidInputError CONTENT_REQUIRED, UNSUPPORTED_MEDIA_TYPE, FILE_TOO_LARGE, UPLOAD_INCOMPLETE;
 * ForbiddenError SUBJECT_NOT_YOURS; ConflictError IDEMPOTENCY_KEY_REUSED
 */
export async function submitDocument(
  em: EntityManager,
  viewer: Submitter,
  input: SubmitDocumentInput,
  now: Date,
): Promise<LegalDocument> {
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${viewer.organizationId}, 2))`);
  const { organizationId } = viewer;
  const earlier = await em.findOne(LegalDocument, { organizationId, idempotencyKey: input.idempotencyKey });
  if (earlier) return sameAs(earlier, input);
  const { uploadId = null } = input;
  const content = await contentOf(em, input);
  await assertOwnSubject(em, viewer, input);
  await supersedeWaiting(em, viewer.organizationId, input, now);
  const document = em.create(LegalDocument, {
    id: newId(),
    organizationId,
    subjectType: input.subjectType,
    subjectId: input.subjectId,
    type: input.type,
    status: DocumentStatus.IN_REVIEW,
    sha256: content.sha256,
    sizeBytes: content.sizeBytes,
    mediaType: content.mediaType,
    fileName: input.fileName?.trim() || null,
    submittedBy: viewer.userId,
    submittedAt: now,
    decidedAt: null,
    decisionReason: null,
    recheckOn: null,
    uploadId,
    idempotencyKey: input.idempotencyKey,
  });
  await em.flush();
  await content.save(document.id, organizationId);
  await query(
    em,
    sql`insert into trust.verification_case (id, document_id, organization_id, document_type, subject_type, subject_id,
       maker_id, approvals_needed, status, opened_at)
     values (${newId()}, ${document.id}, ${organizationId}, ${document.type}, ${document.subjectType}, ${document.subjectId}, ${viewer.userId}, ${document.type === DocumentType.TITLE_REPORT ? APPROVALS_FOR_TITLE : 1}, 'OPEN', ${now})`,
  );
  await logState(em, document, now);
  await recordSubmitted(em, document);
  return document;
}

/** The document that was submitted with this key, if this is the same request. */
function sameAs(earlier: LegalDocument, input: SubmitDocumentInput): LegalDocument {
  const { type, subjectType, subjectId, uploadId = null, contentBase64 } = input;
  const same =
    earlier.type === type &&
    earlier.subjectType === subjectType &&
    earlier.subjectId === subjectId &&
    earlier.uploadId === uploadId &&
    (uploadId !== null || (contentBase64 && readContent(contentBase64).sha256 === earlier.sha256));
  if (!same) throw keyReused();
  return earlier;
}

/** The bytes, from the request or from an upload of this viewer, and how they are kept. */
async function contentOf(em: EntityManager, { contentBase64, uploadId }: SubmitDocumentInput) {
  if (Boolean(contentBase64) === Boolean(uploadId)) throw contentRequired();
  if (uploadId) {
    const { sha256, sizeBytes, start } = await describeUpload(em, uploadId);
    const mediaType = mediaTypeOf(start);
    return { sha256, sizeBytes, mediaType, save: (id: string) => moveUpload(em, uploadId, id) };
  }
  const { bytes, mediaType, sha256 } = readContent(contentBase64 as string);
  const save = async (id: string, organizationId: string) => {
    await query(
      em,
      sql`insert into trust.document_content (document_id, organization_id, content) values (${id}, ${organizationId}, ${bytes})`,
    );
  };
  return { sha256, sizeBytes: bytes.length, mediaType, save };
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
