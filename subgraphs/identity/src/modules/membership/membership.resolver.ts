import { Audited, type Connection, ConnectionArgs, connectionTypes } from '@propmubi/runtime';
import { IsOptional, ValidateNested } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { BrokerageRole, Membership } from '../invitation/invitation.types.js';
import { Organization } from '../organization/organization.entity.js';
import { signedIn } from '../session/signed-in.js';
import { Session } from '../session/session.types.js';
import { User } from '../user/user.entity.js';
import { leaveOrganization } from './leave-organization.service.js';
import { assertManager, assertSignedIn } from './membership.policy.js';
import { countMembers, findMembers, findMemberships } from './membership.repository.js';
import { removeMember } from './remove-member.service.js';

@ObjectType({ simpleResolvers: true, description: 'That the viewer works for the brokerage no more.' })
export class LeaveOrganizationPayload {
  @Field(() => Session, {
    nullable: true,
    description:
      'The session to go on with; all others are over. Null where the viewer had signed in at the brokerage’s provider: they sign in as themselves.',
  })
  session: Session | null;
}

@InputType({ description: 'Who is to work for the brokerage no more.' })
export class RemoveMemberInput {
  @Field(() => ID, { description: 'The person.' })
  userId: string;
}

@ObjectType({ simpleResolvers: true, description: 'Who works for the brokerage no more.' })
export class RemoveMemberPayload {
  @Field(() => ID, { description: 'The person.' })
  userId: string;
}

@InputType({ description: 'Which members; every given condition must hold.' })
export class MemberFilter {
  @Field(() => BrokerageRole, { nullable: true, description: 'Who work as this.' })
  @IsOptional()
  role?: BrokerageRole | null;
}

@ArgsType()
export class MembersArgs extends ConnectionArgs {
  @Field(() => MemberFilter, { nullable: true, description: 'Which; left out, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: MemberFilter | null;
}

const { ConnectionType: MembershipConnection } = connectionTypes(Membership, 'Membership', { counted: true });

@Resolver(() => Membership)
export class MembershipResolver {
  @Query(() => [Membership], {
    nullable: true,
    description: 'For which brokerage the viewer works, one that waits to be verified included.',
  })
  @Directive('@authenticated')
  async myMemberships(@Ctx() { db }: IdentityContext): Promise<Membership[]> {
    const memberships = await db.read((em) => findMemberships(em, assertSignedIn(db.viewer)));
    return memberships.map((membership) => ({ ...membership, userId: null, organization: null }));
  }

  @Query(() => MembershipConnection, {
    nullable: true,
    description:
      'Who works for the viewer’s brokerage, the longest first; a person with two roles is there for each.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  async members(
    @Args(() => MembersArgs) args: MembersArgs,
    @Ctx() { db }: IdentityContext,
  ): Promise<Connection<Membership>> {
    const { organizationId } = assertManager(db.viewer);
    const members = { organizationId, role: args.filter?.role ?? null };
    const page = await db.read((em) => findMembers(em, members, args));
    return { ...page, totalCount: () => db.read((em) => countMembers(em, members)) };
  }

  @Audited()
  @Mutation(() => RemoveMemberPayload, {
    description:
      'Ends all that another person does for the manager’s brokerage, as an agent and as a manager; their leads and listings go on.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  @UserErrors(
    'FORBIDDEN',
    'FRESH_SIGN_IN_REQUIRED',
    'INVALID_ID',
    'LEAVE_INSTEAD',
    'MEMBER_NOT_FOUND',
    'STEP_UP_REQUIRED',
  )
  async removeMember(
    @Arg('input', () => RemoveMemberInput, { description: 'Who.' }) { userId }: RemoveMemberInput,
    @Ctx() context: IdentityContext,
  ): Promise<RemoveMemberPayload> {
    return { userId: await removeMember(context, userId) };
  }

  @Audited()
  @Mutation(() => LeaveOrganizationPayload, { description: 'Ends the viewer’s work for their brokerage.' })
  @Directive('@authenticated')
  @UserErrors('LAST_MANAGER', 'NOT_A_MEMBER')
  async leaveOrganization(@Ctx() context: IdentityContext): Promise<LeaveOrganizationPayload> {
    const tokens = await leaveOrganization(context);
    return { session: tokens ? await signedIn(tokens, context) : null };
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The person, for the managers of the brokerage.',
  })
  user(
    @Root() { userId }: Membership,
    @Ctx() { loaders, viewer }: IdentityContext,
  ): Promise<User | null> | null {
    const id = userId ?? viewer.userId;
    return id === null ? null : loaders.userById.load(id);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The brokerage.' })
  organization(
    @Root() { organizationId }: Membership,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<Organization | null> {
    return loaders.organizationById.load(organizationId);
  }
}
