import { BY_CLOCK, type EntityManager, query, sql } from '@propmubi/runtime';
import { AssignmentEndReason } from '../lead/assignment.entity.js';
import { LeadCloseReason, LeadStage } from '../lead/lead.enums.js';
import {
  type CommandServices,
  inEachBrokerage,
  type LeadTransaction,
  setTransactionTenant,
} from '../lead/lead-transaction.js';
import { lockLead } from '../lead/lock-lead.js';
import { isClosed } from '../lead/pipeline.js';
import { changeStage } from './change-stage.js';

/**
 * The last member of a brokerage left: it takes no enquiries, and each open lead ends as lost, which its buyer is told. A booking
 * stays one. The second time changes nothing.
 */
export async function closeBrokerage(
  em: EntityManager,
  services: CommandServices,
  organizationId: string,
): Promise<void> {
  await query(
    em,
    sql`update crm.listing set published = false where organization_id = ${organizationId} and published`,
  );
  await inEachBrokerage(em, { services, actor: BY_CLOCK }, [organizationId], endLeads);
  await setTransactionTenant(em, organizationId);
}

async function endLeads(transaction: LeadTransaction): Promise<void> {
  const { em, organizationId } = transaction;
  // Every lead before any agent: the order of locks in which no two commands wait for each other.
  const open = await query(
    em,
    sql<{ id: string }>`
      select id from crm.lead where organization_id = ${organizationId} and routing_status <> 'CLOSED'
       order by id for update`,
  );
  for (const { id } of open) {
    const lead = await lockLead(transaction, id);
    if (!lead || isClosed(lead.stage)) continue;
    await changeStage(
      transaction,
      lead,
      { stage: LeadStage.LOST, reason: LeadCloseReason.BROKERAGE_CLOSED },
      { reason: AssignmentEndReason.CLOSED, notifyAgent: false },
    );
  }
}
