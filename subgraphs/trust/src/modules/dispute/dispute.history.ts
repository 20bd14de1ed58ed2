import { execute, newId, recordEvent, sql, type EntityManager } from '@propmubi/runtime';
import type { Dispute } from './dispute.entity.js';
import type { DisputeAction, DisputeOutcome } from './dispute.enums.js';

interface Step {
  action: DisputeAction;
  reason: string | null;
  /** Null when the clock did it. */
  actorId: string | null;
  at: Date;
}

/** Every step is kept, in the transaction that makes it. */
export async function addToHistory(em: EntityManager, dispute: Dispute, step: Step): Promise<void> {
  await execute(
    em,
    sql`insert into trust.dispute_entry (id, dispute_id, organization_id, action, reason, actor_id, at)
        values (${newId()}, ${dispute.id}, ${dispute.organizationId}, ${step.action}, ${step.reason}, ${step.actorId},
          ${step.at})`,
  );
}

const factsOf = (dispute: Dispute) => ({
  disputeId: dispute.id,
  organizationId: dispute.organizationId,
  subjectType: dispute.subjectType,
  subjectId: dispute.subjectId,
  openedBy: dispute.openedBy,
  severity: dispute.severity,
});

export async function recordOpened(em: EntityManager, dispute: Dispute): Promise<void> {
  await recordEvent(em, {
    type: 'DisputeOpened',
    organizationId: dispute.organizationId,
    data: {
      ...factsOf(dispute),
      openedAt: dispute.openedAt.toISOString(),
      decideBy: dispute.decideBy.toISOString(),
    },
  });
}

export async function recordResolved(
  em: EntityManager,
  dispute: Dispute,
  { outcome, reason, at }: { outcome: `${DisputeOutcome}`; reason: string | null; at: Date },
): Promise<void> {
  await recordEvent(em, {
    type: 'DisputeResolved',
    organizationId: dispute.organizationId,
    data: { ...factsOf(dispute), outcome, reason, resolvedAt: at.toISOString() },
  });
}

export async function recordTriaged(em: EntityManager, dispute: Dispute, at: Date): Promise<void> {
  await recordEvent(em, {
    type: 'DisputeAccepted',
    organizationId: dispute.organizationId,
    data: { ...factsOf(dispute), acceptedAt: at.toISOString() },
  });
}

export async function recordOverdue(em: EntityManager, dispute: Dispute, at: Date): Promise<void> {
  await recordEvent(em, {
    type: 'DisputeOverdue',
    organizationId: dispute.organizationId,
    data: { ...factsOf(dispute), overdueAt: at.toISOString() },
  });
}
