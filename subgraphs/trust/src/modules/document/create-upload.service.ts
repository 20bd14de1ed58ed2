import { randomUUID } from 'node:crypto';
import type { TrustContext } from '../../context.js';
import { MEDIA_TYPES } from './document-media.js';
import { MAX_DOCUMENT_BYTES } from './document-parts.js';
import { fileTooLarge, storeMissing, unsupportedMedia } from './document.errors.js';
import type { CreateDocumentUploadInput, CreateDocumentUploadPayload } from './document-upload.inputs.js';
import { submitterOf } from './submitter.js';
import { addUpload, uploadKey } from './upload.repository.js';
import { chargesOfUpload } from './upload.limits.js';

/** Enough for 25 MB over a slow mobile connection. */
const UPLOAD_SECONDS = 15 * 60;

/**
 * Gives a link by which the client sends the bytes of a document straight to where they are kept. The link is good for one
 * file of this type and size; submitDocument makes a document of it.
 * @throws ForbiddenError ORGANIZATION_REQUIRED; InvalidInputError FILE_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE; RateLimitedError
 * RATE_LIMITED, TOO_MANY_UPLOADS, DOCUMENT_QUOTA_EXCEEDED; UnavailableError
 */
export async function createUpload(
  { db, viewer, files, limits, documentQuotaBytes, now }: TrustContext,
  { mediaType, sizeBytes }: CreateDocumentUploadInput,
): Promise<CreateDocumentUploadPayload> {
  const submitter = submitterOf(viewer);
  if (!files) throw storeMissing();
  if (sizeBytes > MAX_DOCUMENT_BYTES) throw fileTooLarge();
  if (!(mediaType in MEDIA_TYPES)) throw unsupportedMedia();
  await limits.spend(chargesOfUpload(submitter.userId, submitter.organizationId));
  // A UUID of version 4: unlike other ids it does not say when it was made, and is in an address.
  const id = randomUUID();
  await db.write((em) =>
    addUpload(em, submitter, { id, mediaType, sizeBytes }, { now: now(), quotaBytes: documentQuotaBytes }),
  );
  const signed = await files.store.signUpload(uploadKey(id), {
    mediaType,
    sizeBytes,
    expiresInS: UPLOAD_SECONDS,
  });
  return { uploadId: id, ...signed };
}
