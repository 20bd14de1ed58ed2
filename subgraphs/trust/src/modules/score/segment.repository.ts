import { createHash } from 'node:crypto';
import { execute, query, sql, type EntityManager } from '@propmubi/runtime';
import type { SegmentStatistics } from './model/segment.js';
import type { SubjectType } from './model/parameters.js';

/** Segments with fewer members are compared with all of their kind. */
const LEAST_MEMBERS = 30;
/** With fewer of the kind in all there is nothing to compare with. */
const LEAST_OF_ALL = 10;
/** The segment of every subject of a kind. */
export const ALL_MEMBERS = 'ALL';
const SLICE = 20_000;

export type Segments = (type: SubjectType, segment: string | null) => StoredSegment | undefined;
export interface StoredSegment extends SegmentStatistics {
  /** Of the statistics, for the hash of a score's inputs. */
  digest: string;
}

/** Reads what is usual among comparable subjects: a few dozen rows, whatever is scored. */
export async function findSegments(em: EntityManager): Promise<Segments> {
  const rows = await query(
    em,
    sql<SegmentStatistics & { type: SubjectType }>`
      select subject_type as type, segment, members, cuts, rates from trust.segment where members >= ${LEAST_OF_ALL}`,
  );
  const known = new Map(
    rows.map(({ type, ...statistics }) => [
      `${type}:${statistics.segment}`,
      { ...statistics, digest: createHash('sha256').update(JSON.stringify(statistics)).digest('hex') },
    ]),
  );
  return (type, segment) => {
    const own = segment === null ? undefined : known.get(`${type}:${segment}`);
    if (own && own.members >= LEAST_MEMBERS) return own;
    return segment === null ? undefined : known.get(`${type}:${ALL_MEMBERS}`);
  };
}

/** Counts subjects that were scored for the first time: enough of them make statistics due. */
export async function countNewMembers(
  em: EntityManager,
  members: readonly { type: SubjectType; segment: string }[],
): Promise<void> {
  if (members.length === 0) return;
  const counts = Map.groupBy(
    members.flatMap(({ type, segment }) => [`${type}:${segment}`, `${type}:${ALL_MEMBERS}`]),
    (key) => key,
  );
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { length }]) => {
      const [type, segment] = key.split(':');
      return { type, segment, count: length };
    });
  await execute(
    em,
    sql`insert into trust.segment as known (subject_type, segment, members, cuts, rates, pending)
        select type, segment, 0, '{}', '{}', count
          from json_to_recordset(${JSON.stringify(rows)}::json) as counted (type text, segment text, count int)
        on conflict (subject_type, segment) do update set pending = known.pending + excluded.pending`,
  );
}

export interface RenewedSegment {
  type: SubjectType;
  segment: string;
  pending: number;
  /** Whether its members' bands hold nothing: part of a full recomputation. */
  anew: boolean;
}

/** Asks for new scores of a slice of a segment's members; returns where the next slice begins, null at the end. */
export async function requestSlice(
  em: EntityManager,
  { type, segment, anew }: RenewedSegment,
  after: string | null,
): Promise<string | null> {
  const [slice] = await query(
    em,
    sql<{ last: string | null; size: number }>`
      with slice as (
        select subject_id from trust.current_score c
         where subject_type = ${type} and (${after}::uuid is null or subject_id > ${after}::uuid)
           and (segment = ${segment} or (${segment} = ${ALL_MEMBERS} and segment in (
             select s.segment from trust.segment s where s.subject_type = ${type} and s.members < ${LEAST_MEMBERS})))
         order by subject_id limit ${SLICE}
      ), asked as (
        insert into trust.recomputation as known (subject_type, subject_id, rank, exact, anew)
        select ${type}, subject_id, ${type === 'LISTING' ? 3 : 2}::int, true, ${anew}::boolean from slice
        on conflict (subject_type, subject_id) do update set exact = true, anew = known.anew or excluded.anew
          where not known.exact or (excluded.anew and not known.anew)
      )
      select (array_agg(subject_id order by subject_id desc))[1]::text as last, count(*)::int as size from slice`,
  );
  return slice && slice.size === SLICE ? slice.last : null;
}

/** What was counted up to a renewal is in the statistics. */
export async function markRenewed(
  em: EntityManager,
  { type, segment, pending }: RenewedSegment,
): Promise<void> {
  await execute(
    em,
    sql`update trust.segment set pending = pending - ${pending}::int, anew = false where subject_type = ${type} and segment = ${segment}`,
  );
}
