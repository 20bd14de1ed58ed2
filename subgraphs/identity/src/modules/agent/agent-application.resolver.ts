import { Audited, type Connection, cursorInstant, readPage, toConnection } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { Organization } from '../organization/organization.entity.js';
import { countApplications, pageOfApplications } from './agent-application.repository.js';
import { confirmAgent, rejectAgent } from './agent-application.service.js';
import {
  AgentApplication,
  AgentApplicationConnection,
  AgentApplicationsArgs,
  DecideAgentInput,
  RejectAgentPayload,
} from './agent-application.types.js';
import { AgentPayload } from './agent.inputs.js';

const cursorShape = z.tuple([cursorInstant, z.uuid()]);

@Resolver(() => AgentApplication)
export class AgentApplicationResolver {
  @Query(() => AgentApplicationConnection, {
    nullable: true,
    description:
      'Registrations as agents for a reviewer, the oldest first: those that wait, or others by the filter.',
  })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  async agentApplications(
    @Args(() => AgentApplicationsArgs) args: AgentApplicationsArgs,
    @Ctx() { db }: IdentityContext,
  ): Promise<Connection<AgentApplication>> {
    const page = readPage(args, cursorShape);
    const filter = args.filter ?? {};
    const found = await db.read((em) => pageOfApplications(em, filter, page));
    return toConnection<AgentApplication>(
      found,
      page,
      ({ createdAt, id }) => [createdAt.toISOString(), id],
      () => db.read((em) => countApplications(em, filter)),
    );
  }

  @Audited()
  @Mutation(() => AgentPayload, { description: 'Confirms a registration: the person joins the brokerage.' })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  @UserErrors(
    'ALREADY_AN_AGENT',
    'APPLICATION_DECIDED',
    'APPLICATION_NOT_FOUND',
    'INVALID_ID',
    'RERA_NUMBER_TAKEN',
    'SELF_REVIEW',
    'STAFF_CANNOT_JOIN',
    'USER_DEACTIVATED',
    'WORKS_ELSEWHERE',
  )
  async confirmAgent(
    @Arg('input', () => DecideAgentInput, { description: 'The registration.' }) input: DecideAgentInput,
    @Ctx() context: IdentityContext,
  ): Promise<AgentPayload> {
    return { agent: await confirmAgent(context, input.applicationId) };
  }

  @Audited()
  @Mutation(() => RejectAgentPayload, { description: 'Rejects a registration: the person does not join.' })
  @Directive('@requiresScopes(scopes: [["documents:review"]])')
  @UserErrors('APPLICATION_DECIDED', 'APPLICATION_NOT_FOUND', 'INVALID_ID', 'SELF_REVIEW')
  async rejectAgent(
    @Arg('input', () => DecideAgentInput, { description: 'The registration.' }) input: DecideAgentInput,
    @Ctx() context: IdentityContext,
  ): Promise<RejectAgentPayload> {
    return { application: await rejectAgent(context, input.applicationId) };
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The brokerage.' })
  organization(
    @Root() { organizationId }: AgentApplication,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<Organization | null> {
    return loaders.organizationById.load(organizationId);
  }
}
