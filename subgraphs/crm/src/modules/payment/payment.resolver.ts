import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { Lead } from '../lead/lead.entity.js';
import { Payment } from './payment.entity.js';
import { ConfirmPaymentInput, PaymentPayload, RecordPaymentInput } from './payment.inputs.js';
import { confirmPayment, recordPayment } from './payment.service.js';

@Resolver(() => Lead)
export class PaymentResolver {
  @Mutation(() => PaymentPayload, {
    description: 'Records a payment of the buyer; it is verified once the buyer confirms it.',
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  async recordPayment(
    @Arg('input', () => RecordPaymentInput, { description: 'How much, when, what for.' })
    input: RecordPaymentInput,
    @Ctx() context: CrmContext,
  ): Promise<PaymentPayload> {
    return { payment: await recordPayment(context, input) };
  }

  @Mutation(() => PaymentPayload, { description: 'The buyer confirms a payment, which verifies it.' })
  @Directive('@authenticated')
  async confirmPayment(
    @Arg('input', () => ConfirmPaymentInput, { description: 'Which payment.' })
    { paymentId }: ConfirmPaymentInput,
    @Ctx() context: CrmContext,
  ): Promise<PaymentPayload> {
    return { payment: await confirmPayment(context, paymentId) };
  }

  @FieldResolver(() => [Payment], { description: 'Payments, oldest first.' })
  payments(@Root() { id }: Lead, @Ctx() { loaders }: CrmContext): Promise<Payment[]> {
    return loaders.paymentsByLead.load(id);
  }
}
