import { execute, onEvent, query, sql } from '@propmubi/runtime';
import { readAcrossTenants } from '../reviewing.js';

/**
 * What an erased person stated in disputes is forgotten, in each organization they were about. That there was a dispute, and
 * how it was decided, stays: it is part of a score.
 */
export const onUserErased = onEvent('UserErased', async ({ data }, em) => {
  await readAcrossTenants(em);
  const places = await query(
    em,
    sql<{ organization_id: string }>`select distinct organization_id from trust.dispute
      where opened_by = ${data.userId}::uuid and statement <> ''`,
  );
  for (const { organization_id } of places) {
    await query(em, sql`select set_config('app.tenant', ${organization_id}, true)`);
    await execute(
      em,
      sql`update trust.dispute set statement = ''
           where opened_by = ${data.userId}::uuid and organization_id = ${organization_id}::uuid`,
    );
  }
});
