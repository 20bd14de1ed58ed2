import { execute, newId, query, sql, type EntityManager } from '@propmubi/runtime';
import type { LegalDocument } from './document.entity.js';
import { DocumentType } from './document.enums.js';

/** A title is what everything else rests on: two people examine it. */
const APPROVALS_FOR_TITLE = 2;
const REVIEW_WITHIN_MS = 48 * 60 * 60_000;

export interface VerificationCase {
  id: string;
  documentId: string;
  organizationId: string;
  makerId: string;
  approvalsNeeded: number;
  status: string;
  /** 1, and 2 once it was appealed. */
  round: number;
}

/** Until when a reviewer has to decide what comes to them now. */
export const dueFrom = (now: Date): Date => new Date(now.getTime() + REVIEW_WITHIN_MS);

/** The queue is not tenant-owned: it says as whose tenant a reviewer looks. */
export async function findCase(em: EntityManager, documentId: string): Promise<VerificationCase | undefined> {
  const [found] = await query(
    em,
    sql<VerificationCase>`
      select id, document_id as "documentId", organization_id as "organizationId", maker_id as "makerId",
             approvals_needed as "approvalsNeeded", status, round
        from trust.verification_case where document_id = ${documentId}::uuid`,
  );
  return found;
}

/** The same, held until the transaction ends: two who decide at once must both be counted. */
export async function lockCase(em: EntityManager, documentId: string): Promise<VerificationCase | undefined> {
  await query(
    em,
    sql`select 1 from trust.verification_case where document_id = ${documentId}::uuid for update`,
  );
  return findCase(em, documentId);
}

export async function openCase(em: EntityManager, document: LegalDocument): Promise<void> {
  const { id, organizationId, type, subjectType, subjectId, submittedBy, submittedAt } = document;
  const approvals = type === DocumentType.TITLE_REPORT ? APPROVALS_FOR_TITLE : 1;
  await execute(
    em,
    sql`insert into trust.verification_case
          (id, document_id, organization_id, document_type, subject_type, subject_id, maker_id, approvals_needed, status,
           opened_at, due_at, content_sha256)
        values (${newId()}, ${id}, ${organizationId}, ${type}, ${subjectType}, ${subjectId}, ${submittedBy}, ${approvals},
          'OPEN', ${submittedAt}, ${dueFrom(submittedAt)}, ${document.originalSha256 ?? document.sha256})`,
  );
}

export async function closeCase(
  em: EntityManager,
  { id, status, recheckOn }: Pick<LegalDocument, 'id' | 'status' | 'recheckOn'>,
): Promise<void> {
  await execute(
    em,
    sql`update trust.verification_case set status = ${status}, recheck_on = ${recheckOn}, reminded_days = null
         where document_id = ${id}::uuid`,
  );
}

/** Back in the queue, with a clock of its own; an appeal is another round. */
export async function reopenCase(
  em: EntityManager,
  documentId: string,
  { now, isAppeal }: { now: Date; isAppeal: boolean },
): Promise<void> {
  await execute(
    em,
    sql`update trust.verification_case
           set status = 'OPEN', due_at = ${dueFrom(now)}, overdue_at = null, round = round + ${isAppeal ? 1 : 0}::int
         where document_id = ${documentId}::uuid`,
  );
}

export interface NewDecision {
  reviewerId: string;
  decision: 'APPROVE' | 'REJECT' | 'NEEDS_INFO' | 'REVOKE';
  reason: string;
  forged: boolean;
  at: Date;
}

/**
 * Keeps what a reviewer decided, of a case that is locked. False where they approved, rejected or revoked the document
 * before: an appeal is for others to decide. To ask and to revoke is always possible.
 */
export async function addDecision(
  em: EntityManager,
  { id, round }: VerificationCase,
  { reviewerId, decision, reason, forged, at }: NewDecision,
): Promise<boolean> {
  const added = await execute(
    em,
    sql`insert into trust.verification_decision (id, case_id, reviewer_id, decision, reason, forged, decided_at, round)
        select ${newId()}::uuid, ${id}::uuid, ${reviewerId}::uuid, ${decision}::text, ${reason}, ${forged}::boolean,
               ${at}::timestamptz, ${round}::int
         where ${decision}::text in ('NEEDS_INFO', 'REVOKE') or not exists (
               select from trust.verification_decision earlier
                where earlier.case_id = ${id}::uuid and earlier.reviewer_id = ${reviewerId}::uuid
                  and earlier.decision <> 'NEEDS_INFO')`,
  );
  return added > 0;
}

/** Until when another verified document of the type proves the same of the subject; undefined without one. */
export async function findOtherProof(
  em: EntityManager,
  { id, type, subjectType, subjectId }: Pick<LegalDocument, 'id' | 'type' | 'subjectType' | 'subjectId'>,
): Promise<{ recheckOn: string | null } | undefined> {
  const [other] = await query(
    em,
    sql<{ recheckOn: string | null }>`
      select recheck_on::text as "recheckOn" from trust.verification_case
       where subject_type = ${subjectType} and subject_id = ${subjectId}::uuid and document_type = ${type}
         and status = 'VERIFIED' and document_id <> ${id}::uuid
       order by recheck_on desc nulls first limit 1`,
  );
  return other;
}

export async function countApprovals(em: EntityManager, { id, round }: VerificationCase): Promise<number> {
  const [approved] = await query(
    em,
    sql<{ n: number }>`
      select count(*)::int as n from trust.verification_decision
       where case_id = ${id}::uuid and decision = 'APPROVE' and round = ${round}::int`,
  );
  return approved?.n ?? 0;
}
