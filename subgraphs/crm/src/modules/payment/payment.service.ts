import { newId, query, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { assertIndependentBuyer, assertWorksOn, onLead } from '../commands/lead-command.js';
import { withIdempotencyKey } from '../lead/idempotency.js';
import type { Lead } from '../lead/lead.entity.js';
import { LeadActivityKind } from '../lead/lead.enums.js';
import { eventFacts } from '../lead/lead-key.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { needsReason } from '../lead/pipeline.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { ListingProjection } from '../listing/listing-projection.entity.js';
import { Payment } from './payment.entity.js';
import * as errors from './payment.errors.js';
import type { RecordPaymentInput } from './payment.inputs.js';

const YEAR_MS = 365 * 24 * 60 * 60_000;

/**
 * Records money received. What the brokerage says of itself is not verified: the buyer confirms it.
 * @throws ConflictError LEAD_CLOSED; RateLimitedError LEAD_RATE_LIMITED; InvalidInputError PAYMENT_IN_THE_FUTURE, PAYMENT_TOO_OLD
 */
export async function recordPayment(context: CrmContext, input: RecordPaymentInput): Promise<Payment> {
  let paymentId = '';
  await onLead(context, input.leadId, async (transaction, lead) => {
    assertWorksOn(context, lead);
    const { em, now, organizationId } = transaction;
    const { idempotencyKey, ...request } = input;
    const place = { operation: 'recordPayment', key: idempotencyKey, request };
    ({ paymentId } = await withIdempotencyKey(transaction, place, async () => {
      if (needsReason(lead.stage)) throw errors.paymentOnClosedLead();
      if (input.receivedAt > now) throw errors.paymentInTheFuture();
      if (lead.createdAt.getTime() - input.receivedAt.getTime() > YEAR_MS) throw errors.paymentTooOld();
      await context.services.leadLimiter.countWork(lead.id);
      const id = newId();
      const { kind, amount, receivedAt } = input;
      await query(
        em,
        sql`
          insert into crm.payment (id, organization_id, lead_id, agent_id, kind, amount, verified, received_at, created_at)
          values (${id}, ${organizationId}, ${lead.id}, ${lead.agentId}, ${kind}, ${amount}, false, ${receivedAt}, ${now})`,
      );
      const payment = { id, agentId: lead.agentId, kind, amount, receivedAt, verified: false };
      await recordPaymentEvent(transaction, lead, payment, LeadActivityKind.PAYMENT_RECORDED);
      return { paymentId: id };
    }));
  });
  return context.db.read((em) => em.findOneOrFail(Payment, { id: paymentId }));
}

/**
 * The buyer confirms a payment, which verifies it; the second time changes nothing.
 * @throws NotFoundError PAYMENT_NOT_FOUND, also for one of another's lead; ForbiddenError NOT_THE_BUYER, OWN_BROKERAGE
 */
export async function confirmPayment(context: CrmContext, paymentId: string): Promise<Payment> {
  const seen = await context.db.read((em) => em.findOne(Payment, { id: paymentId }));
  if (!seen || !(await context.db.read((em) => context.visibleLead(em, seen.leadId)))) {
    throw errors.paymentNotFound();
  }
  await onLead(context, seen.leadId, async (transaction, lead) => {
    await assertIndependentBuyer(context, lead);
    const { em, now } = transaction;
    const payment = await em.findOneOrFail(Payment, { id: paymentId }, { refresh: true });
    if (payment.confirmedAt) return;
    await query(
      em,
      sql`update crm.payment set verified = true, confirmed_at = ${now} where id = ${paymentId}`,
    );
    await recordPaymentEvent(
      transaction,
      lead,
      { ...payment, verified: true },
      LeadActivityKind.PAYMENT_CONFIRMED,
    );
  });
  return context.db.read((em) => em.findOneOrFail(Payment, { id: paymentId }, { refresh: true }));
}

/** Timeline and event; consumers know a payment by its id and act once it is verified. */
async function recordPaymentEvent(
  transaction: LeadTransaction,
  lead: Lead,
  payment: Pick<Payment, 'id' | 'agentId' | 'kind' | 'amount' | 'receivedAt' | 'verified'>,
  activity: LeadActivityKind,
): Promise<void> {
  const { em, organizationId } = transaction;
  const { id: paymentId, agentId, kind, amount, receivedAt, verified } = payment;
  const listing = lead.listingId ? await em.findOne(ListingProjection, { id: lead.listingId }) : null;
  addActivities(transaction, [
    { leadId: lead.id, kind: activity, agentId, facts: { paymentId, amount, paymentKind: kind } },
  ]);
  transaction.events.push({
    type: 'PaymentReceived',
    organizationId,
    data: {
      ...eventFacts(organizationId, lead),
      agentId,
      builderId: listing?.builderId ?? null,
      paymentId,
      kind,
      amount,
      verified,
      receivedAt: receivedAt.toISOString(),
    },
  });
}
