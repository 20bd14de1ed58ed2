import {
  assertAuthenticated,
  newId,
  organizationsOfMember,
  query,
  sql,
  type TenantScope,
  type Viewer,
} from '@propmubi/runtime';
import type { TrustContext } from '../../context.js';
import type { Subject } from '../evidence/subject.js';
import { findStanding } from '../standing/standing.repository.js';
import { recordDisputeAct } from './dispute.audit.js';
import { Dispute } from './dispute.entity.js';
import { DisputeAction, DisputeRelation, DisputeStatus } from './dispute.enums.js';
import { disputeOpenAlready, selfDispute, standingRequired, subjectNotFound } from './dispute.errors.js';
import { addToHistory, recordOpened } from './dispute.history.js';
import type { OpenDisputeInput } from './dispute.inputs.js';
import { findOwner, hasPendingDispute, type SubjectOwner } from './dispute.repository.js';

const DECIDE_WITHIN_MS = 30 * 86_400_000;
/** Owner of disputes about subjects of no tenant that a person of no tenant opened. */
const PLATFORM = '00000000-0000-0000-0000-000000000000';

/**
 * Opens a dispute, which has no effect until a reviewer accepts it. It needs a visit, booking or payment with the
 * subject that the other side confirmed; each entitles to one dispute, and a person has one pending dispute per subject.
 * @throws NotFoundError SUBJECT_NOT_FOUND; ForbiddenError SELF_DISPUTE, STANDING_REQUIRED;
 * ConflictError DISPUTE_OPEN_ALREADY
 */
export async function openDispute(
  { db, viewer, now }: Pick<TrustContext, 'db' | 'viewer' | 'now'>,
  input: OpenDisputeInput,
): Promise<Dispute> {
  assertAuthenticated(viewer);
  const { userId } = viewer;
  const subject: Subject = { type: input.subjectType, id: input.subjectId };
  const owner = await db.read((em) => findOwner(em, subject));
  if (!owner) throw subjectNotFound();
  if (isOwn(viewer, subject, owner) || (await workedFor(db, userId, owner))) throw selfDispute();
  const organizationId = owner.organizationId ?? viewer.organizationId ?? PLATFORM;
  return db.write(
    async (em) => {
      // Two requests of one person wait for each other: neither can miss the other's dispute.
      await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 5))`);
      if (await hasPendingDispute(em, userId, subject)) throw disputeOpenAlready();
      const standing = await findStanding(em, viewer, subject);
      if (!standing) throw standingRequired();
      const openedAt = now();
      const dispute = em.create(Dispute, {
        id: newId(),
        organizationId,
        subjectType: input.subjectType,
        subjectId: input.subjectId,
        severity: input.severity,
        statement: input.statement,
        status: DisputeStatus.OPEN,
        relation: DisputeRelation[standing.relation],
        basisId: standing.basisId,
        factor: input.factor ?? null,
        documentId: input.documentId ?? null,
        openedBy: userId,
        openedAt,
        decideBy: new Date(openedAt.getTime() + DECIDE_WITHIN_MS),
        triagedBy: null,
        triagedAt: null,
        triageReason: null,
        resolvedBy: null,
        resolvedAt: null,
        resolutionReason: null,
      });
      await em.flush();
      await addToHistory(em, dispute, {
        action: DisputeAction.OPENED,
        reason: null,
        actorId: userId,
        at: openedAt,
      });
      await recordOpened(em, dispute);
      const { subjectType, subjectId, severity, factor } = dispute;
      await recordDisputeAct(em, viewer, 'OPENED', dispute, {
        after: { subjectType, subjectId, severity, factor },
      });
      return dispute;
    },
    { organizationId },
  );
}

/** Whether the person works or once worked for the owner: leaving makes no stranger of them. */
async function workedFor(
  db: TenantScope,
  userId: string,
  { organizationId }: SubjectOwner,
): Promise<boolean> {
  if (organizationId === null) return false;
  return (await db.read((em) => organizationsOfMember(em, userId))).has(organizationId);
}

function isOwn(viewer: Viewer, { type, id }: Subject, owner: SubjectOwner): boolean {
  return (
    (type === 'AGENT' && viewer.agentId === id) ||
    (owner.userId !== null && owner.userId === viewer.userId) ||
    (owner.organizationId !== null && owner.organizationId === viewer.organizationId)
  );
}
