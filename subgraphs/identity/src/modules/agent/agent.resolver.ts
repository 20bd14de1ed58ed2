import { assertId, Audited, type Connection, connectionTypes } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { Organization } from '../organization/organization.entity.js';
import { User } from '../user/user.entity.js';
import { Agent } from './agent.entity.js';
import { AgentPayload, AgentsArgs, RemoveAgentInput, UpdateAgentProfileInput } from './agent.inputs.js';
import { maySeeWorkingArrangement } from './agent.policy.js';
import { countAgents, findAgents } from './agent.repository.js';
import { WorkingArrangement, workingArrangementOf } from './working-arrangement.js';

const { ConnectionType: AgentConnection } = connectionTypes(Agent, 'Agent', { counted: true });

@Resolver(() => Agent)
export class AgentResolver {
  @Query(() => AgentConnection, { description: 'Active agents by name.' })
  async agents(
    @Args(() => AgentsArgs) args: AgentsArgs,
    @Ctx() { db }: IdentityContext,
  ): Promise<Connection<Agent>> {
    const page = await db.read((em) => findAgents(em, args));
    return { ...page, totalCount: () => db.read((em) => countAgents(em, args)) };
  }

  @Query(() => Agent, { nullable: true, description: 'An agent by their id.' })
  agent(
    @Arg('id', () => ID, { description: 'The agent’s id.' }) id: string,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<Agent | null> {
    return loaders.agentById.load(assertId(id, 'id'));
  }

  @Audited()
  @Mutation(() => AgentPayload, {
    description: 'Lets an agent go: no more leads, sessions over; another brokerage may take them on.',
  })
  @Directive('@requiresScopes(scopes: [["organization:manage"]])')
  @UserErrors('AGENT_NOT_FOUND', 'FORBIDDEN', 'INVALID_ID')
  async removeAgent(
    @Arg('input', () => RemoveAgentInput, { description: 'Who leaves.' }) { agentId }: RemoveAgentInput,
    @Ctx() { agents, db }: IdentityContext,
  ): Promise<AgentPayload> {
    return { agent: await agents.remove(db, agentId) };
  }

  @Audited()
  @Mutation(() => AgentPayload, {
    description:
      'Changes an agent’s profile or working arrangement: one’s own, or as a manager any agent’s of the brokerage.',
  })
  @Directive('@authenticated')
  @UserErrors(
    'AGENT_NOT_FOUND',
    'FORBIDDEN',
    'INVALID_BUDGET',
    'INVALID_ID',
    'INVALID_LANGUAGE',
    'INVALID_NAME',
    'INVALID_TIME',
    'LICENCE_EXPIRED',
    'TOO_MANY_LOCALITIES',
  )
  async updateAgentProfile(
    @Arg('input', () => UpdateAgentProfileInput, { description: 'What to change.' })
    input: UpdateAgentProfileInput,
    @Ctx() { agents, db }: IdentityContext,
  ): Promise<AgentPayload> {
    return { agent: await agents.update(db, input) };
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person, for those who may know them.' })
  user(@Root() agent: Agent, @Ctx() { loaders }: IdentityContext): Promise<User | null> {
    return loaders.userById.load(agent.userId);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The brokerage they work for.' })
  organization(@Root() agent: Agent, @Ctx() { loaders }: IdentityContext): Promise<Organization | null> {
    return loaders.organizationById.load(agent.organizationId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the RERA registration is valid today.' })
  licensed(@Root() agent: Agent, @Ctx() { today }: IdentityContext): boolean {
    return agent.licenceExpiresOn >= today();
  }

  @FieldResolver(() => WorkingArrangement, {
    nullable: true,
    description: 'Shift, caps and budget; null for people outside the brokerage.',
  })
  working(@Root() agent: Agent, @Ctx() { viewer, now }: IdentityContext): WorkingArrangement | null {
    return maySeeWorkingArrangement(viewer, agent) ? workingArrangementOf(agent, now()) : null;
  }
}
