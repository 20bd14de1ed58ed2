import { type AuditActor, type AuditedAct, type EntityManager, recordActs } from '@propmubi/runtime';
import type { Dispute } from './dispute.entity.js';

/** Leaves in the trail of the disputed organization what was done about it. */
export function recordDisputeAct(
  em: EntityManager,
  actor: AuditActor,
  action: 'OPENED' | 'DECIDED' | 'WITHDRAWN' | 'OVERDUE',
  { id, organizationId }: Pick<Dispute, 'id' | 'organizationId'>,
  states: Pick<AuditedAct, 'before' | 'after'>,
): Promise<void> {
  const act = { organizationId, subjectType: 'DISPUTE', subjectId: id };
  return recordActs(em, actor, [{ action: `DISPUTE_${action}`, ...act, ...states }]);
}
