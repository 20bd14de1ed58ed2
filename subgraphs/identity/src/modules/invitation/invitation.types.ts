import { ConnectionArgs, connectionTypes, GraphQLDateTime, GraphQLLocalDate } from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Agent } from '../agent/agent.entity.js';
import { AgentProfileFields } from '../agent/agent.inputs.js';
import { Organization } from '../organization/organization.entity.js';

export enum InvitationStatus {
  PENDING = 'PENDING',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}

export enum BrokerageRole {
  AGENT = 'AGENT',
  BROKERAGE_MANAGER = 'BROKERAGE_MANAGER',
}

registerEnumType(InvitationStatus, {
  name: 'InvitationStatus',
  description: 'What became of an invitation.',
  valuesConfig: {
    PENDING: { description: 'Not answered; it can be until it expires.' },
    ACCEPTED: { description: 'The person joined, or waits for their registration to be confirmed.' },
    DECLINED: { description: 'The person declined; they can be invited again after 30 days.' },
    WITHDRAWN: { description: 'The brokerage took it back.' },
  },
});
registerEnumType(BrokerageRole, {
  name: 'BrokerageRole',
  description: 'As what a person works for a brokerage.',
  valuesConfig: {
    AGENT: { description: 'Works leads.' },
    BROKERAGE_MANAGER: { description: 'Runs the team and its routing.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'An offer to work for a brokerage. Says nothing about whether the number is known here.',
})
export class Invitation {
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  organizationId: string;

  @Field(() => BrokerageRole, { description: 'As what.' })
  role: BrokerageRole;

  @Field(() => InvitationStatus, { description: 'What became of it.' })
  status: InvitationStatus;

  @Field(() => String, { nullable: true, description: 'The name that the brokerage gave.' })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'The RERA number that the brokerage gave.' })
  reraNumber: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Until when it can be accepted.' })
  expiresAt: Date;
}

export const { ConnectionType: InvitationConnection } = connectionTypes(Invitation, 'Invitation', {
  counted: true,
});

@InputType({ description: 'Which invitations; every given condition must hold.' })
export class InvitationFilter {
  @Field(() => [InvitationStatus], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(4)
  statuses?: InvitationStatus[] | null;

  @Field(() => BrokerageRole, { nullable: true, description: 'As this.' })
  @IsOptional()
  role?: BrokerageRole | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those that can be accepted now: pending, and their time is not over; or the others.',
  })
  @IsOptional()
  open?: boolean | null;
}

@ArgsType()
export class InvitationsArgs extends ConnectionArgs {
  @Field(() => InvitationFilter, { nullable: true, description: 'Which; left out, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: InvitationFilter | null;
}

@InputType({ description: 'An agent to invite. What is left out, the agent gives when accepting.' })
export class InviteAgentInput extends AgentProfileFields {
  @Field(() => String, { description: 'Their mobile number; they sign in with it to accept.' })
  @MaxLength(64)
  phone: string;

  @Field(() => String, { nullable: true, description: 'The name on the registration.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'MahaRERA agent number: A and eleven digits.' })
  @IsOptional()
  @MaxLength(32)
  reraNumber?: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Last day the registration is valid.' })
  licenceExpiresOn?: string;
}

@InputType({ description: 'A further manager to invite.' })
export class InviteManagerInput {
  @Field(() => String, { description: 'Their mobile number; they sign in with it to accept.' })
  @MaxLength(64)
  phone: string;
}

@InputType({ description: 'An invitation to accept. Agents confirm, or correct, what the brokerage wrote.' })
export class AcceptInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId: string;

  @Field(() => String, { nullable: true, description: 'The name on the registration.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'MahaRERA agent number: A and eleven digits.' })
  @IsOptional()
  @MaxLength(32)
  reraNumber?: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Last day the registration is valid.' })
  licenceExpiresOn?: string;
}

@InputType({ description: 'An invitation to answer or take back.' })
export class InvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId: string;
}

@ObjectType({ simpleResolvers: true, description: 'The invitation as it is now.' })
export class InvitationPayload {
  @Field(() => Invitation, { description: 'The invitation.' })
  invitation: Invitation;
}

@ObjectType({ simpleResolvers: true, description: 'What accepting an invitation led to.' })
export class AcceptInvitationPayload {
  @Field(() => Invitation, { description: 'The invitation.' })
  invitation: Invitation;

  @Field(() => Agent, {
    nullable: true,
    description: 'The new profile; null for managers, and while a reviewer has to confirm the registration.',
  })
  agent: Agent | null;

  @Field(() => Boolean, {
    description: 'Whether a reviewer has to confirm the RERA number before the person joins.',
  })
  awaitsConfirmation: boolean;

  @Field(() => Boolean, {
    description:
      'Whether to call refreshSession now: the present access token does not speak for the brokerage.',
  })
  refreshSession: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'The invitation that takes the place of a registration.' })
export class RegisterAgentPayload {
  @Field(() => Agent, {
    nullable: true,
    description: 'Always null: a person becomes an agent when they accept.',
    deprecationReason: 'People accept an invitation first; read `invitation`. Until 2027-06-01.',
  })
  agent: Agent | null;

  @Field(() => Invitation, { description: 'What the person has to accept.' })
  invitation: Invitation;
}

@ObjectType({ simpleResolvers: true, description: 'For which brokerage the viewer works.' })
export class Membership {
  organizationId: string;

  /** Null: the viewer’s own, who is `me`. */
  userId: string | null;

  @Field(() => Organization, { nullable: true, description: 'The brokerage.' })
  organization: Organization | null;

  @Field(() => BrokerageRole, { description: 'As what.' })
  role: BrokerageRole;

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  since: Date;
}
