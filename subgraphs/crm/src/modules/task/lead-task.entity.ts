import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum LeadTaskStatus {
  OPEN = 'OPEN',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
}
registerEnumType(LeadTaskStatus, {
  name: 'LeadTaskStatus',
  description: 'What became of a task.',
  valuesConfig: {
    OPEN: { description: 'Still to do.' },
    DONE: { description: 'Done.' },
    CANCELLED: { description: 'No longer needed.' },
  },
});

@Entity({ tableName: 'lead_task' })
@ObjectType({
  simpleResolvers: true,
  description:
    'What the agent of a lead means to do about it, by when. It follows the lead to the next agent.',
})
export class LeadTask {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the task.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  leadId: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What to do.' })
  title: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, {
    description: 'By when; the agent who has the lead is reminded then, by TASK_DUE in their feed.',
  })
  dueAt: Date;

  @Property({ type: 'text' })
  @Field(() => LeadTaskStatus, { description: 'What became of it.' })
  status: LeadTaskStatus;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was added.' })
  createdAt: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was done or cancelled.' })
  closedAt: Date | null;
}
