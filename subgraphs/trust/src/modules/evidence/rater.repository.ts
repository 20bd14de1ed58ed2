import { execute, pgArray, query, sql, type EntityManager } from '@propmubi/runtime';
import type { Subject } from './subject.js';

/** How far a person's word about others is believed, 0.1 to 1, as reputation computed it. */
export interface Rater {
  userId: string;
  credibility: number;
}

export async function saveRaters(em: EntityManager, raters: readonly Rater[]): Promise<void> {
  const rows = raters.map(({ userId, credibility }) => ({ user_id: userId, credibility }));
  await execute(
    em,
    sql`insert into trust.rater (user_id, credibility)
        select user_id, credibility from json_to_recordset(${JSON.stringify(rows)}::json)
            as given (user_id uuid, credibility float8) order by 1
        on conflict (user_id) do update set credibility = excluded.credibility`,
  );
}

/** The subjects about which one of these people has said something. */
export function findSubjectsRatedBy(em: EntityManager, userIds: readonly string[]): Promise<Subject[]> {
  return query(
    em,
    sql<Subject>`
      select distinct subject_type as type, subject_id as id from trust.evidence
       where rater_id = any(${pgArray(userIds)}::uuid[]) order by 1, 2`,
  );
}
