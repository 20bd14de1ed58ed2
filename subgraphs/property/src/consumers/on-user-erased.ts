import type { ErasedRows } from '@propmubi/privacy';
import { type EntityManager, query, sql } from '@propmubi/runtime';

/** The searches and the shortlist of an erased person say what they looked for: they go. */
export async function eraseInterests(em: EntityManager, userId: string): Promise<ErasedRows> {
  // As the person, whose searches row level security shows.
  await query(em, sql`select set_config('app.user', ${userId}, true)`);
  const [found] = await query(
    em,
    sql<{
      count: number;
    }>`select count(*)::integer as count from property.saved_search where user_id = ${userId}`,
  );
  await query(em, sql`select property.forget_saved_searches(${userId}::uuid)`);
  const homes = await query(
    em,
    sql`delete from property.shortlisted_home where user_id = ${userId} returning listing_id`,
  );
  return { saved_search: found?.count ?? 0, shortlisted_home: homes.length };
}
