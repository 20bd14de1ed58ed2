import { InvalidInputError, newId } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { withIdempotencyKey } from '../lead/idempotency.js';
import { assertWorksOn, onLead } from '../commands/lead-command.js';
import { LeadActivityKind } from '../lead/lead.enums.js';
import { isManager } from '../lead/lead.policy.js';
import { ListingProjection } from '../listing/listing-projection.entity.js';
import { Payment } from './payment.entity.js';
import type { RecordPaymentInput } from './payment.resolver.js';
import { eventFacts } from '../lead/lead-key.js';

/** Records money received. It makes a verified transaction only when management records it, not the agent alone. */
export async function recordPayment(context: CrmContext, input: RecordPaymentInput): Promise<Payment> {
  let paymentId = '';
  const verified = isManager(context.viewer);
  await onLead(context, input.leadId, async (transaction, lead) => {
    assertWorksOn(context, lead);
    const { em, now, organizationId } = transaction;
    const { idempotencyKey, ...request } = input;
    const place = { operation: 'recordPayment', key: idempotencyKey, request };
    ({ paymentId } = await withIdempotencyKey(transaction, place, async () => {
      if (input.receivedAt > now) {
        throw new InvalidInputError('A payment received lies in the past.', {
          code: 'PAYMENT_IN_THE_FUTURE',
        });
      }
      const id = newId();
      await em.execute(
        `insert into crm.payment (id, organization_id, lead_id, agent_id, kind, amount, verified, received_at, created_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          id,
          organizationId,
          lead.id,
          lead.agentId,
          input.kind,
          input.amount,
          verified,
          input.receivedAt,
          now,
        ],
      );
      const listing = lead.listingId ? await em.findOne(ListingProjection, { id: lead.listingId }) : null;
      addActivities(transaction, [
        {
          leadId: lead.id,
          kind: LeadActivityKind.PAYMENT_RECORDED,
          agentId: lead.agentId,
          facts: { paymentId: id },
        },
      ]);
      transaction.events.push({
        type: 'PaymentReceived',
        organizationId,
        data: {
          ...eventFacts(organizationId, lead),
          agentId: lead.agentId,
          builderId: listing?.builderId ?? null,
          paymentId: id,
          kind: input.kind,
          amount: input.amount,
          verified,
          receivedAt: input.receivedAt.toISOString(),
        },
      });
      return { paymentId: id };
    }));
  });
  return context.db.read((em) => em.findOneOrFail(Payment, { id: paymentId }));
}
