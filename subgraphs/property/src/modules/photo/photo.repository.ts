import { execute, query, sql, type EntityManager } from '@propmubi/runtime';
import { photoNotFound } from './photo.errors.js';

export interface PhotoUpload {
  id: string;
  organizationId: string;
  listingId: string;
  sizeBytes: number;
  userId: string;
}

export async function insertUpload(em: EntityManager, upload: PhotoUpload, now: Date): Promise<void> {
  const { id, organizationId, listingId, sizeBytes, userId } = upload;
  await execute(
    em,
    sql`insert into property.listing_photo (id, organization_id, listing_id, status, size_bytes, uploaded_by, created_at)
        values (${id}::uuid, ${organizationId}::uuid, ${listingId}::uuid, 'UPLOADING', ${sizeBytes}::int,
                ${userId}::uuid, ${now})`,
  );
}

/** An upload of this organization, by the member who began it. */
export async function findUpload(em: EntityManager, id: string, userId: string) {
  const [found] = await query(
    em,
    sql<{ id: string; listingId: string; sizeBytes: number; status: string }>`
      select id, listing_id as "listingId", size_bytes as "sizeBytes", status from property.listing_photo
       where id = ${id}::uuid and uploaded_by = ${userId}::uuid`,
  );
  return found;
}

interface Shown {
  sha256: string;
  width: number;
  height: number;
}

/** Whether it was not shown before: of two requests at once the second changes nothing. */
export async function markShown(em: EntityManager, id: string, { sha256, width, height }: Shown) {
  const marked = await execute(
    em,
    sql`update property.listing_photo set status = 'SHOWN', sha256 = ${sha256}, width = ${width}::int,
          height = ${height}::int where id = ${id}::uuid and status = 'UPLOADING'`,
  );
  return marked === 1;
}

/** Whether the organization was told already that this picture is not shown. */
export async function wasTakenDown(em: EntityManager, sha256: string): Promise<boolean> {
  const found = await query(
    em,
    sql`select 1 from property.listing_photo where sha256 = ${sha256} and status = 'TAKEN_DOWN' limit 1`,
  );
  return found.length > 0;
}

/** @throws NotFoundError PHOTO_NOT_FOUND */
export async function markTakenDown(
  em: EntityManager,
  { id, listingId, reason, now }: { id: string; listingId: string; reason: string; now: Date },
): Promise<void> {
  const marked = await execute(
    em,
    sql`update property.listing_photo set status = 'TAKEN_DOWN', taken_down_for = ${reason}, taken_down_at = ${now}
         where id = ${id}::uuid and listing_id = ${listingId}::uuid and status = 'SHOWN'`,
  );
  if (marked === 0) throw photoNotFound();
}

export interface PhotoRow {
  id: string;
  status: string;
  takenDownFor: string | null;
  width: number | null;
  height: number | null;
  addedAt: string;
}

/** Those of a listing that are shown or were taken down, oldest first. */
export function photosOfListing(em: EntityManager, listingId: string): Promise<PhotoRow[]> {
  return query(
    em,
    sql<PhotoRow>`
      select id, status, taken_down_for as "takenDownFor", width, height, created_at as "addedAt"
        from property.listing_photo where listing_id = ${listingId}::uuid and status <> 'UPLOADING'
       order by created_at, id limit 100`,
  );
}
