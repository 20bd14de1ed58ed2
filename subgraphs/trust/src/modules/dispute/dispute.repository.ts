import {
  countRows,
  type EntityManager,
  keyset,
  type Page,
  pgTextArray,
  query,
  type RawBuilder,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import type { Subject } from '../evidence/subject.js';
import { Dispute } from './dispute.entity.js';
import type { DisputeFilter } from './dispute.inputs.js';

/** Whose a subject is, as far as disputes need to know. */
export interface SubjectOwner {
  organizationId: string | null;
  /** The user an agent is. */
  userId: string | null;
}

/** Undefined for a subject that is not known; of users it is not known here who exists. */
export async function findOwner(em: EntityManager, subject: Subject): Promise<SubjectOwner | undefined> {
  if (subject.type === 'USER') return { organizationId: null, userId: subject.id };
  const [owner] = await query(em, ownerOf(subject.type, subject.id));
  return owner;
}

function ownerOf(type: Exclude<Subject['type'], 'USER'>, id: string) {
  switch (type) {
    case 'AGENT':
      return sql<SubjectOwner>`
        select organization_id as "organizationId", user_id as "userId" from trust.agent where agent_id = ${id}::uuid`;
    case 'LISTING':
      return sql<SubjectOwner>`
        select organization_id as "organizationId", null as "userId" from trust.listing where listing_id = ${id}::uuid`;
    case 'PROJECT':
      return sql<SubjectOwner>`
        select null as "organizationId", null as "userId" from trust.project where project_id = ${id}::uuid`;
  }
}

/** Whether the person has a dispute about the subject that waits for a decision. */
export async function hasPendingDispute(
  em: EntityManager,
  openedBy: string,
  { type, id }: Subject,
): Promise<boolean> {
  const found = await query(
    em,
    sql`select 1 from trust.dispute
         where opened_by = ${openedBy}::uuid and subject_type = ${type} and subject_id = ${id}::uuid
           and status in ('OPEN', 'UNDER_REVIEW', 'OVERDUE') limit 1`,
  );
  return found.length > 0;
}

const MOST_URGENT_FIRST: SortOrder = {
  columns: [
    ['decide_by', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'asc',
};

/** A page of the disputes row level security shows, those to be decided first first. */
export async function findDisputes(em: EntityManager, filter: DisputeFilter, page: Page): Promise<Dispute[]> {
  const { within, orderBy, limit } = keyset(page, MOST_URGENT_FIRST);
  const conditions = [...matching(filter), ...within];
  const rows = await query(
    em,
    sql<object>`
      select id, organization_id, subject_type, subject_id, severity, statement, status, relation, basis_id, factor,
             document_id, opened_by, opened_at, decide_by, triaged_by, triaged_at, triage_reason, resolved_by,
             resolved_at, resolution_reason
        from trust.dispute
       where ${sql.join(conditions, sql` and `)} order by ${orderBy} limit ${limit}`,
  );
  return rows.map((row) => em.map(Dispute, row));
}

/** How many row level security shows, up to COUNT_CAP. */
export function countDisputes(em: EntityManager, filter: DisputeFilter): Promise<number> {
  return countRows(em, sql`select 1 from trust.dispute where ${sql.join(matching(filter), sql` and `)}`);
}

function matching({ status, subjectType, subjectId }: DisputeFilter): RawBuilder<unknown>[] {
  const states = status ? pgTextArray(status) : null;
  return [
    sql`(${states}::text[] is null or status = any(${states}::text[]))`,
    sql`(${subjectType ?? null}::text is null or subject_type = ${subjectType ?? null}::text)`,
    sql`(${subjectId ?? null}::uuid is null or subject_id = ${subjectId ?? null}::uuid)`,
  ];
}

/** The disputes of every tenant whose time has run out, oldest first. */
export function findOverdue(
  em: EntityManager,
  now: Date,
  limit: number,
): Promise<{ id: string; organizationId: string }[]> {
  return query(
    em,
    sql<{ id: string; organizationId: string }>`
      select id, organization_id as "organizationId" from trust.dispute
       where status in ('OPEN', 'UNDER_REVIEW') and decide_by <= ${now} order by decide_by, id limit ${limit}`,
  );
}
