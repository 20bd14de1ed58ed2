import { arrayOf } from '@propmubi/runtime';
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
  return em.execute<Row[]>(
    `select current.* from json_to_recordset(?::json) as asked (subject_type text, subject_id uuid)
      cross join lateral (
        select * from trust.trust_score known
         where known.subject_type = asked.subject_type and known.subject_id = asked.subject_id
         order by id desc limit 1
      ) current`,
    [JSON.stringify(subjects.map(({ type, id }) => ({ subject_type: type, subject_id: id })))],
  );
}

const COLUMNS = `id, subject_type, subject_id, score, lower_bound, interval_low, interval_high, band, factors, reasons,
  caps, model_version, as_of, inputs_hash`;

export async function appendSnapshots(em: EntityManager, snapshots: readonly NewSnapshot[]): Promise<void> {
  if (snapshots.length === 0) return;
  await em.execute(
    `insert into trust.trust_score (${COLUMNS})
     select ${COLUMNS} from json_populate_recordset(null::trust.trust_score, ?::json)`,
    [JSON.stringify(snapshots)],
  );
}

/** The brokerages agents and listings belong to: which tenant an event about them concerns. */
export async function findOrganizations(
  em: EntityManager,
  subjects: readonly Subject[],
): Promise<Map<string, string | null>> {
  const rows = await em.execute<{ id: string; organization: string | null }[]>(
    `select agent_id as id, organization_id as organization from trust.agent where agent_id = any(?::uuid[])
     union all
     select listing_id, organization_id from trust.listing where listing_id = any(?::uuid[])`,
    [
      arrayOf(subjects.filter(({ type }) => type === 'AGENT').map(({ id }) => id)),
      arrayOf(subjects.filter(({ type }) => type === 'LISTING').map(({ id }) => id)),
    ],
  );
  return new Map(rows.map(({ id, organization }) => [id, organization]));
}

/** The published listings of agents and projects, and the projects of builders: whose scores depend on them. */
export async function findChildren(em: EntityManager, parents: readonly Subject[]): Promise<Subject[]> {
  const ids = (type: Subject['type']) =>
    arrayOf(parents.filter((parent) => parent.type === type).map(({ id }) => id));
  const rows = await em.execute<{ id: string }[]>(
    `select listing_id as id from trust.listing where active and agent_id = any(?::uuid[])
     union
     select listing_id from trust.listing where active and project_id = any(?::uuid[])`,
    [ids('AGENT'), ids('PROJECT')],
  );
  return rows.map(({ id }) => ({ type: 'LISTING', id }));
}
