import { execute, pgArray, query, sql, type EntityManager } from '@propmubi/runtime';
import type { Subject } from './subject.js';

/** How far a person's word about others is believed, 0.1 to 1, as reputation computed it. */
export interface Rater {
  userId: string;
  credibility: number;
  /** Shared by those who are one voice; left out, it stays as it is known. */
  voice?: string | null;
}

export async function saveRaters(em: EntityManager, raters: readonly Rater[]): Promise<void> {
  const rows = raters.map(({ userId, credibility, voice }) => ({
    user_id: userId,
    credibility,
    voice: voice ?? null,
    is_told: voice !== undefined,
  }));
  await execute(
    em,
    sql`with given as (
          select * from json_to_recordset(${JSON.stringify(rows)}::json)
              as given (user_id uuid, credibility float8, voice uuid, is_told boolean)
        )
        insert into trust.rater as known (user_id, credibility, voice)
        select user_id, credibility,
               case when is_told then voice else (select voice from trust.rater r where r.user_id = given.user_id) end
          from given order by 1
        on conflict (user_id) do update set credibility = excluded.credibility, voice = excluded.voice`,
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
