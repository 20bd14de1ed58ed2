import {
  assertId,
  Audited,
  type AuditedRead,
  AuditsRead,
  GraphQLDateTime,
  GraphQLEmailAddress,
  hasRole,
  type Viewer,
} from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { Agent } from '../agent/agent.entity.js';
import { Organization } from '../organization/organization.entity.js';
import { Role } from './role.js';
import type { Contact } from './contact.repository.js';
import { User } from './user.entity.js';
import { DeactivateUserInput, UpdateProfileInput, UserPayload, VerifyIdentityInput } from './user.inputs.js';

/** Number and address of another person; seen together, they are one access. */
function contactShown({ source: { id }, viewer }: { source: User; viewer: Viewer }): AuditedRead | null {
  if (id === viewer.userId) return null;
  return { organizationId: viewer.organizationId, subjectType: 'USER', subjectId: id, personId: id };
}

const LEAD_SCOPES: ReadonlySet<string> = new Set(['leads:read', 'leads:work', 'leads:manage']);

@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { nullable: true, description: 'The signed-in user; null for an anonymous viewer.' })
  async me(@Ctx() { viewer, loaders }: IdentityContext): Promise<User | null> {
    return viewer.userId ? loaders.userById.load(viewer.userId) : null;
  }

  @Query(() => User, { nullable: true, description: 'A user the viewer may know about.' })
  @Directive('@authenticated')
  user(
    @Arg('id', () => ID, { description: 'The user’s id.' }) id: string,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<User | null> {
    return loaders.userById.load(assertId(id, 'id'));
  }

  @Audited()
  @Mutation(() => UserPayload, { description: 'Changes one’s own profile.' })
  @Directive('@authenticated')
  @UserErrors('INVALID_LANGUAGE', 'INVALID_NAME', 'USER_NOT_FOUND')
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'What to change.' }) input: UpdateProfileInput,
    @Ctx() { users, db }: IdentityContext,
  ): Promise<UserPayload> {
    return { user: await users.updateProfile(db, input) };
  }

  @Audited()
  @Mutation(() => UserPayload, { description: 'Records that a reviewer has checked a person’s identity.' })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  @UserErrors(
    'AGENT_NOT_FOUND',
    'INVALID_AADHAAR',
    'INVALID_ID',
    'PROOF_EXPIRED',
    'SELF_REVIEW',
    'USER_NOT_FOUND',
  )
  async verifyIdentity(
    @Arg('input', () => VerifyIdentityInput, { description: 'The finding.' }) input: VerifyIdentityInput,
    @Ctx() { users, db }: IdentityContext,
  ): Promise<UserPayload> {
    return { user: await users.verifyIdentity(db, input) };
  }

  @Audited()
  @Mutation(() => UserPayload, { description: 'Shuts a user out and ends their sessions.' })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  @UserErrors('INVALID_ID', 'SELF_REVIEW', 'STEP_UP_REQUIRED', 'SUPER_ADMIN_REQUIRED', 'USER_NOT_FOUND')
  async deactivateUser(
    @Arg('input', () => DeactivateUserInput, { description: 'Whom and why.' }) input: DeactivateUserInput,
    @Ctx() { users, db }: IdentityContext,
  ): Promise<UserPayload> {
    return { user: await users.deactivate(db, input) };
  }

  @AuditsRead<User>('CONTACT_READ', contactShown)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Mobile number (E.164); seen by the user, and by a brokerage that they let call or write to it.',
  })
  async phone(@Root() user: User, @Ctx() context: IdentityContext): Promise<string | null> {
    return (await contactOf(user, context))?.phone ?? null;
  }

  @AuditsRead<User>('CONTACT_READ', contactShown)
  @FieldResolver(() => GraphQLEmailAddress, {
    nullable: true,
    description: 'E-mail address; seen by the user, and by a brokerage that they let write e-mails.',
  })
  async email(@Root() user: User, @Ctx() context: IdentityContext): Promise<string | null> {
    return (await contactOf(user, context))?.email ?? null;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When they proved the e-mail address by a code; seen like the address.',
  })
  async emailVerifiedAt(@Root() user: User, @Ctx() context: IdentityContext): Promise<Date | null> {
    return (await contactOf(user, context))?.emailVerifiedAt ?? null;
  }

  @FieldResolver(() => [Role], {
    nullable: true,
    description:
      'What the user may act as; seen by the user, and, as far as roles on the platform go, by administrators.',
  })
  async roles(@Root() user: User, @Ctx() { viewer, loaders }: IdentityContext): Promise<Role[] | null> {
    if (user.id === viewer.userId) return viewer.roles as Role[];
    return hasRole(viewer, 'ADMIN') ? loaders.rolesByUserId.load(user.id) : null;
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: 'What the session or the API key that asks may do (see scopes); seen by the user alone.',
  })
  scopes(@Root() user: User, @Ctx() { viewer }: IdentityContext): string[] | null {
    return user.id === viewer.userId ? viewer.scopes : null;
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The brokerage they act for; seen by the user alone.',
  })
  async organization(
    @Root() user: User,
    @Ctx() { viewer, loaders }: IdentityContext,
  ): Promise<Organization | null> {
    const { userId, organizationId } = viewer;
    return user.id === userId && organizationId ? loaders.organizationById.load(organizationId) : null;
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'Their profile as an agent, if they are one.' })
  agent(@Root() user: User, @Ctx() { loaders }: IdentityContext): Promise<Agent | null> {
    return loaders.agentByUserId.load(user.id);
  }
}

/** An API key reads no contact data of its owner, and a buyer's only with a scope that is about leads. */
async function contactOf(user: User, { viewer, loaders }: IdentityContext): Promise<Contact | null> {
  const worksOnLeads = viewer.scopes.some((scope) => LEAD_SCOPES.has(scope));
  if (viewer.viaKey && (user.id === viewer.userId || !worksOnLeads)) return null;
  return loaders.contactByUserId.load(user.id);
}
