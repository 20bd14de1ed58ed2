import { type EntityManager, execute, query, sql, systemViewer, type Database } from '@propmubi/runtime';
import { readAcrossTenants } from '../../reviewing.js';
import { decodeBase64 } from './document-content.js';
import { MAX_DOCUMENT_BYTES, PART_BYTES } from './document-parts.js';
import { fileTooLarge, partMissing, tooManyUploads } from './document.errors.js';
import type { UploadDocumentPartInput, UploadDocumentPartPayload } from './document-upload.inputs.js';
import type { Submitter } from './submitter.js';
import { OPEN_BYTES } from './upload.repository.js';

/**
 * Keeps a part of a document until it is submitted, for a day. Runs as the submitter's tenant; no other user can add to it
 * or submit it.
 * @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE, FILE_TOO_LARGE, UPLOAD_INCOMPLETE for a colleague's upload
 * @throws RateLimitedError TOO_MANY_UPLOADS
 */
export async function uploadPart(
  em: EntityManager,
  { organizationId, userId }: Submitter,
  { uploadId, part, contentBase64 }: UploadDocumentPartInput,
): Promise<UploadDocumentPartPayload> {
  const content = decodeBase64(contentBase64);
  if (content.length > PART_BYTES) throw fileTooLarge();
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${organizationId}, 3))`);
  const kept = await execute(
    em,
    sql`insert into trust.document_upload_part (organization_id, upload_id, number, user_id, content)
     values (${organizationId}::uuid, ${uploadId}::uuid, ${part}::int, ${userId}::uuid, ${content})
     on conflict (organization_id, upload_id, number) do update set content = excluded.content, added_at = now()
       where document_upload_part.user_id = excluded.user_id`,
  );
  // The part is a colleague's.
  if (kept === 0) throw partMissing();
  const [sum] = await query<{ open: number; parts: number; receivedBytes: number }>(
    em,
    sql`select sum(length(content))::int as open,
            (count(*) filter (where upload_id = ${uploadId}::uuid))::int as parts,
            (sum(length(content)) filter (where upload_id = ${uploadId}::uuid))::int as "receivedBytes"
       from trust.document_upload_part`,
  );
  if (!sum || sum.open > OPEN_BYTES) throw tooManyUploads();
  return { uploadId, parts: sum.parts, receivedBytes: sum.receivedBytes };
}

/**
 * Size of an upload in parts.
 * @throws InvalidInputError UPLOAD_INCOMPLETE, FILE_TOO_LARGE
 */
export async function sizeOfParts(em: EntityManager, uploadId: string): Promise<number> {
  const [found] = await query(
    em,
    sql<{ sizeBytes: number; whole: boolean }>`
      with part as (select number, length(content) as size from trust.document_upload_part
                     where upload_id = ${uploadId}::uuid)
      select sum(size)::int as "sizeBytes",
             count(*) = max(number) + 1
               and bool_and(size = ${sql.lit(PART_BYTES)} or number = (select max(number) from part)) as whole
        from part`,
  );
  if (!found?.whole) throw partMissing();
  if (found.sizeBytes > MAX_DOCUMENT_BYTES) throw fileTooLarge();
  return found.sizeBytes;
}

/** All parts as one. */
export async function readParts(em: EntityManager, uploadId: string): Promise<Buffer> {
  const parts = await query(
    em,
    sql<{ content: Buffer }>`
      select content from trust.document_upload_part where upload_id = ${uploadId}::uuid order by number`,
  );
  return Buffer.concat(parts.map(({ content }) => content));
}

export async function removeParts(em: EntityManager, uploadId: string): Promise<void> {
  await execute(em, sql`delete from trust.document_upload_part where upload_id = ${uploadId}::uuid`);
}

/** Removes parts that were not submitted within a day. Returns how many. */
export function removeAbandonedUploads(database: Database): Promise<number> {
  return database.scope(systemViewer(null)).write(async (em) => {
    await readAcrossTenants(em);
    return execute(em, sql`delete from trust.document_upload_part where added_at < now() - interval '1 day'`);
  });
}
