import { ConnectionArgs, GraphQLDateTime } from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { LeadAlertKind } from '../lead/alert/alert.entity.js';
import { LeadTaskStatus } from '../task/lead-task.entity.js';
import { SiteVisitStatus } from '../visit/site-visit.entity.js';

@InputType({ description: 'Which visits; every given condition must hold.' })
export class SiteVisitFilter {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'At this instant or later.' })
  @IsOptional()
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Before this instant.' })
  @IsOptional()
  before?: Date | null;

  @Field(() => [SiteVisitStatus], { nullable: true, description: 'With one of these outcomes.' })
  @IsOptional()
  @ArrayMaxSize(6)
  statuses?: SiteVisitStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Of leads that this agent has.' })
  @IsOptional()
  @IsUUID('all')
  agentId?: string | null;
}

@InputType({ description: 'Which tasks; every given condition must hold.' })
export class LeadTaskFilter {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Due at this instant or later.' })
  @IsOptional()
  dueFrom?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Due before this instant.' })
  @IsOptional()
  dueBefore?: Date | null;

  @Field(() => [LeadTaskStatus], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(3)
  statuses?: LeadTaskStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Of leads that this agent has.' })
  @IsOptional()
  @IsUUID('all')
  agentId?: string | null;
}

@InputType({ description: 'Which alerts; every given condition must hold.' })
export class LeadAlertFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Those that no manager acknowledged and that did not end by themselves; or the others.',
  })
  open?: boolean | null;

  @Field(() => [LeadAlertKind], { nullable: true, description: 'About one of these.' })
  @IsOptional()
  @ArrayMaxSize(3)
  kinds?: LeadAlertKind[] | null;
}

@ArgsType()
export class SiteVisitsArgs extends ConnectionArgs {
  @Field(() => SiteVisitFilter, { nullable: true, description: 'Which; left out, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: SiteVisitFilter | null;
}

@ArgsType()
export class LeadTasksArgs extends ConnectionArgs {
  @Field(() => LeadTaskFilter, { nullable: true, description: 'Which; left out, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: LeadTaskFilter | null;
}

@ArgsType()
export class LeadAlertsArgs extends ConnectionArgs {
  @Field(() => LeadAlertFilter, { nullable: true, description: 'Which; left out, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: LeadAlertFilter | null;
}
