import { GraphQLDateTime, GraphQLRupees } from '@propmubi/runtime';
import { IsDate, IsUUID, Min } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { PlainText } from '../../shared/plain-text.js';
import { LeadInput } from '../commands/work-lead.inputs.js';
import { Payment, PaymentKind } from './payment.entity.js';

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

  @Field(() => GraphQLDateTime, {
    description: 'When it was received; not in the future, and at most a year before the lead.',
  })
  @IsDate()
  receivedAt: Date;
}

@InputType({ description: 'The buyer says that a payment was made.' })
export class ConfirmPaymentInput {
  @Field(() => ID, { description: 'Id of the payment.' })
  @IsUUID('all')
  paymentId: string;
}

@ObjectType({ simpleResolvers: true, description: 'The payment as recorded.' })
export class PaymentPayload {
  @Field(() => Payment, { description: 'The payment.' })
  payment: Payment;
}
