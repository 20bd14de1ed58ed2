import { execute, query, sql, systemViewer, type Database } from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { readAcrossTenants } from '../../reviewing.js';
import { uploadKey } from './upload.repository.js';

const AT_ONCE = 200;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Removes uploads that were not submitted within a day, and what is left of those that were. Bytes go first: an upload
 * whose bytes could not be removed is met again. Returns how many.
 */
export async function collectUploads(database: Database, store: ObjectStore, now: Date): Promise<number> {
  const before = new Date(now.getTime() - DAY_MS);
  const system = database.scope(systemViewer(null));
  const due = await system.write(async (em) => {
    await readAcrossTenants(em);
    return query(
      em,
      sql<{ id: string; storageKey: string | null; submitted: boolean }>`
        select id, storage_key as "storageKey", status = 'SUBMITTED' as submitted from trust.document_upload
         where created_at < ${before} order by created_at limit ${sql.lit(AT_ONCE)}`,
    );
  });
  for (const { id, storageKey, submitted } of due) {
    await store.delete(uploadKey(id));
    if (!submitted && storageKey) await store.delete(storageKey);
    await system.write(async (em) => {
      await readAcrossTenants(em);
      await execute(em, sql`delete from trust.document_upload where id = ${id}::uuid`);
    });
  }
  await store.removeLeftovers(before);
  return due.length;
}
