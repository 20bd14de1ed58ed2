import type { ErasedRows } from '@propmubi/privacy';
import { type EntityManager, execute, query, recordActs, sql } from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { readAcrossTenants } from '../reviewing.js';

/**
 * What an erased person stated in disputes, said about documents and named files is forgotten, in each organization they were
 * about, and the papers about themselves are deleted. That there was a dispute or a document, and how it was decided, stays: it is
 * part of a score. Papers of a home or a project are evidence about that, and stay.
 */
export async function erasePerson(
  em: EntityManager,
  userId: string,
  store: ObjectStore | null,
): Promise<ErasedRows> {
  await readAcrossTenants(em);
  const places = await query(
    em,
    sql<{ organization_id: string }>`
      select organization_id from trust.dispute where opened_by = ${userId}::uuid and statement <> ''
       union select organization_id from trust.document_entry
              where actor_id = ${userId}::uuid and note is not null
       union select organization_id from trust.document
              where submitted_by = ${userId}::uuid and file_name is not null`,
  );
  const erased = { dispute: 0, document: 0, document_entry: 0, paper: 0 };
  for (const { organization_id } of places) {
    await query(em, sql`select set_config('app.tenant', ${organization_id}, true)`);
    erased.dispute += await execute(
      em,
      sql`update trust.dispute set statement = ''
           where opened_by = ${userId}::uuid and organization_id = ${organization_id}::uuid and statement <> ''`,
    );
    erased.document_entry += await execute(
      em,
      sql`update trust.document_entry set note = null
           where actor_id = ${userId}::uuid and organization_id = ${organization_id}::uuid and note is not null`,
    );
    erased.document += await execute(
      em,
      sql`update trust.document set file_name = null
           where submitted_by = ${userId}::uuid and organization_id = ${organization_id}::uuid and file_name is not null`,
    );
  }
  await recordActs(
    em,
    { userId },
    places.map(({ organization_id: organizationId }) => ({
      action: 'PERSONAL_TEXTS_ERASED' as const,
      organizationId,
      subjectType: 'USER',
      subjectId: userId,
    })),
  );
  const papers = await query(
    em,
    sql<{ storage_key: string | null }>`select storage_key from trust.erase_papers(${userId}::uuid)`,
  );
  // The rows forget the keys when this commits; a repetition before that deletes what is gone.
  for (const { storage_key } of papers) if (storage_key !== null) await store?.delete(storage_key);
  return { ...erased, paper: papers.length };
}
