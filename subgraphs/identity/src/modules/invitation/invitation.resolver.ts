import {
  Audited,
  type Connection,
  cursorInstant,
  NotAudited,
  readPage,
  toConnection,
} from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { RegisterAgentInput } from '../agent/agent.inputs.js';
import { assertManager, assertSignedIn } from '../membership/membership.policy.js';
import { Organization } from '../organization/organization.entity.js';
import { acceptInvitation } from './accept-invitation.service.js';
import { countInvitations, openInvitationsTo, pageOfInvitations } from './invitation.repository.js';
import { declineInvitation, inviteAgent, inviteManager, withdrawInvitation } from './invitation.service.js';
import {
  AcceptInvitationInput,
  AcceptInvitationPayload,
  Invitation,
  InvitationConnection,
  InvitationInput,
  InvitationPayload,
  InvitationsArgs,
  InviteAgentInput,
  InviteManagerInput,
  RegisterAgentPayload,
} from './invitation.types.js';

const MAX_OPEN = 50;
const cursorShape = z.tuple([cursorInstant, z.uuid()]);

@Resolver(() => Invitation)
export class InvitationResolver {
  @Query(() => [Invitation], {
    nullable: true,
    description: 'Open invitations to the viewer’s own number, newest first; at most 50.',
  })
  @Directive('@authenticated')
  myInvitations(@Ctx() { db, now }: IdentityContext): Promise<Invitation[]> {
    const userId = assertSignedIn(db.viewer);
    return db.read((em) => openInvitationsTo(em, userId, now(), MAX_OPEN));
  }

  @Query(() => InvitationConnection, {
    nullable: true,
    description: 'Invitations of the viewer’s brokerage, newest first.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  async invitations(
    @Args(() => InvitationsArgs) args: InvitationsArgs,
    @Ctx() { db, now }: IdentityContext,
  ): Promise<Connection<Invitation>> {
    const { organizationId } = assertManager(db.viewer);
    const page = readPage(args, cursorShape);
    const wanted = { ...args.filter, organizationId, now: now() };
    const invitations = await db.read((em) => pageOfInvitations(em, wanted, page));
    return toConnection<Invitation>(
      invitations,
      page,
      ({ createdAt, id }) => [createdAt.toISOString(), id],
      () => db.read((em) => countInvitations(em, wanted)),
    );
  }

  @Audited()
  @Mutation(() => InvitationPayload, {
    description:
      'Invites an agent to the manager’s brokerage. The person joins by accepting it, and not before.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  @UserErrors(
    'FORBIDDEN',
    'INVALID_BUDGET',
    'INVALID_LANGUAGE',
    'INVALID_NAME',
    'INVALID_PHONE',
    'INVALID_RERA_NUMBER',
    'INVALID_TIME',
    'INVITATION_DECLINED',
    'LICENCE_EXPIRED',
    'TOO_MANY_LOCALITIES',
  )
  async inviteAgent(
    @Arg('input', () => InviteAgentInput, { description: 'The agent.' }) input: InviteAgentInput,
    @Ctx() context: IdentityContext,
  ): Promise<InvitationPayload> {
    return { invitation: await inviteAgent(context, input) };
  }

  @Audited()
  @Mutation(() => InvitationPayload, { description: 'Invites a further manager to the brokerage.' })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  @UserErrors('FORBIDDEN', 'INVALID_PHONE', 'INVITATION_DECLINED')
  async inviteManager(
    @Arg('input', () => InviteManagerInput, { description: 'The manager.' }) input: InviteManagerInput,
    @Ctx() context: IdentityContext,
  ): Promise<InvitationPayload> {
    return { invitation: await inviteManager(context, input) };
  }

  @Audited()
  @Mutation(() => RegisterAgentPayload, {
    description: 'Invites an agent, as inviteAgent does.',
    deprecationReason: 'Use inviteAgent. Until 2027-06-01.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  @UserErrors(
    'FORBIDDEN',
    'INVALID_BUDGET',
    'INVALID_LANGUAGE',
    'INVALID_NAME',
    'INVALID_PHONE',
    'INVALID_RERA_NUMBER',
    'INVALID_TIME',
    'INVITATION_DECLINED',
    'LICENCE_EXPIRED',
    'TOO_MANY_LOCALITIES',
  )
  async registerAgent(
    @Arg('input', () => RegisterAgentInput, { description: 'The agent.' }) input: RegisterAgentInput,
    @Ctx() context: IdentityContext,
  ): Promise<RegisterAgentPayload> {
    return { agent: null, invitation: await inviteAgent(context, input) };
  }

  @Audited()
  @Mutation(() => InvitationPayload, { description: 'Takes an open invitation back.' })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  @UserErrors('FORBIDDEN', 'INVALID_ID', 'INVITATION_CLOSED', 'INVITATION_NOT_FOUND')
  async withdrawInvitation(
    @Arg('input', () => InvitationInput, { description: 'The invitation.' }) input: InvitationInput,
    @Ctx() context: IdentityContext,
  ): Promise<InvitationPayload> {
    return { invitation: await withdrawInvitation(context, input.invitationId) };
  }

  @Audited()
  @Mutation(() => AcceptInvitationPayload, { description: 'Joins the brokerage that invited the viewer.' })
  @Directive('@authenticated')
  @UserErrors(
    'ALREADY_AN_AGENT',
    'APPLICATION_PENDING',
    'INVALID_ID',
    'INVALID_NAME',
    'INVALID_RERA_NUMBER',
    'INVITATION_CLOSED',
    'INVITATION_NOT_FOUND',
    'LICENCE_EXPIRED',
    'REGISTRATION_INCOMPLETE',
    'RERA_NUMBER_TAKEN',
    'STAFF_CANNOT_JOIN',
    'USER_DEACTIVATED',
    'WORKS_ELSEWHERE',
  )
  acceptInvitation(
    @Arg('input', () => AcceptInvitationInput, { description: 'The invitation.' })
    input: AcceptInvitationInput,
    @Ctx() context: IdentityContext,
  ): Promise<AcceptInvitationPayload> {
    return acceptInvitation(context, input);
  }

  @NotAudited('A person joins nothing; the invitation keeps it.')
  @Mutation(() => InvitationPayload, { description: 'Declines an invitation.' })
  @Directive('@authenticated')
  @UserErrors('INVALID_ID', 'INVITATION_CLOSED', 'INVITATION_NOT_FOUND')
  async declineInvitation(
    @Arg('input', () => InvitationInput, { description: 'The invitation.' }) input: InvitationInput,
    @Ctx() context: IdentityContext,
  ): Promise<InvitationPayload> {
    return { invitation: await declineInvitation(context, input.invitationId) };
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The brokerage that invites.' })
  organization(
    @Root() { organizationId }: Invitation,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<Organization | null> {
    return loaders.organizationById.load(organizationId);
  }
}
