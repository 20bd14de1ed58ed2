import { execute, query, sql, type EntityManager } from '@propmubi/runtime';
import type { Subject } from '../evidence/subject.js';

/** Parents first: a listing is scored with its agent's and its project's new scores. */
const RANK: Record<Subject['type'], number> = { USER: 0, AGENT: 1, PROJECT: 2, LISTING: 3 };

/** Asks for new scores; asking twice before they are computed is asking once. */
export async function requestRecomputation(em: EntityManager, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return;
  const rows = subjects.map(({ type, id }) => ({ subject_type: type, subject_id: id, rank: RANK[type] }));
  await execute(
    em,
    sql`insert into trust.recomputation (subject_type, subject_id, rank)
        select distinct subject_type, subject_id, rank
          from json_to_recordset(${JSON.stringify(rows)}::json) as asked (subject_type text, subject_id uuid, rank int)
         order by 1, 2
        on conflict do nothing`,
  );
}

/** How many scores wait to be computed. */
export async function countRequested(em: EntityManager): Promise<number> {
  const [row] = await query(em, sql<{ n: number }>`select count(*)::int as n from trust.recomputation`);
  return row?.n ?? 0;
}

/**
 * A subject whose score was asked for. `exact`: whatever differs from the last snapshot is kept. `anew`: the band it has
 * holds nothing, so that the next one depends on the evidence alone.
 */
export interface RequestedSubject extends Subject {
  exact: boolean;
  anew: boolean;
}

/**
 * Takes the next subjects in hand; others skip them until this transaction ends. A row asked for again meanwhile
 * waits for that end and is then inserted anew, so nothing is lost. They are found once and deleted by where they lie: joined
 * with the table again they were looked for once a row, where Postgres believed that the queue was empty.
 */
export async function takeRequested(em: EntityManager, limit: number): Promise<RequestedSubject[]> {
  const rows = await query(
    em,
    sql<RequestedSubject & { rank: number }>`
      delete from trust.recomputation where ctid = any(array(
        select ctid from trust.recomputation order by rank, requested_at limit ${limit} for update skip locked))
      returning subject_type as type, subject_id as id, rank, exact, anew`,
  );
  return rows.sort((a, b) => a.rank - b.rank).map(({ type, id, exact, anew }) => ({ type, id, exact, anew }));
}
