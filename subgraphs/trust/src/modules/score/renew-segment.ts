import { type Database, type EntityManager, execute, query, sql, systemViewer } from '@propmubi/runtime';
import type { SubjectType } from './model/parameters.js';
import { cutsOf, rateOf } from './segment-totals.js';
import { ALL_MEMBERS, type RenewedSegment } from './segment.repository.js';

/** Statistics are renewed when the members have grown by this share. */
const RENEW_AT_GROWTH = 0.25;
const SLICE = 20_000;

/**
 * Renews the statistics of one segment whose members have grown by a quarter, and returns it. Members are read a slice at a
 * time: all of a million at once take longer than Postgres lets a statement run. What is added up is whole numbers, so
 * that the result does not depend on the order of rows.
 */
export async function renewSegment(database: Database): Promise<RenewedSegment | undefined> {
  const write = <T>(work: (em: EntityManager) => Promise<T>) =>
    database.scope(systemViewer(null)).write(work);
  const due = await write(findDue);
  if (!due) return undefined;
  const scores = new Map<number, number>();
  const signals = new Map<string, { sum: number; count: number }>();
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const slice: Slice = await write((em) => readSlice(em, due, from));
    for (const [score, count] of slice.scores) scores.set(score, (scores.get(score) ?? 0) + count);
    for (const [kind, sum, count] of slice.signals) {
      const known = signals.get(kind);
      signals.set(kind, { sum: sum + (known?.sum ?? 0), count: count + (known?.count ?? 0) });
    }
    if (slice.size < SLICE) break;
    after = slice.last;
  }
  const { members, cuts } = cutsOf(scores);
  const rates = Object.fromEntries([...signals].map(([kind, total]) => [kind, rateOf(total)]));
  await write((em) =>
    execute(
      em,
      sql`update trust.segment
             set members = ${members}::int, cuts = ${`{${cuts.join(',')}}`}::double precision[],
                 rates = ${JSON.stringify(rates)}::jsonb, computed_at = now()
           where subject_type = ${due.type} and segment = ${due.segment}`,
    ),
  );
  return due;
}

async function findDue(em: EntityManager): Promise<RenewedSegment | undefined> {
  const [due] = await query(
    em,
    sql<RenewedSegment>`
      select subject_type as type, segment, pending, anew from trust.segment
       where pending > 0 and pending >= ${RENEW_AT_GROWTH}::float8 * members
       order by subject_type, segment limit 1`,
  );
  return due;
}

interface Slice {
  size: number;
  last: string | null;
  /** How many have which score, in hundredths. */
  scores: [score: number, count: number][];
  /** The sum of each signal, in ten-thousandths, and how many have it. */
  signals: [kind: string, sum: number, count: number][];
}

async function readSlice(
  em: EntityManager,
  { type, segment }: { type: SubjectType; segment: string },
  after: string | null,
): Promise<Slice> {
  const ofSegment = segment === ALL_MEMBERS ? sql`segment is not null` : sql`segment = ${segment}`;
  const [slice] = await query(
    em,
    sql<Slice>`
      with slice as (
        select subject_id, score, signals from trust.current_score
         where subject_type = ${type} and ${ofSegment} and (${after}::uuid is null or subject_id > ${after}::uuid)
         order by subject_id limit ${SLICE}::int
      ), scores as (
        select round(score::numeric * 100)::int as score, count(*)::int as count from slice group by 1
      ), signals as (
        select kind, sum(round(value::numeric * 10000))::bigint as sum, count(*)::int as count
          from slice, jsonb_each_text(signals) as signal (kind, value) group by kind
      )
      select (select count(*)::int from slice) as size,
             (select subject_id::text from slice order by subject_id desc limit 1) as last,
             (select coalesce(json_agg(json_build_array(score, count)), '[]') from scores) as scores,
             (select coalesce(json_agg(json_build_array(kind, sum, count)), '[]') from signals) as signals`,
  );
  return slice as Slice;
}
