import { AppError, newId, type EntityManager } from '@propmubi/runtime';
import type { TrustContext } from '../../context.js';
import type { DocumentFiles } from '../../document-store.js';
import { readContent } from './document-content.js';
import { fileInfected, unsupportedMedia, uploadMissing, storeMissing } from './document.errors.js';
import type { SubmitDocumentInput } from './document.inputs.js';
import { readParts, sizeOfParts } from './document-upload.js';
import { inspectContent, type InspectedFile } from './inspect-content.js';
import type { Submitter } from './submitter.js';
import {
  addUpload,
  claimUpload,
  findUpload,
  markSubmitted,
  releaseUpload,
  removeUpload,
  uploadKey,
  type ClaimedUpload,
} from './upload.repository.js';

/** The bytes of a document: where they are kept, and what they are. */
export interface TakenFile extends InspectedFile {
  storageKey: string;
}

export type FileSource = Pick<SubmitDocumentInput, 'contentBase64' | 'uploadId'>;

/** A claimed upload and how its bytes come to the place where they are checked. */
interface Arriving {
  upload: ClaimedUpload;
  bring: (files: DocumentFiles) => Promise<void>;
  /** Whether the client sent it by a link, so that it can be submitted again. */
  isUpload: boolean;
}

/** What makes trying the same bytes again useless. */
const HOPELESS = new Set([fileInfected().code, unsupportedMedia().code]);

/**
 * Takes the bytes of a document in: they are copied to a place that no link leads to, looked at there, and entered with
 * `enter` in one transaction. Whatever fails, nothing stays that is not entered; what a broken process leaves is collected
 * with abandoned uploads.
 */
export async function takeIn<Result>(
  context: Pick<TrustContext, 'db' | 'files' | 'now' | 'documentQuotaBytes'>,
  submitter: Submitter,
  source: FileSource,
  enter: (em: EntityManager, file: TakenFile) => Promise<Result>,
): Promise<Result> {
  const { db, files } = context;
  if (!files) throw storeMissing();
  const { upload, bring, isUpload } = await db.write((em) => claim(em, context, submitter, source));
  const { storageKey } = upload;
  // By a link that is still good more bytes may come: its upload stays known, so that the collector removes them.
  const end = async (em: EntityManager) =>
    isUpload ? markSubmitted(em, upload) : removeUpload(em, upload.id);
  let result: Result;
  try {
    await bring(files);
    const inspected = await inspectContent(files, storageKey, upload.sizeBytes);
    result = await db.write(async (em) => {
      await end(em);
      return enter(em, { ...inspected, storageKey });
    });
  } catch (error) {
    // Of another failure it is not known whether the document was entered: the collector finds out later.
    if (error instanceof AppError) {
      await files.store.delete(storageKey);
      const keep = isUpload && !HOPELESS.has(error.code);
      if (!keep) await files.store.delete(uploadKey(upload.id));
      await db.write((em) => (keep ? releaseUpload(em, upload) : end(em)));
    }
    throw error;
  }
  await files.store.delete(uploadKey(upload.id));
  return result;
}

async function claim(
  em: EntityManager,
  { now, documentQuotaBytes }: Pick<TrustContext, 'now' | 'documentQuotaBytes'>,
  submitter: Submitter,
  { contentBase64, uploadId }: FileSource,
): Promise<Arriving> {
  const limits = { now: now(), quotaBytes: documentQuotaBytes };
  const mediaType = 'application/octet-stream';
  const enter = async (sizeBytes: number) => {
    const id = newId();
    await addUpload(em, submitter, { id, mediaType, sizeBytes }, limits);
    return claimUpload(em, submitter, id, now());
  };
  if (contentBase64) {
    const bytes = readContent(contentBase64);
    const upload = await enter(bytes.length);
    return {
      upload,
      isUpload: false,
      bring: ({ store }) => store.write(upload.storageKey, bytes, mediaType),
    };
  }
  if (uploadId && (await findUpload(em, submitter, uploadId))) {
    const upload = await claimUpload(em, submitter, uploadId, now());
    return { upload, isUpload: true, bring: ({ store }) => copyUpload(store, upload) };
  }
  const upload = await enter(await sizeOfParts(em, uploadId as string));
  const bytes = await readParts(em, uploadId as string);
  return { upload, isUpload: false, bring: ({ store }) => store.write(upload.storageKey, bytes, mediaType) };
}

async function copyUpload(store: DocumentFiles['store'], { id, storageKey, sizeBytes }: ClaimedUpload) {
  if ((await store.size(uploadKey(id))) !== sizeBytes) throw uploadMissing();
  await store.copy(uploadKey(id), storageKey);
}
