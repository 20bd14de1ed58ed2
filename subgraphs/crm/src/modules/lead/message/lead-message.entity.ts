import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum LeadMessageParty {
  BUYER = 'BUYER',
  AGENT = 'AGENT',
}
registerEnumType(LeadMessageParty, {
  name: 'LeadMessageParty',
  description: 'Who writes messages about a lead.',
  valuesConfig: {
    BUYER: { description: 'The buyer of the lead.' },
    AGENT: { description: 'The agent who has the lead, or had it then.' },
  },
});

@Entity({ tableName: 'lead_message' })
@ObjectType({
  simpleResolvers: true,
  description:
    'What the buyer or the agent of a lead wrote to the other. It follows the lead to the next agent.',
})
export class LeadMessage {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the message, and of its event in live channels.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  leadId: string;

  /** Without holes in one lead, in the order of commits: written under the lead's lock. */
  @Property({ type: 'integer' })
  seq: number;

  @Property({ type: 'text' })
  @Field(() => LeadMessageParty, { description: 'Who wrote it.' })
  author: LeadMessageParty;

  @Property({ type: 'uuid' })
  authorUserId: string;

  @Property({ type: 'uuid', nullable: true })
  agentId: string | null;

  /** The account whose lead it was then. */
  @Property({ type: 'uuid' })
  buyerUserId: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What was written.' })
  text: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When.' })
  sentAt: Date;
}
