import { execute, onEvent, query, recordActs, sql } from '@propmubi/runtime';
import { readAcrossTenants } from '../reviewing.js';

/**
 * What an erased person stated in disputes, said about documents and named files is forgotten, in each organization they were
 * about. That there was a dispute or a document, and how it was decided, stays: it is part of a score.
 */
export const onUserErased = onEvent('UserErased', async ({ data }, em) => {
  await readAcrossTenants(em);
  const places = await query(
    em,
    sql<{ organization_id: string }>`
      select organization_id from trust.dispute where opened_by = ${data.userId}::uuid and statement <> ''
       union select organization_id from trust.document_entry
              where actor_id = ${data.userId}::uuid and note is not null
       union select organization_id from trust.document
              where submitted_by = ${data.userId}::uuid and file_name is not null`,
  );
  for (const { organization_id } of places) {
    await query(em, sql`select set_config('app.tenant', ${organization_id}, true)`);
    await execute(
      em,
      sql`update trust.dispute set statement = ''
           where opened_by = ${data.userId}::uuid and organization_id = ${organization_id}::uuid`,
    );
    await execute(
      em,
      sql`update trust.document_entry set note = null
           where actor_id = ${data.userId}::uuid and organization_id = ${organization_id}::uuid`,
    );
    await execute(
      em,
      sql`update trust.document set file_name = null
           where submitted_by = ${data.userId}::uuid and organization_id = ${organization_id}::uuid`,
    );
  }
  await recordActs(
    em,
    data,
    places.map(({ organization_id: organizationId }) => ({
      action: 'PERSONAL_TEXTS_ERASED' as const,
      organizationId,
      subjectType: 'USER',
      subjectId: data.userId,
    })),
  );
});
