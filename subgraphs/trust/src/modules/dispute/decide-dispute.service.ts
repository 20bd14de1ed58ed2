import { LockMode } from '@mikro-orm/core';
import { assertAuthenticated, type EntityManager, stateOf, type Viewer } from '@propmubi/runtime';
import { DECIDE } from './dispute.scopes.js';
import type { TrustContext } from '../../context.js';
import { readAsReviewer } from '../../reviewing.js';
import { beginEffect, endEffect, recordUpheld } from './dispute.effect.js';
import { recordDisputeAct } from './dispute.audit.js';
import { Dispute } from './dispute.entity.js';
import {
  DisputeAction,
  DisputeOutcome,
  DisputeStatus,
  PENDING,
  type DisputeSeverity,
  TriageDecision,
} from './dispute.enums.js';
import { decidesOwnDispute, disputeNotFound, notOpen, reasonRequired } from './dispute.errors.js';
import { addToHistory, recordResolved, recordTriaged } from './dispute.history.js';
import type { ResolveDisputeInput, TriageDisputeInput, WithdrawDisputeInput } from './dispute.inputs.js';

type Caller = Pick<TrustContext, 'db' | 'viewer' | 'now'>;

/**
 * A reviewer accepts a dispute, from when on it acts, or dismisses it.
 * @throws NotFoundError; ForbiddenError MAKER_IS_CHECKER; InvalidInputError REASON_REQUIRED; ConflictError NOT_OPEN
 */
export async function triageDispute(context: Caller, input: TriageDisputeInput): Promise<Dispute> {
  return asDecider(context, input, async (em, dispute, deciderId, now) => {
    if (dispute.status !== DisputeStatus.OPEN) throw notOpen(dispute.status);
    const accepted = input.decision === TriageDecision.ACCEPT;
    const { reason } = input;
    Object.assign(dispute, {
      status: accepted ? DisputeStatus.UNDER_REVIEW : DisputeStatus.DISMISSED,
      severity: input.severity ?? (dispute.severity as DisputeSeverity),
      factor: input.factor ?? dispute.factor,
      triagedBy: deciderId,
      triagedAt: now,
      triageReason: reason,
      ...(!accepted && { resolvedBy: deciderId, resolvedAt: now, resolutionReason: reason }),
    });
    await em.flush();
    const action = accepted ? DisputeAction.ACCEPTED : DisputeAction.DISMISSED;
    await addToHistory(em, dispute, { action, reason, actorId: deciderId, at: now });
    if (!accepted) return recordResolved(em, dispute, { outcome: 'DISMISSED', reason, at: now });
    await beginEffect(em, dispute, now);
    await recordTriaged(em, dispute, now);
  });
}

/**
 * Decides an accepted or overdue dispute: its effect ends, and upheld it speaks against the subject.
 * @throws NotFoundError; ForbiddenError MAKER_IS_CHECKER; InvalidInputError REASON_REQUIRED; ConflictError NOT_OPEN
 */
export async function resolveDispute(context: Caller, input: ResolveDisputeInput): Promise<Dispute> {
  return asDecider(context, input, async (em, dispute, deciderId, now) => {
    if (dispute.status !== DisputeStatus.UNDER_REVIEW && dispute.status !== DisputeStatus.OVERDUE) {
      throw notOpen(dispute.status);
    }
    await endEffect(em, dispute);
    if (input.outcome === DisputeOutcome.UPHELD) await recordUpheld(em, dispute, now);
    await close(em, dispute, { ...input, actorId: deciderId, at: now });
  });
}

/**
 * The person who opened a dispute takes it back.
 * @throws NotFoundError; ConflictError NOT_OPEN
 */
export async function withdrawDispute(
  { db, viewer, now }: Caller,
  { disputeId }: WithdrawDisputeInput,
): Promise<Dispute> {
  assertAuthenticated(viewer);
  const found = await db.read((em) => em.findOne(Dispute, { id: disputeId, openedBy: viewer.userId }));
  if (!found) throw disputeNotFound();
  return db.write(async (em) => {
    const dispute = await lock(em, disputeId);
    if (!PENDING.includes(dispute.status)) throw notOpen(dispute.status);
    const before = stateOf(dispute, ['status']);
    await endEffect(em, dispute);
    await close(em, dispute, { outcome: DisputeOutcome.WITHDRAWN, reason: null, actorId: null, at: now() });
    await recordDisputeAct(em, viewer, 'WITHDRAWN', dispute, { before, after: { status: dispute.status } });
    return dispute;
  }, found);
}

/** Finds a dispute of any tenant for a decider, locks it and checks that they may decide it. */
async function asDecider(
  { db, viewer, now }: Caller,
  { disputeId, reason }: { disputeId: string; reason: string },
  decide: (em: EntityManager, dispute: Dispute, deciderId: string, now: Date) => Promise<void>,
): Promise<Dispute> {
  assertAuthenticated(viewer);
  const found = await db.read(async (em) => {
    await readAsReviewer(em, viewer, DECIDE);
    return em.findOne(Dispute, { id: disputeId });
  });
  if (!found) throw disputeNotFound();
  return db.write(async (em) => {
    const dispute = await lock(em, disputeId);
    if (isParty(viewer, dispute)) throw decidesOwnDispute();
    if (!/^[A-Z][A-Z0-9_]{2,63}$/.test(reason)) throw reasonRequired();
    const before = stateOf(dispute, ['status', 'severity', 'factor']);
    await decide(em, dispute, viewer.userId, now());
    const after = { ...stateOf(dispute, ['status', 'severity', 'factor']), reason };
    await recordDisputeAct(em, viewer, 'DECIDED', dispute, { before, after });
    return dispute;
  }, found);
}

async function lock(em: EntityManager, id: string): Promise<Dispute> {
  const dispute = await em.findOne(Dispute, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!dispute) throw disputeNotFound();
  return dispute;
}

function isParty(viewer: Viewer & { userId: string }, dispute: Dispute): boolean {
  return (
    dispute.openedBy === viewer.userId ||
    (dispute.subjectType === 'USER' && dispute.subjectId === viewer.userId) ||
    viewer.organizationId === dispute.organizationId
  );
}

async function close(
  em: EntityManager,
  dispute: Dispute,
  end: { outcome: DisputeOutcome; reason: string | null; actorId: string | null; at: Date },
): Promise<void> {
  Object.assign(dispute, {
    status: DisputeStatus[end.outcome],
    resolvedBy: end.actorId,
    resolvedAt: end.at,
    resolutionReason: end.reason,
  });
  await em.flush();
  await addToHistory(em, dispute, { ...end, action: DisputeAction[end.outcome] });
  await recordResolved(em, dispute, end);
}
