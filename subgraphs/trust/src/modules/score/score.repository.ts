import { pgArray, query, sql } from '@propmubi/runtime';
import type { EntityManager } from '@propmubi/runtime';
import type { Subject } from '../evidence/subject.js';
import type { Band } from './model/index.js';

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
  caps: string[];
  model_version: string;
  as_of: string;
  inputs_hash: string;
}

export type CurrentSnapshot = Pick<
  NewSnapshot,
  'subject_type' | 'subject_id' | 'score' | 'band' | 'interval_low' | 'interval_high' | 'inputs_hash'
>;

/** The current snapshots of subjects, with every column. */
export function findCurrentSnapshots<Row = CurrentSnapshot>(
  em: EntityManager,
  subjects: readonly Subject[],
): Promise<Row[]> {
  return query<Row>(
    em,
    sql`select current.* from json_to_recordset(${JSON.stringify(subjects.map(({ type, id }) => ({ subject_type: type, subject_id: id })))}::json) as asked (subject_type text, subject_id uuid)
      cross join lateral (
        select * from trust.trust_score known
         where known.subject_type = asked.subject_type and known.subject_id = asked.subject_id
         order by id desc limit 1
      ) current`,
  );
}

const COLUMNS = `id, subject_type, subject_id, score, lower_bound, interval_low, interval_high, band, factors, reasons,
  caps, model_version, as_of, inputs_hash`;

export async function appendSnapshots(em: EntityManager, snapshots: readonly NewSnapshot[]): Promise<void> {
  if (snapshots.length === 0) return;
  await query(
    em,
    sql`insert into trust.trust_score (${sql.raw(COLUMNS)})
     select ${sql.raw(COLUMNS)} from json_populate_recordset(null::trust.trust_score, ${JSON.stringify(snapshots)}::json)`,
  );
}

/** The brokerages agents and listings belong to: which tenant an event about them concerns. */
export async function findOrganizations(
  em: EntityManager,
  subjects: readonly Subject[],
): Promise<Map<string, string | null>> {
  const rows = await query<{ id: string; organization: string | null }>(
    em,
    sql`select agent_id as id, organization_id as organization from trust.agent where agent_id = any(${pgArray(subjects.filter(({ type }) => type === 'AGENT').map(({ id }) => id))}::uuid[])
     union all
     select listing_id, organization_id from trust.listing where listing_id = any(${pgArray(subjects.filter(({ type }) => type === 'LISTING').map(({ id }) => id))}::uuid[])`,
  );
  return new Map(rows.map(({ id, organization }) => [id, organization]));
}

/** The published listings of agents and projects, and the projects of builders: whose scores depend on them. */
export async function findChildren(em: EntityManager, parents: readonly Subject[]): Promise<Subject[]> {
  const ids = (type: Subject['type']) =>
    pgArray(parents.filter((parent) => parent.type === type).map(({ id }) => id));
  const rows = await query<{ id: string }>(
    em,
    sql`select listing_id as id from trust.listing where active and agent_id = any(${ids('AGENT')}::uuid[])
     union
     select listing_id from trust.listing where active and project_id = any(${ids('PROJECT')}::uuid[])`,
  );
  return rows.map(({ id }) => ({ type: 'LISTING', id }));
}
