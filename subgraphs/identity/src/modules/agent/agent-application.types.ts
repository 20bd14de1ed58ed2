import {
  codeEnum,
  ConnectionArgs,
  connectionTypes,
  GraphQLDateTime,
  GraphQLLocalDate,
} from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';

const AgentApplicationReason = codeEnum('AgentApplicationReason', 'Why a registration has to be checked.', {
  NAME_DIFFERS: 'The register has another name under the number.',
  NOT_IN_REGISTER: 'The register does not have the number.',
  REGISTRATION_EXPIRED: 'The registration has expired by the register.',
});

const AgentApplicationStatus = codeEnum('AgentApplicationStatus', 'What became of a registration.', {
  CONFIRMED: 'A reviewer confirmed it: the person is an agent.',
  PENDING: 'A reviewer has to decide.',
  REJECTED: 'A reviewer rejected it.',
});

@ObjectType({
  simpleResolvers: true,
  description: 'A registration as an agent that the register does not confirm, for a reviewer to decide.',
})
export class AgentApplication {
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  organizationId: string;

  @Field(() => String, { description: 'The name on the registration, as the person gave it.' })
  name: string;

  @Field(() => String, { description: 'The RERA number they gave.' })
  reraNumber: string;

  @Field(() => GraphQLLocalDate, { description: 'Last day the registration is valid, as they gave it.' })
  licenceExpiresOn: string;

  @Field(() => [AgentApplicationReason], { description: 'Why it has to be checked.' })
  reasons: string[];

  @Field(() => AgentApplicationStatus, { description: 'What became of it.' })
  status: string;

  @Field(() => GraphQLDateTime, { description: 'When the person accepted the invitation.' })
  createdAt: Date;
}

export const { ConnectionType: AgentApplicationConnection } = connectionTypes(
  AgentApplication,
  'AgentApplication',
  { counted: true },
);

@InputType({ description: 'Which registrations; every given condition must hold.' })
export class AgentApplicationFilter {
  @Field(() => [AgentApplicationStatus], {
    nullable: true,
    description: 'In one of these states; left out: PENDING.',
  })
  @IsOptional()
  @ArrayMaxSize(3)
  statuses?: string[] | null;

  @Field(() => [AgentApplicationReason], { nullable: true, description: 'Checked for one of these reasons.' })
  @IsOptional()
  @ArrayMaxSize(3)
  reasons?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'With this brokerage.' })
  @IsOptional()
  @IsUUID('all', { message: 'organizationId is not an id of this graph' })
  organizationId?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Made before then.' })
  @IsOptional()
  createdBefore?: Date | null;
}

@ArgsType()
export class AgentApplicationsArgs extends ConnectionArgs {
  @Field(() => AgentApplicationFilter, { nullable: true, description: 'Which; left out: all that wait.' })
  @IsOptional()
  @ValidateNested()
  filter?: AgentApplicationFilter | null;
}

@InputType({ description: 'A registration to decide.' })
export class DecideAgentInput {
  @Field(() => ID, { description: 'The registration.' })
  applicationId: string;
}

@ObjectType({ simpleResolvers: true, description: 'The registration as it was rejected.' })
export class RejectAgentPayload {
  @Field(() => AgentApplication, { description: 'The registration.' })
  application: AgentApplication;
}
