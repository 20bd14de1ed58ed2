import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, GraphQLRupees, Node } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum PaymentKind {
  TOKEN = 'TOKEN',
  BOOKING = 'BOOKING',
  INSTALMENT = 'INSTALMENT',
  BROKERAGE = 'BROKERAGE',
}
registerEnumType(PaymentKind, {
  name: 'PaymentKind',
  description: 'What a payment was for.',
  valuesConfig: {
    TOKEN: { description: 'Token money, which reserves the home.' },
    BOOKING: { description: 'The booking amount.' },
    INSTALMENT: { description: 'A later part of the price.' },
    BROKERAGE: { description: 'The brokerage’s fee.' },
  },
});

@Entity({ tableName: 'payment' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Money a buyer paid in the course of a lead.',
})
@Directive('@key(fields: "id")')
export class Payment {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  leadId: string;

  @Property({ type: 'uuid', nullable: true })
  agentId: string | null;

  @Property({ type: 'text' })
  @Field(() => PaymentKind, { description: 'What it was for.' })
  kind: PaymentKind;

  @Property({ type: new BigIntType('number') })
  @Field(() => GraphQLRupees, { description: 'How much.' })
  amount: number;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, {
    description: 'Confirmed by the buyer, not only by the brokerage that says it received it.',
  })
  verified: boolean;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was received.' })
  receivedAt: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the buyer confirmed it.' })
  confirmedAt: Date | null;

  @Property({ type: 'timestamptz' })
  createdAt: Date;
}
