import { ConnectionArgs, GraphQLDateTime, GraphQLLocalDate, GraphQLRupees } from '@propmubi/runtime';
import { IsOptional, Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Agent } from './agent.entity.js';

@InputType({ description: 'Which agents to list; every given condition must hold.' })
export class AgentFilter {
  @Field(() => ID, { nullable: true, description: 'Of this brokerage.' })
  organizationId?: string;

  @Field(() => String, { nullable: true, description: 'Who know this locality, by name.' })
  @IsOptional()
  @MaxLength(100)
  locality?: string;

  @Field(() => String, { nullable: true, description: 'Who work in this language, an ISO 639-1 code.' })
  @IsOptional()
  @MaxLength(8)
  language?: string;
}

@ArgsType()
export class AgentsArgs extends ConnectionArgs {
  @Field(() => AgentFilter, { nullable: true, description: 'Which agents to list.' })
  filter?: AgentFilter;
}

/** What an agent’s profile and working arrangement are made of; each field is optional when updating. */
@InputType()
export abstract class AgentProfileFields {
  @Field(() => [String], { nullable: true, description: 'Languages they work in, as ISO 639 codes.' })
  languages?: string[];

  @Field(() => [String], { nullable: true, description: 'Names of the localities they know.' })
  localities?: string[];

  @Field(() => String, { nullable: true, description: 'Start of the shift, HH:MM in Indian Standard Time.' })
  shiftStart?: string;

  @Field(() => String, {
    nullable: true,
    description: 'End of the shift, HH:MM; before the start for a shift over midnight.',
  })
  shiftEnd?: string;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Lowest price they work with.' })
  budgetMin?: number;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Highest price they work with.' })
  budgetMax?: number;

  @Field(() => Int, { nullable: true, description: 'Most leads a day, 0 to 100; set by managers.' })
  @IsOptional()
  @Min(0)
  @Max(100)
  dailyCap?: number;

  @Field(() => Int, { nullable: true, description: 'Most open leads, 0 to 400; set by managers.' })
  @IsOptional()
  @Min(0)
  @Max(400)
  openCap?: number;
}

@InputType({ description: 'An agent to invite, with all that their registration says.' })
export class RegisterAgentInput extends AgentProfileFields {
  @Field(() => String, { description: 'Their mobile number; they sign in with it.' })
  @MaxLength(32)
  phone: string;

  @Field(() => String, { description: 'The name on the registration.' })
  name: string;

  @Field(() => String, { description: 'MahaRERA agent number: A and eleven digits.' })
  @MaxLength(32)
  reraNumber: string;

  @Field(() => GraphQLLocalDate, { description: 'Last day the registration is valid.' })
  licenceExpiresOn: string;
}

@InputType({ description: 'What to change about an agent; what is not given stays.' })
export class UpdateAgentProfileInput extends AgentProfileFields {
  @Field(() => ID, { nullable: true, description: 'Whose profile; one’s own when left out.' })
  agentId?: string;

  @Field(() => Boolean, { nullable: true, description: 'Hold back new leads for now.' })
  paused?: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When an absence is over: new leads are held back until then, and dealt again from then on. Within a year; null: until further notice.',
  })
  pausedUntil?: Date | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Last day of a renewed registration; set by managers.',
  })
  licenceExpiresOn?: string;
}

@ObjectType({ simpleResolvers: true, description: 'The agent as they are now.' })
export class AgentPayload {
  @Field(() => Agent, { description: 'The agent.' })
  agent: Agent;
}

@InputType({ description: 'Who leaves the brokerage.' })
export class RemoveAgentInput {
  @Field(() => ID, { description: 'The agent.' })
  agentId: string;
}
