import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, Node } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum SiteVisitStatus {
  REQUESTED = 'REQUESTED',
  SCHEDULED = 'SCHEDULED',
  DONE = 'DONE',
  BUYER_NO_SHOW = 'BUYER_NO_SHOW',
  AGENT_NO_SHOW = 'AGENT_NO_SHOW',
  CANCELLED = 'CANCELLED',
}
export type VisitOutcome =
  SiteVisitStatus.DONE | SiteVisitStatus.BUYER_NO_SHOW | SiteVisitStatus.AGENT_NO_SHOW;
registerEnumType(SiteVisitStatus, {
  name: 'SiteVisitStatus',
  description: 'What became of a visit.',
  valuesConfig: {
    REQUESTED: { description: 'The buyer proposed a time; the agent has not agreed yet.' },
    SCHEDULED: { description: 'Buyer and agent have a date.' },
    DONE: { description: 'The buyer saw the home.' },
    BUYER_NO_SHOW: { description: 'The buyer did not come.' },
    AGENT_NO_SHOW: { description: 'The agent did not come.' },
    CANCELLED: { description: 'One side called it off.' },
  },
});

@Entity({ tableName: 'site_visit' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A buyer sees a home with an agent. Once the buyer confirmed it, the buyer may review.',
})
@Directive('@key(fields: "id")')
export class SiteVisit {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  leadId: string;

  @Property({ type: 'uuid', nullable: true })
  listingId: string | null;

  @Property({ type: 'uuid', nullable: true })
  agentId: string | null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When the buyer and the agent meet.' })
  scheduledFor: Date;

  @Property({ type: 'text' })
  @Field(() => SiteVisitStatus, { description: 'What became of it.' })
  status: SiteVisitStatus;

  @Property({ type: 'text' })
  buyerCode: string;

  @Property({ type: 'smallint' })
  codeAttempts: number;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether the buyer confirmed it with their code.' })
  verified: boolean;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When its outcome was recorded.' })
  completedAt: Date | null;

  @Property({ type: 'timestamptz' })
  createdAt: Date;
}
