import { execute, pgArray, query, sql, type EntityManager } from '@propmubi/runtime';
import type { Subject } from '../evidence/subject.js';
import type { Band } from './model/parameters.js';

/** A row of trust.trust_score: what was said, and stays. Thin: sentences are made from codes when they are read. */
export interface NewSnapshot {
  id: string;
  subject_type: Subject['type'];
  subject_id: string;
  score: number;
  lower_bound: number;
  interval_low: number;
  interval_high: number;
  band: Band;
  factors: unknown;
  reasons: unknown;
  improvements: unknown;
  caps: string[];
  coverage: number | null;
  percentile: number | null;
  members: number | null;
  segment: string | null;
  model_version: string;
  as_of: string;
  inputs_hash: string;
}

/** A row of trust.current_score: what holds now, and what comparisons need. */
export interface CurrentScore {
  subject_type: Subject['type'];
  subject_id: string;
  score: number;
  lower_bound: number;
  interval_low: number;
  interval_high: number;
  band: Band;
  /** The band without caps, which the next score is held by; null in scores of before it was kept. */
  uncapped_band: Band | null;
  segment: string | null;
  coverage: number;
  signals: Record<string, number>;
  /** Within the segment; null for people and without a segment. */
  percentile: number | null;
  /** What was last told as an event: small steps add up. */
  told_score: number;
  /** Null in scores of before it was kept. */
  told_lower_bound: number | null;
  told_band: Band;
  told_percentile: number | null;
  /** Of everything but the day and the segment. */
  inputs_hash: string;
  /** `inputs_hash` of the snapshot that was kept last, which covers the day and the segment, too. */
  snapshot_hash: string | null;
  computed_on: string;
  /** Whether time alone changes it. */
  ages: boolean;
}

const asked = (subjects: readonly Subject[]) =>
  sql`json_to_recordset(${JSON.stringify(subjects.map(({ type, id }) => ({ subject_type: type, subject_id: id })))}::json)
    as asked (subject_type text, subject_id uuid)`;

export const SNAPSHOT_COLUMNS = sql`id, subject_type, subject_id, score, lower_bound, interval_low, interval_high, band,
  factors, reasons, improvements, caps, coverage, percentile, members, segment, model_version, as_of, inputs_hash`;

/** The latest snapshots of subjects; with `asOf`, those that held then. */
export function findSnapshots<Row = NewSnapshot>(
  em: EntityManager,
  subjects: readonly Subject[],
  asOf: Date | null = null,
): Promise<Row[]> {
  return query(
    em,
    sql<Row>`
      select current.* from ${asked(subjects)} cross join lateral (
        select ${SNAPSHOT_COLUMNS} from trust.trust_score known
         where known.subject_type = asked.subject_type and known.subject_id = asked.subject_id
           and (${asOf}::timestamptz is null or known.as_of <= ${asOf}::timestamptz)
         order by id desc limit 1
      ) current`,
  );
}

/** What was said of a subject, newest first. */
export function findHistory<Row = NewSnapshot>(
  em: EntityManager,
  subject: Subject,
  first: number,
): Promise<Row[]> {
  return query(
    em,
    sql<Row>`select ${SNAPSHOT_COLUMNS} from trust.trust_score
      where subject_type = ${subject.type} and subject_id = ${subject.id}::uuid order by id desc limit ${first}`,
  );
}

/** The current scores of subjects, without what explains them. */
export function findCurrentScores(em: EntityManager, subjects: readonly Subject[]): Promise<CurrentScore[]> {
  return query(
    em,
    sql<CurrentScore>`
      select known.subject_type, known.subject_id, known.score, known.lower_bound, known.interval_low,
             known.interval_high, known.band, known.uncapped_band, known.segment, known.coverage, known.told_score, known.told_lower_bound, known.told_band,
             known.percentile, known.told_percentile, known.inputs_hash, known.snapshot_hash, known.computed_on::text as computed_on, known.ages
        from ${asked(subjects)} join trust.current_score known using (subject_type, subject_id)`,
  );
}

export async function appendSnapshots(em: EntityManager, snapshots: readonly NewSnapshot[]): Promise<void> {
  if (snapshots.length === 0) return;
  await execute(
    em,
    sql`insert into trust.trust_score (${SNAPSHOT_COLUMNS})
        select ${SNAPSHOT_COLUMNS} from json_populate_recordset(null::trust.trust_score, ${JSON.stringify(snapshots)}::json)`,
  );
}

const CURRENT_COLUMNS = sql`subject_type, subject_id, score, lower_bound, interval_low, interval_high, band, uncapped_band,
  segment, coverage, signals, percentile, told_score, told_lower_bound, told_band, told_percentile, inputs_hash, snapshot_hash, computed_on, ages`;

export async function saveCurrentScores(em: EntityManager, scores: readonly CurrentScore[]): Promise<void> {
  if (scores.length === 0) return;
  await execute(
    em,
    sql`insert into trust.current_score (${CURRENT_COLUMNS})
        select ${CURRENT_COLUMNS} from json_populate_recordset(null::trust.current_score, ${JSON.stringify(scores)}::json)
         order by subject_type, subject_id
        on conflict (subject_type, subject_id) do update set
          score = excluded.score, lower_bound = excluded.lower_bound, interval_low = excluded.interval_low,
          interval_high = excluded.interval_high, band = excluded.band, uncapped_band = excluded.uncapped_band,
          segment = excluded.segment,
          coverage = excluded.coverage, signals = excluded.signals, percentile = excluded.percentile,
          told_score = excluded.told_score,
          told_lower_bound = excluded.told_lower_bound, told_band = excluded.told_band,
          told_percentile = excluded.told_percentile, inputs_hash = excluded.inputs_hash,
          snapshot_hash = excluded.snapshot_hash, computed_on = excluded.computed_on, ages = excluded.ages`,
  );
}

/** The brokerages agents and listings belong to: which tenant an event about them concerns. */
export async function findOrganizations(
  em: EntityManager,
  subjects: readonly Subject[],
): Promise<Map<string, string | null>> {
  const ids = (of: Subject['type']) =>
    pgArray(subjects.filter(({ type }) => type === of).map(({ id }) => id));
  const rows = await query(
    em,
    sql<{ id: string; organization: string | null }>`
      select agent_id as id, organization_id as organization from trust.agent
       where agent_id = any(${ids('AGENT')}::uuid[])
      union all
      select listing_id, organization_id from trust.listing where listing_id = any(${ids('LISTING')}::uuid[])`,
  );
  return new Map(rows.map(({ id, organization }) => [id, organization]));
}
