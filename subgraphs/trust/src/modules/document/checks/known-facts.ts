import { calendarDay } from '@propmubi/domain';
import { pgArray, query, sql, type EntityManager } from '@propmubi/runtime';
import type { SubjectType } from '../../score/model/parameters.js';
import type { Duplicate, KnownFacts, RegisterEntry } from './check-paper.js';

export interface PaperOf {
  organizationId: string;
  subjectType: SubjectType;
  subjectId: string;
  /** Of the bytes that were sent. */
  originalSha256: string;
}

/** What is known of a paper's subject, its numbers and its bytes. */
export async function readKnownFacts(
  em: EntityManager,
  paper: PaperOf,
  reraNumbers: readonly string[],
  now: Date,
): Promise<KnownFacts> {
  const today = calendarDay(now);
  return {
    today,
    subjectId: paper.subjectId,
    register: await findRegistrations(em, reraNumbers, today),
    isRegisterRead: await isRegisterRead(em),
    names: paper.subjectType === 'PROJECT' ? await findNames(em, paper.subjectId) : [],
    duplicate: await findDuplicate(em, paper),
  };
}

function findRegistrations(
  em: EntityManager,
  reraNumbers: readonly string[],
  today: string,
): Promise<RegisterEntry[]> {
  if (reraNumbers.length === 0) return Promise.resolve([]);
  const numbers = sql`any(${pgArray([...reraNumbers])}::text[])`;
  return query(
    em,
    sql<RegisterEntry>`
      select rera_number as "reraNumber", project_id as "subjectId", status from trust.project
       where rera_number = ${numbers}
      union all
      select rera_number, agent_id, case when licence_expires_on < ${today}::date then 'EXPIRED' else 'ACTIVE' end
        from trust.agent where rera_number = ${numbers}`,
  );
}

async function isRegisterRead(em: EntityManager): Promise<boolean> {
  const rows = await query(em, sql`select from trust.project where rera_number is not null limit 1`);
  return rows.length > 0;
}

async function findNames(em: EntityManager, projectId: string): Promise<string[]> {
  const [found] = await query(
    em,
    sql<{ names: string[] }>`
      select array_remove(array[name, builder_name], null) as names from trust.project
       where project_id = ${projectId}::uuid`,
  );
  return found?.names ?? [];
}

/** Cases name bytes by their hash and belong to no tenant, so that a paper that goes round is found across all. */
async function findDuplicate(
  em: EntityManager,
  { organizationId, subjectType, subjectId, originalSha256 }: PaperOf,
): Promise<Duplicate | null> {
  // What was called a forgery and then approved on appeal is none.
  const isForgery = sql`exists (
    select from trust.verification_decision d where d.case_id = c.id and d.forged and not exists (
      select from trust.verification_decision approved
       where approved.case_id = c.id and approved.decision = 'APPROVE' and approved.round > d.round))`;
  const [found] = await query(
    em,
    sql<{ duplicate: Duplicate }>`
      select case
               when ${isForgery} then 'KNOWN_FORGERY'
               when c.organization_id <> ${organizationId}::uuid then 'OTHER_ORGANIZATION'
               else 'OTHER_SUBJECT' end as duplicate
        from trust.verification_case c
       where c.content_sha256 = ${originalSha256}
         and (c.organization_id <> ${organizationId}::uuid or c.subject_type <> ${subjectType}
              or c.subject_id <> ${subjectId}::uuid or ${isForgery})
       order by duplicate limit 1`,
  );
  return found?.duplicate ?? null;
}
