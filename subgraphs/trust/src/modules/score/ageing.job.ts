import { execute, sql, systemViewer, type Database } from '@propmubi/runtime';
import { calendarDay } from '@propmubi/domain';

const SLICE = 20_000;

/**
 * Asks for the scores whose evidence loses weight or expires and that were not computed on this calendar day in India
 * yet. Safe to run often and in several processes: what is asked for already is not asked for twice. Returns how many.
 */
export async function requestAgedScores(database: Database, now: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const asked = await database.scope(systemViewer(null)).write((em) =>
      execute(
        em,
        sql`insert into trust.recomputation (subject_type, subject_id, rank)
            select subject_type, subject_id,
                   case subject_type when 'USER' then 0 when 'AGENT' then 1 when 'PROJECT' then 2 else 3 end
              from trust.current_score c
             where ages and computed_on < ${calendarDay(now)}::date and not exists (
                   select from trust.recomputation r
                    where r.subject_type = c.subject_type and r.subject_id = c.subject_id)
             order by computed_on limit ${SLICE}
            on conflict do nothing`,
      ),
    );
    total += asked;
    if (asked === 0) return total;
  }
}
