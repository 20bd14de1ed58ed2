import { codeEnum, connectionTypes, GraphQLDateTime, GraphQLLocalDate } from '@propmubi/runtime';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

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
