import { GraphQLDateTime } from '@propmubi/runtime';
import { IsDate, IsEnum, IsOptional, IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { PlainText } from '../../shared/plain-text.js';
import { LeadInput } from '../commands/work-lead.inputs.js';
import { LeadTask, LeadTaskStatus } from './lead-task.entity.js';

@InputType({ description: 'A task for the agent of a lead.' })
export class AddLeadTaskInput extends LeadInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 128 characters.' })
  @PlainText(8, 128)
  idempotencyKey: string;

  @Field(() => String, { description: 'What to do, at most 200 characters. Not for buyers.' })
  @PlainText(1, 200)
  title: string;

  @Field(() => GraphQLDateTime, { description: 'By when; within the next year.' })
  @IsDate()
  dueAt: Date;
}

@InputType({ description: 'Changes of a task; what is left out stays.' })
export class UpdateLeadTaskInput {
  @Field(() => ID, { description: 'Id of the task.' })
  @IsUUID('all')
  taskId: string;

  @Field(() => String, { nullable: true, description: 'What to do, at most 200 characters.' })
  @IsOptional()
  @PlainText(1, 200)
  title?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'By when; the reminder moves with it.' })
  @IsOptional()
  @IsDate()
  dueAt?: Date | null;

  @Field(() => LeadTaskStatus, {
    nullable: true,
    description: 'DONE or CANCELLED close it, OPEN reopens it.',
  })
  @IsOptional()
  @IsEnum(LeadTaskStatus)
  status?: LeadTaskStatus | null;
}

@ObjectType({ simpleResolvers: true, description: 'The task after the change.' })
export class LeadTaskPayload {
  @Field(() => LeadTask, { description: 'The task.' })
  task: LeadTask;
}
