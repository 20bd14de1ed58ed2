import { type EntityManager, execute, query, sql, systemViewer, type Database } from '@propmubi/runtime';
import { readAcrossTenants } from '../../reviewing.js';
import { decodeBase64 } from './document-content.js';
import { MAX_DOCUMENT_BYTES, PART_BYTES } from './document-parts.js';
import { fileTooLarge, partMissing, tooManyUploads } from './document.errors.js';
import type { UploadDocumentPartInput, UploadDocumentPartPayload } from './document-upload.inputs.js';
import type { Submitter } from './submitter.js';

/** What a brokerage can have uploaded and not yet submitted. */
const OPEN_BYTES = 4 * MAX_DOCUMENT_BYTES;

/**
 * Keeps a part of a document until it is submitted, for a day. Runs as the submitter's tenant; no other user can add to it
 * or submit it.
 * @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE, FILE_TOO_LARGE; RateLimitedError TOO_MANY_UPLOADS
 */
export async function uploadPart(
  em: EntityManager,
  { organizationId, userId }: Submitter,
  { uploadId, part, contentBase64 }: UploadDocumentPartInput,
): Promise<UploadDocumentPartPayload> {
  const content = decodeBase64(contentBase64);
  if (content.length > PART_BYTES) throw fileTooLarge();
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${organizationId}, 3))`);
  await execute(
    em,
    sql`insert into trust.document_upload_part (organization_id, upload_id, number, user_id, content)
     values (${organizationId}::uuid, ${uploadId}::uuid, ${part}::int, ${userId}::uuid, ${content})
     on conflict (organization_id, upload_id, number) do update set content = excluded.content, added_at = now()`,
  );
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

export interface UploadedFile {
  sha256: string;
  sizeBytes: number;
  /** The first bytes in hexadecimal. */
  start: string;
}

/**
 * Hash, size and beginning of an upload, computed in Postgres: 25 MB pass through no service.
 * @throws InvalidInputError UPLOAD_INCOMPLETE, FILE_TOO_LARGE
 */
export async function describeUpload(em: EntityManager, uploadId: string): Promise<UploadedFile> {
  const [found] = await query<UploadedFile & { whole: boolean }>(
    em,
    sql`with part as (select number, content from trust.document_upload_part where upload_id = ${uploadId}::uuid)
     select encode(sha256(string_agg(content, ''::bytea order by number)), 'hex') as sha256,
            sum(length(content))::int as "sizeBytes",
            (select encode(substring(content from 1 for 8), 'hex') from part where number = 0) as start,
            count(*) = max(number) + 1
              and bool_and(length(content) = ${sql.lit(PART_BYTES)} or number = (select max(number) from part)) as whole
       from part`,
  );
  if (!found?.whole) throw partMissing();
  if (found.sizeBytes > MAX_DOCUMENT_BYTES) throw fileTooLarge();
  return found;
}

/** Makes the upload the content of a document. */
export async function moveUpload(em: EntityManager, uploadId: string, documentId: string): Promise<void> {
  await execute(
    em,
    sql`insert into trust.document_content (document_id, organization_id, content)
     select ${documentId}::uuid, organization_id, string_agg(content, ''::bytea order by number)
       from trust.document_upload_part where upload_id = ${uploadId}::uuid group by organization_id`,
  );
  await execute(em, sql`delete from trust.document_upload_part where upload_id = ${uploadId}::uuid`);
}

/** Removes parts that were not submitted within a day. Returns how many. */
export function removeAbandonedUploads(database: Database): Promise<number> {
  return database.scope(systemViewer(null)).write(async (em) => {
    await readAcrossTenants(em);
    return execute(em, sql`delete from trust.document_upload_part where added_at < now() - interval '1 day'`);
  });
}
