import { type EntityManager, NotFoundError, query, sql, type Viewer } from '@propmubi/runtime';
import { readAsReviewer } from '../../reviewing.js';
import { LegalDocument } from './document.entity.js';
import { PART_BYTES } from './document-parts.js';
import { mayRead, REVIEW } from './document.policy.js';
import type { DocumentContentPart } from './document-upload.inputs.js';

/**
 * A part of a document's bytes, for reviewers, who submitted it, and the brokerage whose listing, agent or project
 * paper it is. For others there is no such document.
 * @throws NotFoundError
 */
export async function readContentPart(
  em: EntityManager,
  viewer: Viewer,
  documentId: string,
  part: number,
): Promise<DocumentContentPart> {
  if (viewer.scopes.includes(REVIEW)) await readAsReviewer(em, viewer, REVIEW);
  const document = await em.findOne(LegalDocument, { id: documentId });
  if (!document || !mayRead(viewer, document)) throw new NotFoundError('There is no such document.');
  const { sizeBytes, mediaType, sha256 } = document;
  const parts = Math.ceil(sizeBytes / PART_BYTES);
  const [found] = await query<{ content: string }>(
    em,
    sql`select encode(substring(content from ${part * PART_BYTES + 1}::int for ${PART_BYTES}::int), 'base64') as content
       from trust.document_content where document_id = ${documentId}::uuid`,
  );
  if (!found?.content || part < 0) throw new NotFoundError('The document has no such part.');
  // Postgres breaks lines of base64.
  return { part, parts, sizeBytes, mediaType, sha256, contentBase64: found.content.replaceAll('\n', '') };
}
