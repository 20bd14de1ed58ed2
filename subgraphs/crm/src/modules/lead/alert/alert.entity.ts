import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum LeadAlertKind {
  LEAD_IN_POND = 'LEAD_IN_POND',
  AGENT_LEFT = 'AGENT_LEFT',
  LISTINGS_WITHOUT_AGENT = 'LISTINGS_WITHOUT_AGENT',
}
registerEnumType(LeadAlertKind, {
  name: 'LeadAlertKind',
  description: 'What a manager should look at.',
  valuesConfig: {
    LEAD_IN_POND: {
      description: 'No agent could take the lead, or agents missed their deadlines: it is in the pond.',
    },
    AGENT_LEFT: { description: 'The agent left or was suspended; the lead was routed on.' },
    LISTINGS_WITHOUT_AGENT: {
      description:
        'The agent left or was suspended; their listings are the managers’ to hand over or withdraw.',
    },
  },
});

@Entity({ tableName: 'alert' })
@ObjectType('LeadAlert', { simpleResolvers: true, description: 'Something a manager should look at.' })
export class LeadAlert {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the alert.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid', nullable: true })
  leadId: string | null;

  /** The agent who is gone, where it is about their listings. */
  @Property({ type: 'uuid', nullable: true })
  agentId: string | null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many listings it is about.' })
  listings: number | null;

  @Property({ type: 'text' })
  @Field(() => LeadAlertKind, { description: 'What it is about.' })
  kind: LeadAlertKind;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was raised.' })
  raisedAt: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a manager took note of it.' })
  acknowledgedAt: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the matter ended by itself, as when an agent got the lead.',
  })
  resolvedAt: Date | null;

  @Property({ type: 'uuid', nullable: true })
  acknowledgedBy: string | null;
}
