import { randomUUID } from 'node:crypto';
import { execute, query, recordEvent, sql, type EntityManager } from '@propmubi/runtime';
import { MAX_DOCUMENT_BYTES } from './document-parts.js';
import { quotaExceeded, tooManyUploads, uploadBusy, uploadMissing } from './document.errors.js';
import type { Submitter } from './submitter.js';

/** What a brokerage can have uploaded and not yet submitted. */
export const OPEN_BYTES = 4 * MAX_DOCUMENT_BYTES;

/** A process that checks a file has ended without a word after so long. */
const CLAIM_MINUTES = 5;

export interface NewUpload {
  id: string;
  mediaType: string;
  sizeBytes: number;
}

/** Where a client sends the bytes of an upload. */
export const uploadKey = (uploadId: string): string => `uploads/${uploadId}`;

/**
 * Enters an upload, within the organization's budget of uploads under way and of papers kept.
 * @throws RateLimitedError TOO_MANY_UPLOADS, DOCUMENT_QUOTA_EXCEEDED
 */
export async function addUpload(
  em: EntityManager,
  { organizationId, userId }: Submitter,
  { id, mediaType, sizeBytes }: NewUpload,
  { now, quotaBytes }: { now: Date; quotaBytes: number },
): Promise<void> {
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${organizationId}, 3))`);
  const [used] = await query(
    em,
    sql<{ open: number; kept: number; quota: number }>`
      select (select coalesce(sum(size_bytes), 0)::float8 from trust.document_upload
               where organization_id = ${organizationId}::uuid and status <> 'SUBMITTED') as open,
             (${keptBytes(organizationId)}) as kept,
             coalesce((select limit_bytes from trust.storage_quota where organization_id = ${organizationId}::uuid),
                      ${quotaBytes}::bigint)::float8 as quota`,
  );
  const { open = 0, kept = 0, quota = quotaBytes } = used ?? {};
  if (open + sizeBytes > OPEN_BYTES) throw tooManyUploads();
  if (kept + open + sizeBytes > quota) throw quotaExceeded(quota, kept + open);
  await execute(
    em,
    sql`insert into trust.document_upload (id, organization_id, user_id, media_type, size_bytes, status, created_at)
        values (${id}::uuid, ${organizationId}::uuid, ${userId}::uuid, ${mediaType}, ${sizeBytes}::int, 'OPEN', ${now})`,
  );
}

/** All that an organization has submitted, whatever became of it. */
const keptBytes = (organizationId: string) =>
  sql<number>`select coalesce(sum(size_bytes), 0)::float8 from trust.document where organization_id = ${organizationId}::uuid`;

/** Says how much an organization keeps. What it submits waits in turn, so that the last one said is the last. */
export async function recordStorage(em: EntityManager, organizationId: string, at: Date): Promise<void> {
  const [kept] = await query(em, sql<{ bytes: number }>`select (${keptBytes(organizationId)}) as bytes`);
  await recordEvent(em, {
    type: 'OrganizationStorageMeasured',
    organizationId,
    data: { organizationId, bytes: kept?.bytes ?? 0, measuredAt: at.toISOString() },
  });
}

/** Whether the user has an upload by link of this id. */
export async function findUpload(em: EntityManager, { userId }: Submitter, id: string): Promise<boolean> {
  const found = await query(
    em,
    sql`select 1 from trust.document_upload where id = ${id}::uuid and user_id = ${userId}::uuid`,
  );
  return found.length > 0;
}

export interface ClaimedUpload {
  id: string;
  /** Where the copy goes that is checked: a new place for each attempt, so that none replaces what another checked. */
  storageKey: string;
  sizeBytes: number;
}

/**
 * Takes an upload of this user for checking; one request at a time.
 * @throws InvalidInputError UPLOAD_INCOMPLETE; ConflictError UPLOAD_BUSY
 */
export async function claimUpload(
  em: EntityManager,
  { userId }: Submitter,
  uploadId: string,
  now: Date,
): Promise<ClaimedUpload> {
  const [known] = await query(
    em,
    sql<{ sizeBytes: number; busy: boolean }>`
      select size_bytes as "sizeBytes",
             status = 'CHECKING' and claimed_at > ${now}::timestamptz - make_interval(mins => ${CLAIM_MINUTES}) as busy
        from trust.document_upload
       where id = ${uploadId}::uuid and user_id = ${userId}::uuid and status <> 'SUBMITTED' for update`,
  );
  if (!known) throw uploadMissing();
  if (known.busy) throw uploadBusy();
  const storageKey = `documents/${randomUUID()}`;
  await execute(
    em,
    sql`update trust.document_upload set status = 'CHECKING', storage_key = ${storageKey}, claimed_at = ${now}
         where id = ${uploadId}::uuid`,
  );
  return { id: uploadId, storageKey, sizeBytes: known.sizeBytes };
}

/** @throws ConflictError UPLOAD_BUSY when another request has taken it over */
export async function markSubmitted(em: EntityManager, { id, storageKey }: ClaimedUpload): Promise<void> {
  const marked = await execute(
    em,
    sql`update trust.document_upload set status = 'SUBMITTED'
         where id = ${id}::uuid and storage_key = ${storageKey} and status = 'CHECKING'`,
  );
  if (marked === 0) throw uploadBusy();
}

/** Lets the upload be submitted again. */
export async function releaseUpload(em: EntityManager, { id, storageKey }: ClaimedUpload): Promise<void> {
  await execute(
    em,
    sql`update trust.document_upload set status = 'OPEN', storage_key = null
         where id = ${id}::uuid and storage_key = ${storageKey}`,
  );
}

export async function removeUpload(em: EntityManager, id: string): Promise<void> {
  await execute(em, sql`delete from trust.document_upload where id = ${id}::uuid`);
}
