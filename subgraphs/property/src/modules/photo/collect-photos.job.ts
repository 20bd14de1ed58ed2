import { type Database, execute, query, sql, systemViewer } from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { photoKey, photoUploadKey } from './photo-store.js';

const AT_ONCE = 200;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Removes uploads that were not added within a day, and photos that their listing names no more. Bytes go first: what could
 * not be removed is met again. Returns how many.
 */
export async function collectPhotos(database: Database, store: ObjectStore, now: Date): Promise<number> {
  const before = new Date(now.getTime() - DAY_MS);
  const uploads = await database.scope(systemViewer(null)).write(async (em) => {
    await query(em, sql`select set_config('app.collecting', 'on', true)`);
    return query(
      em,
      sql<{ id: string; organizationId: string }>`
        select id, organization_id as "organizationId" from property.listing_photo
         where (status = 'UPLOADING' and created_at < ${before}) or (status = 'SHOWN' and left_at < ${before})
         limit ${sql.lit(AT_ONCE)}`,
    );
  });
  for (const { id, organizationId } of uploads) {
    await store.delete(photoUploadKey(id));
    await store.delete(photoKey(id));
    await database
      .scope(systemViewer(organizationId))
      .write((em) => execute(em, sql`delete from property.listing_photo where id = ${id}::uuid`));
  }
  return uploads.length;
}
