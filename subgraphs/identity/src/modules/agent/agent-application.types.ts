import { connectionTypes, GraphQLDateTime, GraphQLLocalDate } from '@propmubi/runtime';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

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

  @Field(() => [String], {
    description: 'Why it has to be checked: NOT_IN_REGISTER, NAME_DIFFERS, REGISTRATION_EXPIRED.',
  })
  reasons: string[];

  @Field(() => String, { description: 'PENDING, CONFIRMED or REJECTED.' })
  status: string;

  @Field(() => GraphQLDateTime, { description: 'When the person accepted the invitation.' })
  createdAt: Date;
}

export const { ConnectionType: AgentApplicationConnection } = connectionTypes(
  AgentApplication,
  'AgentApplication',
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
