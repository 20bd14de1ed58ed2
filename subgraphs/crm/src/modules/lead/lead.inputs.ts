import { ConnectionArgs, GraphQLDateTime } from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { LeadRoutingStatus, LeadStage } from './lead.enums.js';

@InputType({ description: 'Which of the leads the viewer may see.' })
export class LeadFilter {
  @Field(() => [LeadStage], { nullable: true, description: 'In one of these stages.' })
  @IsOptional()
  @ArrayMaxSize(9)
  stages?: LeadStage[] | null;

  @Field(() => [LeadRoutingStatus], { nullable: true, description: 'In one of these states of routing.' })
  @IsOptional()
  @ArrayMaxSize(4)
  routingStatuses?: LeadRoutingStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'With this agent.' })
  @IsOptional()
  @IsUUID('all')
  agentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this listing.' })
  @IsOptional()
  @IsUUID('all')
  listingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this project.' })
  @IsOptional()
  @IsUUID('all')
  projectId?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Asked at this instant or later.' })
  @IsOptional()
  createdFrom?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Asked before this instant.' })
  @IsOptional()
  createdBefore?: Date | null;
}

@ArgsType()
export class LeadsArgs extends ConnectionArgs {
  @Field(() => LeadFilter, { nullable: true, description: 'Defaults to all the viewer may see.' })
  @IsOptional()
  @ValidateNested()
  filter?: LeadFilter | null;
}
