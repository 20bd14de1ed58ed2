import type { ErasedRows } from '@propmubi/privacy';
import { type EntityManager, execute, pgArray, query, sql } from '@propmubi/runtime';
import { type CommandServices, inEachBrokerage, type LeadTransaction } from '../lead/lead-transaction.js';
import { AssignmentEndReason } from '../lead/assignment.entity.js';
import { revokeConsents } from '../lead/consent/consent.repository.js';
import { LeadCloseReason, LeadStage } from '../lead/lead.enums.js';
import { isClosed } from '../lead/pipeline.js';
import { lockLead } from '../lead/lock-lead.js';
import { changeStage } from './change-stage.js';

/**
 * Forgets a person in every brokerage they asked: name, phone, e-mail, what they wrote and what was noted about them.
 * Their leads stay as numbers, without consent; an open one closes as withdrawn, which its agent is told. A booking
 * stays one. The second time changes nothing. Returns how many rows were reached.
 */
export async function eraseBuyer(
  em: EntityManager,
  services: CommandServices,
  userId: string,
): Promise<ErasedRows> {
  const verified = await execute(em, sql`delete from crm.verified_contact where user_id = ${userId}`);
  const places = await query(
    em,
    sql<{
      organization_id: string;
      lead_id: string;
    }>`select organization_id, lead_id from crm.leads_of_user(${userId})`,
  );
  const byBrokerage = Map.groupBy(places, ({ organization_id }) => organization_id);
  await inEachBrokerage(em, { services, actor: { userId } }, [...byBrokerage.keys()], (transaction) => {
    const leads = byBrokerage.get(transaction.organizationId) ?? [];
    return eraseWithin(
      transaction,
      leads.map(({ lead_id }) => lead_id),
      userId,
    );
  });
  return { lead: places.length, verified_contact: verified };
}

async function eraseWithin(
  transaction: LeadTransaction,
  leadIds: readonly string[],
  userId: string,
): Promise<void> {
  const { em } = transaction;
  // A key's request is kept as a hash, of a phone number among other things.
  await query(em, sql`delete from crm.idempotency where actor_id = ${userId}`);
  // Every lead before any agent: the order of locks in which no two commands wait for each other.
  await query(
    em,
    sql`select 1 from crm.lead where id = any (${pgArray(leadIds)}::uuid[]) order by id for update`,
  );
  for (const leadId of leadIds) await eraseFrom(transaction, leadId, userId);
}

async function eraseFrom(transaction: LeadTransaction, leadId: string, userId: string): Promise<void> {
  const { em, now } = transaction;
  const lead = await lockLead(transaction, leadId);
  await query(
    em,
    sql`
      with gone as (
        delete from crm.lead_message where lead_id = ${leadId} and buyer_user_id = ${userId} returning 1
      )
      delete from crm.lead_message_mark where lead_id = ${leadId} and exists (select from gone)`,
  );
  if (lead?.buyerUserId !== userId) {
    // They had typed another person's number.
    await query(
      em,
      sql`
        update crm.activity set note = null
         where lead_id = ${leadId} and actor_user_id = ${userId} and kind = 'RECAPTURED'`,
    );
    await query(
      em,
      sql`update crm.lead_enquiry set message = null where lead_id = ${leadId} and asked_by = ${userId}`,
    );
    return;
  }
  await revokeConsents(transaction, { contactId: lead.contactId, lead });
  if (!isClosed(lead.stage)) {
    await changeStage(
      transaction,
      lead,
      { stage: LeadStage.LOST, reason: LeadCloseReason.WITHDRAWN_BY_BUYER },
      { reason: AssignmentEndReason.WITHDRAWN_BY_BUYER, notifyAgent: true },
    );
  }
  const [contact] = await query(
    em,
    sql<{ isNew: boolean }>`
      with known as (select id, erased_at from crm.contact where id = ${lead.contactId} for update)
      update crm.contact c set name = null, phone = null, phone_digest = null, email = null, user_id = null,
          erased_at = coalesce(known.erased_at, ${now}::timestamptz)
        from known where c.id = known.id
      returning known.erased_at is null as "isNew"`,
  );
  await query(em, sql`update crm.lead set message = null where id = ${leadId}`);
  await query(em, sql`update crm.lead_enquiry set message = null where lead_id = ${leadId}`);
  await query(em, sql`update crm.activity set note = null where lead_id = ${leadId}`);
  await query(em, sql`delete from crm.lead_task where lead_id = ${leadId}`);
  if (!contact?.isNew) return;
  transaction.acts.push({
    action: 'LEAD_PERSON_ERASED',
    organizationId: lead.organizationId,
    subjectType: 'LEAD',
    subjectId: leadId,
  });
}
