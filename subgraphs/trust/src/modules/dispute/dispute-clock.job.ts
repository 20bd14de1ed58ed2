import { LockMode } from '@mikro-orm/core';
import { BY_CLOCK, type Database, systemViewer } from '@propmubi/runtime';
import { readAcrossTenants } from '../../reviewing.js';
import { recordDisputeAct } from './dispute.audit.js';
import { endEffect } from './dispute.effect.js';
import { Dispute } from './dispute.entity.js';
import { DisputeAction, DisputeStatus } from './dispute.enums.js';
import { addToHistory, recordOverdue } from './dispute.history.js';
import { findOverdue } from './dispute.repository.js';

const AT_ONCE = 200;

/**
 * Ends the effect of disputes that were not decided within 30 days: an accusation that is not examined must not weigh for
 * ever. They stay to be decided. Returns how many.
 */
export async function enforceDisputeClock(database: Database, now: Date): Promise<number> {
  const due = await database.scope(systemViewer(null)).write(async (em) => {
    await readAcrossTenants(em);
    return findOverdue(em, now, AT_ONCE);
  });
  for (const { id, organizationId } of due) {
    await database.scope(systemViewer(organizationId)).write(async (em) => {
      const dispute = await em.findOne(Dispute, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      // Decided since it was found.
      if (dispute?.status !== DisputeStatus.OPEN && dispute?.status !== DisputeStatus.UNDER_REVIEW) return;
      const { status } = dispute;
      dispute.status = DisputeStatus.OVERDUE;
      await em.flush();
      await endEffect(em, dispute);
      await addToHistory(em, dispute, {
        action: DisputeAction.OVERDUE,
        reason: null,
        actorId: null,
        at: now,
      });
      await recordOverdue(em, dispute, now);
      await recordDisputeAct(em, BY_CLOCK, 'OVERDUE', dispute, {
        before: { status },
        after: { status: dispute.status },
      });
    });
  }
  return due.length;
}
