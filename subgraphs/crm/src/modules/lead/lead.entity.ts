import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, GraphQLRupees, Node } from '@propmubi/runtime';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { LeadCloseReason, LeadRoutingStatus, LeadSource, LeadStage, LeadTemperature } from './lead.enums.js';

@Entity({ tableName: 'lead' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One person’s interest in one brokerage’s homes, from the first question to the booking.',
})
@Directive('@key(fields: "id")')
export class Lead {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  contactId: string;

  @Property({ type: 'uuid', nullable: true })
  buyerUserId: string | null;

  @Property({ type: 'uuid', nullable: true })
  listingId: string | null;

  @Property({ type: 'uuid', nullable: true })
  projectId: string | null;

  @Property({ type: 'uuid', nullable: true })
  agentId: string | null;

  @Property({ type: 'uuid', nullable: true })
  localityId: string | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  @Field(() => GraphQLRupees, { nullable: true, description: 'Least the buyer means to spend.' })
  budgetMin: number | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  @Field(() => GraphQLRupees, { nullable: true, description: 'Most the buyer means to spend.' })
  budgetMax: number | null;

  @Property({ type: 'text[]' })
  @Field(() => [String], { description: 'Languages the buyer likes to speak (BCP 47).' })
  languages: string[];

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the buyer wrote first.' })
  message: string | null;

  @Property({ type: 'text' })
  @Field(() => LeadSource, { description: 'First touch: where the buyer came from; never overwritten.' })
  firstSource: LeadSource;

  @Property({ type: 'text' })
  @Field(() => LeadSource, { description: 'Last touch: where the buyer came from most recently.' })
  lastSource: LeadSource;

  @Property({ type: 'text' })
  @Field(() => LeadStage, { description: 'Where it stands in the pipeline.' })
  stage: LeadStage;

  @Property({ type: 'text', nullable: true })
  temperature: LeadTemperature | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => LeadCloseReason, { nullable: true, description: 'Why it was closed without a booking.' })
  closeReason: LeadCloseReason | null;

  @Property({ type: 'text' })
  @Field(() => LeadRoutingStatus, { description: 'Whether an agent has it, it waits, or it is in the pond.' })
  routingStatus: LeadRoutingStatus;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a queued lead will be routed.' })
  routeAt: Date | null;

  /** When routing looks again for an agent for a lead in the pond; null: it waits for a claim. */
  @Property({ type: 'timestamptz', nullable: true })
  pondCheckAt: Date | null;

  @Property({ type: 'uuid', nullable: true })
  ruleId: string | null;

  @Property({ type: 'text', nullable: true })
  ruleName: string | null;

  @Property({ type: 'text', nullable: true })
  ruleReason: string | null;

  @Property({ type: 'smallint', fieldName: 'misses' })
  @Field(() => Int, {
    description: 'How many deadlines agents missed on it since it was opened or reopened.',
  })
  slaBreaches: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'How often the same person asked again.' })
  recaptures: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When the buyer first asked.' })
  createdAt: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it last changed.' })
  updatedAt: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When an agent first accepted it, since it was opened or reopened.',
  })
  acceptedAt: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the buyer was first contacted, since it was opened or reopened.',
  })
  firstContactedAt: Date | null;
}
