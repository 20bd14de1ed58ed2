import { GraphQLLocalDate } from '@propmubi/runtime';
import { IsNotEmpty, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Builder } from '../builder/builder.entity.js';
import { Project } from './project.entity.js';
import { ProjectStatus, ProjectType } from './project.enums.js';

@InputType({
  description:
    'A project that the register’s last export did not have yet. Its RERA number is the idempotency key.',
})
export class RegisterProjectInput {
  @Field(() => String, { description: 'P and 11 digits, or P, a letter and 13 digits.' })
  reraNumber: string;

  @Field(() => ID, { description: 'Who promotes it: a builder the viewer acts for.' })
  builderId: string;

  @Field(() => String, { description: 'Name of the project.' })
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @Field(() => ProjectType, { defaultValue: ProjectType.RESIDENTIAL, description: 'Use.' })
  projectType: ProjectType;

  @Field(() => String, { description: 'Revenue district, such as Thane.' })
  @IsNotEmpty()
  @MaxLength(100)
  district: string;

  @Field(() => String, { nullable: true, description: 'PIN code.' })
  pinCode?: string | null;

  @Field(() => Float, { nullable: true, description: 'WGS 84 degrees, with longitude.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'WGS 84 degrees, with latitude.' })
  longitude?: number | null;

  @Field(() => GraphQLLocalDate, { description: 'Completion date promised; not in the past.' })
  proposedCompletionOn: string;

  @Field(() => Int, { nullable: true, description: 'Apartments.' })
  @IsOptional()
  @Min(0)
  @Max(100_000)
  apartmentsCount?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What registerProject did.' })
export class RegisterProjectPayload {
  @Field(() => Project, { description: 'The project.' })
  project: Project;
}

@InputType({ description: 'A new standing of a registration, as the authority decided it.' })
export class ChangeProjectStatusInput {
  @Field(() => ID, { description: 'Which project.' })
  id: string;

  @Field(() => ProjectStatus, { description: 'Standing from now on.' })
  status: ProjectStatus;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Day of the decision; today when left out.' })
  changedOn?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What changeProjectStatus did.' })
export class ChangeProjectStatusPayload {
  @Field(() => Project, { description: 'The project.' })
  project: Project;
}

@InputType({ description: 'Which organization proved to be a builder.' })
export class AssignBuilderInput {
  @Field(() => ID, { description: 'Which builder.' })
  builderId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The organization that may act for it from now on; none when null.',
  })
  organizationId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What assignBuilder did.' })
export class AssignBuilderPayload {
  @Field(() => Builder, { description: 'The builder.' })
  builder: Builder;
}

@InputType({ description: 'Which brokerage sells for a builder.' })
export class AppointBrokerageInput {
  @Field(() => ID, { description: 'The builder the viewer acts for.' })
  builderId: string;

  @Field(() => ID, { nullable: true, description: 'One of its projects; all of them when left out.' })
  projectId?: string | null;

  @Field(() => ID, { description: 'The brokerage.' })
  organizationId: string;

  @Field(() => Boolean, { defaultValue: true, description: 'False ends the appointment.' })
  appointed: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Result of appointBrokerage.' })
export class AppointBrokeragePayload {
  @Field(() => Builder, { description: 'The builder.' })
  builder: Builder;
}
