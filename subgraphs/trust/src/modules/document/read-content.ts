import { buffer } from 'node:stream/consumers';
import { type EntityManager, NotFoundError, query, sql, type Viewer } from '@propmubi/runtime';
import type { TrustContext } from '../../context.js';
import { readAsReviewer } from '../../reviewing.js';
import { LegalDocument } from './document.entity.js';
import { storeMissing } from './document.errors.js';
import { MEDIA_TYPES } from './document-media.js';
import { PART_BYTES } from './document-parts.js';
import { mayRead, REVIEW } from './document.policy.js';
import type { DocumentContentPart, DocumentDownload } from './document-upload.inputs.js';

/** Long enough to begin a download, too short to pass a link around. */
const LINK_SECONDS = 120;

type Scope = Pick<TrustContext, 'db' | 'viewer' | 'files'>;

/**
 * A part of a document's bytes, for reviewers, who submitted it, and the brokerage whose listing, agent or project
 * paper it is. For others there is no such document.
 * @throws NotFoundError
 */
export async function readContentPart(
  { db, viewer, files }: Scope,
  documentId: string,
  part: number,
): Promise<DocumentContentPart> {
  return db.read(async (em) => {
    const of = await readable(em, viewer, documentId);
    const { sizeBytes, mediaType, sha256 } = of;
    const parts = Math.ceil(sizeBytes / PART_BYTES);
    if (part < 0 || part >= parts) throw new NotFoundError('The document has no such part.');
    const start = part * PART_BYTES;
    const content =
      (of.storageKey === null && (await readFromDatabase(em, documentId, start))) ||
      (await readFromStore(files, await storageKeyOf(em, of), start, sizeBytes));
    return { of, part, parts, sizeBytes, mediaType, sha256, contentBase64: content.toString('base64') };
  });
}

/**
 * A link to one document's bytes, for those who may read them; null where they are in Postgres.
 * @throws NotFoundError
 */
export async function linkToContent(
  { db, viewer, files }: Scope,
  documentId: string,
): Promise<DocumentDownload | null> {
  const of = await db.read((em) => readable(em, viewer, documentId));
  const { storageKey, mediaType, sizeBytes, sha256, type, id } = of;
  if (storageKey === null) return null;
  if (!files) throw storeMissing();
  // A name of ours: what a stranger called a file goes into no header.
  const fileName = `${type.toLowerCase().replaceAll('_', '-')}-${id.slice(-8)}.${MEDIA_TYPES[mediaType]}`;
  const signed = await files.store.signDownload(storageKey, {
    mediaType,
    fileName,
    expiresInS: LINK_SECONDS,
  });
  return { ...signed, of, mediaType, sizeBytes, sha256 };
}

async function readable(em: EntityManager, viewer: Viewer, documentId: string): Promise<LegalDocument> {
  if (viewer.scopes.includes(REVIEW)) await readAsReviewer(em, viewer, REVIEW);
  const document = await em.findOne(LegalDocument, { id: documentId });
  if (!document || !mayRead(viewer, document)) throw new NotFoundError('There is no such document.');
  return document;
}

async function readFromStore(files: Scope['files'], key: string, start: number, sizeBytes: number) {
  if (!files) throw storeMissing();
  return buffer(await files.store.read(key, { start, end: Math.min(start + PART_BYTES, sizeBytes) - 1 }));
}

/** Bytes that were in Postgres a moment ago may have been moved meanwhile (move-documents.ts). */
async function storageKeyOf(em: EntityManager, document: LegalDocument): Promise<string> {
  if (document.storageKey === null) await em.refresh(document);
  if (document.storageKey === null) throw new NotFoundError('The document has no such part.');
  return document.storageKey;
}

async function readFromDatabase(
  em: EntityManager,
  documentId: string,
  start: number,
): Promise<Buffer | undefined> {
  const [found] = await query(
    em,
    sql<{ content: Buffer }>`
      select substring(content from ${start + 1}::int for ${PART_BYTES}::int) as content
        from trust.document_content where document_id = ${documentId}::uuid`,
  );
  return found?.content;
}
