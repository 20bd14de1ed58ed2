import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  newId,
  NotFoundError,
  query,
  recordEvent,
  sql,
} from '@propmubi/runtime';
import type { EntityManager, Viewer } from '@propmubi/runtime';
import { recordEvidence, withdrawEvidence, type Subject } from '../evidence/index.js';
import { findEvidence } from '../evidence/evidence.repository.js';
import { Dispute, DisputeSeverity, DisputeStatus } from './dispute.entity.js';
import { DisputeOutcome, type OpenDisputeInput, type ResolveDisputeInput } from './dispute.inputs.js';

const DECIDE_WITHIN_MS = 30 * 86_400_000;
/** Owner of disputes about subjects of no tenant (projects, users) that nobody's tenant opened. */
const PLATFORM = '00000000-0000-0000-0000-000000000000';

type Person = Viewer & { userId: string };

/** The tenant a dispute belongs to: the subject's, else the opener's, else the platform. */
export async function organizationOf(
  em: EntityManager,
  viewer: Viewer,
  { subjectType, subjectId }: OpenDisputeInput,
): Promise<string> {
  const [owner] = await query<{ id: string | null }>(
    em,
    sql`select organization_id as id from trust.agent where ${subjectType} = 'AGENT' and agent_id = ${subjectId}
     union all select organization_id from trust.listing where ${subjectType} = 'LISTING' and listing_id = ${subjectId}`,
  );
  return owner?.id ?? viewer.organizationId ?? PLATFORM;
}

/** Freezes the evidence about the subject; a severe dispute caps the score while it is open. */
export async function openDispute(
  em: EntityManager,
  viewer: Person,
  organizationId: string,
  input: OpenDisputeInput,
  now: Date,
): Promise<Dispute> {
  const subject: Subject = { type: input.subjectType, id: input.subjectId };
  const dispute = em.create(Dispute, {
    id: newId(),
    organizationId,
    subjectType: input.subjectType,
    subjectId: input.subjectId,
    severity: input.severity,
    statement: input.statement,
    status: DisputeStatus.OPEN,
    frozenEvidence: await findEvidence(em, [subject]),
    openedBy: viewer.userId,
    openedAt: now,
    decideBy: new Date(now.getTime() + DECIDE_WITHIN_MS),
    resolvedBy: null,
    resolvedAt: null,
    resolutionReason: null,
  });
  await em.flush();
  await query(
    em,
    sql`insert into trust.frozen_subject (dispute_id, subject_type, subject_id, frozen_at, organization_id)
     values (${dispute.id}, ${subject.type}, ${subject.id}, clock_timestamp(), ${organizationId})`,
  );
  await recordEvidence(em, [
    {
      subject,
      factor: 'CONDUCT',
      kind: 'DISPUTE',
      source: 'SIGNAL',
      sourceKey: dispute.id,
      // An open dispute proves nothing either way; a severe one caps.
      value: 0.5,
      credibility: 0,
      cap: input.severity === DisputeSeverity.SEVERE ? 'DISPUTE_SEVERE' : null,
      observedAt: now.toISOString(),
    },
  ]);
  await recordEvent(em, {
    type: 'DisputeOpened',
    organizationId,
    data: { ...factsOf(dispute), openedAt: now.toISOString(), decideBy: dispute.decideBy.toISOString() },
  });
  return dispute;
}

/** The tenant of an open dispute; deciders work across tenants. */
export async function findOpenDispute(
  em: EntityManager,
  disputeId: string,
): Promise<{ organizationId: string } | undefined> {
  const [found] = await query<{ organizationId: string }>(
    em,
    sql`select organization_id as "organizationId" from trust.frozen_subject where dispute_id = ${disputeId}`,
  );
  return found;
}

/**
 * Decides, thaws the evidence and asks for a new score. Upheld, it speaks against the subject like a verified document.
 * @throws ForbiddenError MAKER_IS_CHECKER; InvalidInputError REASON_REQUIRED; ConflictError NOT_OPEN
 */
export async function resolveDispute(
  em: EntityManager,
  viewer: Person,
  { disputeId, outcome, reason }: ResolveDisputeInput,
  now: Date,
): Promise<Dispute> {
  const dispute = await em.findOne(Dispute, { id: disputeId }, { lockMode: 4 });
  if (!dispute) throw new NotFoundError('There is no such dispute.');
  if (dispute.openedBy === viewer.userId || viewer.organizationId === dispute.organizationId) {
    throw new ForbiddenError('Nobody decides their own dispute.', { code: 'MAKER_IS_CHECKER' });
  }
  if (!/^[A-Z][A-Z0-9_]{2,63}$/.test(reason)) {
    throw new InvalidInputError('Give a reason as an upper-case code.', { code: 'REASON_REQUIRED' });
  }
  if (dispute.status !== DisputeStatus.OPEN) {
    throw new ConflictError('The dispute was decided already.', { code: 'NOT_OPEN' });
  }
  Object.assign(dispute, {
    status: DisputeStatus[outcome],
    resolvedBy: viewer.userId,
    resolvedAt: now,
    resolutionReason: reason,
  });
  await em.flush();
  await query(em, sql`delete from trust.frozen_subject where dispute_id = ${dispute.id}`);
  const subject: Subject = { type: dispute.subjectType, id: dispute.subjectId };
  await withdrawEvidence(em, subject, dispute.id);
  if (outcome === DisputeOutcome.UPHELD) {
    await recordEvidence(em, [
      {
        subject,
        factor: 'CONDUCT',
        kind: 'DISPUTE',
        source: 'DOCUMENT',
        sourceKey: dispute.id,
        value: 0,
        halfLifeDays: 180,
        observedAt: now.toISOString(),
      },
    ]);
  }
  await recordEvent(em, {
    type: 'DisputeResolved',
    organizationId: dispute.organizationId,
    data: { ...factsOf(dispute), outcome, reason, resolvedAt: now.toISOString() },
  });
  return dispute;
}

function factsOf(dispute: Dispute) {
  return {
    disputeId: dispute.id,
    organizationId: dispute.organizationId,
    subjectType: dispute.subjectType,
    subjectId: dispute.subjectId,
    openedBy: dispute.openedBy,
    severity: dispute.severity,
  };
}
