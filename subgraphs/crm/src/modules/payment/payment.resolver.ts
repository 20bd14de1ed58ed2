import { PlainText } from '../../shared/plain-text.js';
import { GraphQLDateTime, GraphQLRupees } from '@propmubi/runtime';
import { IsDate, Min } from 'class-validator';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { Lead } from '../lead/lead.entity.js';
import { LeadInput } from '../commands/work-lead.inputs.js';
import { Payment, PaymentKind } from './payment.entity.js';
import { recordPayment } from './payment.service.js';

@InputType({ description: 'A payment that was received.' })
export class RecordPaymentInput extends LeadInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 128 characters.' })
  @PlainText(8, 128)
  idempotencyKey: string;

  @Field(() => PaymentKind, { description: 'What it was for.' })
  kind: PaymentKind;

  @Field(() => GraphQLRupees, { description: 'How much.' })
  @Min(1)
  amount: number;

  @Field(() => GraphQLDateTime, { description: 'When it was received; not in the future.' })
  @IsDate()
  receivedAt: Date;
}

@ObjectType({ simpleResolvers: true, description: 'The payment as recorded.' })
export class PaymentPayload {
  @Field(() => Payment, { description: 'The payment.' })
  payment: Payment;
}

@Resolver(() => Lead)
export class PaymentResolver {
  @Mutation(() => PaymentPayload, { description: 'Records a payment of the buyer.' })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  async recordPayment(
    @Arg('input', () => RecordPaymentInput, { description: 'How much, when, what for.' })
    input: RecordPaymentInput,
    @Ctx() context: CrmContext,
  ): Promise<PaymentPayload> {
    return { payment: await recordPayment(context, input) };
  }

  @FieldResolver(() => [Payment], { description: 'Payments, oldest first.' })
  payments(@Root() { id }: Lead, @Ctx() { loaders }: CrmContext): Promise<Payment[]> {
    return loaders.paymentsByLead.load(id);
  }
}
