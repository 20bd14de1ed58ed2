import { execute, query, sql, type EntityManager } from '@propmubi/runtime';
import type { Subject } from '../evidence/subject.js';

const AT_ONCE = 50;

/** Remembers that agents and projects moved; several moves until the due moment are one. */
export async function rememberParentMoves(
  em: EntityManager,
  moved: readonly Subject[],
  dueAt: Date,
): Promise<void> {
  const parents = moved.filter(({ type }) => type === 'AGENT' || type === 'PROJECT');
  if (parents.length === 0) return;
  await execute(
    em,
    sql`insert into trust.parent_move as known (subject_type, subject_id, due_at)
        select type, id, ${dueAt}::timestamptz
          from json_to_recordset(${JSON.stringify(parents)}::json) as moved (type text, id uuid) order by 1, 2
        on conflict (subject_type, subject_id) do update set due_at = least(known.due_at, excluded.due_at)`,
  );
}

/** Asks for the scores of the published listings of parents whose move is due. Returns how many parents that were. */
export async function requestListingsOfMovedParents(em: EntityManager, now: Date): Promise<number> {
  const [done] = await query(
    em,
    sql<{ parents: number }>`
      with due as (
        delete from trust.parent_move where ctid = any(array(
          select ctid from trust.parent_move where due_at <= ${now}::timestamptz
           order by due_at limit ${AT_ONCE} for update skip locked))
        returning subject_type, subject_id
      ), asked as (
        insert into trust.recomputation (subject_type, subject_id, rank)
        select distinct 'LISTING', listing_id, 3 from trust.listing l join due on
               (due.subject_type = 'AGENT' and due.subject_id = l.agent_id)
            or (due.subject_type = 'PROJECT' and due.subject_id = l.project_id)
         where l.active and not l.is_assignment_synthetic
        on conflict do nothing
      )
      select count(*)::int as parents from due`,
  );
  return done?.parents ?? 0;
}
