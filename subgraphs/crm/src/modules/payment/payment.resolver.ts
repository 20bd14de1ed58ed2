import { assertId, Audited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { Lead } from '../lead/lead.entity.js';
import { Payment } from './payment.entity.js';
import { resolvePayment } from './payment.reference.js';
import { ConfirmPaymentInput, PaymentPayload, RecordPaymentInput } from './payment.inputs.js';
import { confirmPayment, recordPayment } from './payment.service.js';

@Resolver(() => Lead)
export class PaymentResolver {
  @Query(() => Payment, { nullable: true, description: 'A payment, where the viewer may see its lead.' })
  @Directive('@authenticated')
  payment(
    @Arg('id', () => ID, { description: 'Id of the payment.' }) id: string,
    @Ctx() context: CrmContext,
  ): Promise<Payment | null> {
    return resolvePayment({ id: assertId(id, 'id') }, context);
  }

  @Audited()
  @Mutation(() => PaymentPayload, {
    description: 'Records a payment of the buyer; it is verified once the buyer confirms it.',
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @UserErrors('LEAD_NOT_FOUND', 'LEAD_NOT_YOURS', 'LEAD_CLOSED', 'PAYMENT_IN_THE_FUTURE', 'PAYMENT_TOO_OLD')
  async recordPayment(
    @Arg('input', () => RecordPaymentInput, { description: 'How much, when, what for.' })
    input: RecordPaymentInput,
    @Ctx() context: CrmContext,
  ): Promise<PaymentPayload> {
    return { payment: await recordPayment(context, input) };
  }

  @Audited()
  @Mutation(() => PaymentPayload, { description: 'The buyer confirms a payment, which verifies it.' })
  @Directive('@authenticated')
  @UserErrors('PAYMENT_NOT_FOUND', 'LEAD_NOT_FOUND', 'NOT_THE_BUYER', 'OWN_BROKERAGE')
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
