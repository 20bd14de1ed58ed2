import { Audited } from '@propmubi/runtime';
import {
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { Membership } from '../invitation/invitation.types.js';
import { Organization } from '../organization/organization.entity.js';
import { signedIn } from '../session/signed-in.js';
import { Session } from '../session/session.types.js';
import { leaveOrganization } from './leave-organization.service.js';
import { assertSignedIn } from './membership.policy.js';
import { findMemberships } from './membership.repository.js';

@ObjectType({ simpleResolvers: true, description: 'That the viewer works for the brokerage no more.' })
export class LeaveOrganizationPayload {
  @Field(() => Session, {
    nullable: true,
    description:
      'The session to go on with; all others are over. Null where the viewer had signed in at the brokerage’s provider: they sign in as themselves.',
  })
  session: Session | null;
}

@Resolver(() => Membership)
export class MembershipResolver {
  @Query(() => [Membership], {
    nullable: true,
    description: 'For which brokerage the viewer works, one that waits to be verified included.',
  })
  @Directive('@authenticated')
  async myMemberships(@Ctx() { db }: IdentityContext): Promise<Membership[]> {
    const memberships = await db.read((em) => findMemberships(em, assertSignedIn(db.viewer)));
    return memberships.map((membership) => ({ ...membership, organization: null }));
  }

  @Audited()
  @Mutation(() => LeaveOrganizationPayload, { description: 'Ends the viewer’s work for their brokerage.' })
  @Directive('@authenticated')
  @UserErrors('LAST_MANAGER', 'NOT_A_MEMBER')
  async leaveOrganization(@Ctx() context: IdentityContext): Promise<LeaveOrganizationPayload> {
    const tokens = await leaveOrganization(context);
    return { session: tokens ? await signedIn(tokens, context) : null };
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The brokerage.' })
  organization(
    @Root() { organizationId }: Membership,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<Organization | null> {
    return loaders.organizationById.load(organizationId);
  }
}
