import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, ObjectType } from 'type-graphql';
import { LeadActivityKind } from '../lead.enums.js';

@Entity({ tableName: 'activity' })
@ObjectType('LeadActivity', { simpleResolvers: true, description: 'One thing that happened to a lead.' })
export class Activity {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of this entry.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  leadId: string;

  @Property({ type: 'text' })
  @Field(() => LeadActivityKind, { description: 'What happened.' })
  kind: LeadActivityKind;

  @Property({ type: 'uuid', nullable: true })
  actorUserId: string | null;

  @Property({ type: 'uuid', nullable: true })
  agentId: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the person who did it noted.' })
  note: string | null;

  /** Ids and codes that explain the entry; no personal data. */
  @Property({ type: 'json' })
  facts: Record<string, unknown>;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When.' })
  at: Date;
}
