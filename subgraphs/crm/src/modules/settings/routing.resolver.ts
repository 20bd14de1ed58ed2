import { Audited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { OrganizationSettings } from './organization-settings.entity.js';
import { RoutingRule } from './routing-rule.entity.js';
import {
  CreateRoutingRuleInput,
  DeleteRoutingRuleInput,
  LeadSettingsPayload,
  RoutingRulesPayload,
  UpdateLeadSettingsInput,
  UpdateRoutingRuleInput,
} from './routing.inputs.js';
import {
  createRoutingRule,
  deleteRoutingRule,
  updateLeadSettings,
  updateRoutingRule,
} from './routing.service.js';

@Resolver(() => OrganizationSettings)
export class LeadSettingsResolver {
  @FieldResolver(() => Int, {
    description: 'The former name of `slaBreachesBeforePond`.',
    deprecationReason: 'Use slaBreachesBeforePond. Removed after 2027-06-30.',
  })
  missesBeforePond(@Root() { slaBreachesBeforePond }: OrganizationSettings): number {
    return slaBreachesBeforePond;
  }
}

@Resolver(() => RoutingRule)
export class RoutingResolver {
  @Audited()
  @Mutation(() => LeadSettingsPayload, {
    description: 'Changes how the manager’s brokerage times its leads.',
  })
  @Directive('@requiresScopes(scopes: [["leads:manage"]])')
  @UserErrors('INVALID_WORKING_HOURS')
  async updateLeadSettings(
    @Arg('input', () => UpdateLeadSettingsInput, { description: 'What to change.' })
    input: UpdateLeadSettingsInput,
    @Ctx() context: CrmContext,
  ): Promise<LeadSettingsPayload> {
    return { settings: await updateLeadSettings(context, input) };
  }

  @Audited()
  @Mutation(() => RoutingRulesPayload, { description: 'Adds a routing rule.' })
  @Directive('@requiresScopes(scopes: [["leads:manage"]])')
  @UserErrors('INVALID_BUDGET', 'ROUTING_AGENT_UNKNOWN', 'ROUTING_POSITION_TAKEN')
  async createRoutingRule(
    @Arg('input', () => CreateRoutingRuleInput, { description: 'The rule.' }) input: CreateRoutingRuleInput,
    @Ctx() context: CrmContext,
  ): Promise<RoutingRulesPayload> {
    return { rules: await createRoutingRule(context, input) };
  }

  @Audited()
  @Mutation(() => RoutingRulesPayload, { description: 'Changes a routing rule.' })
  @Directive('@requiresScopes(scopes: [["leads:manage"]])')
  @UserErrors(
    'ROUTING_RULE_NOT_FOUND',
    'DEFAULT_RULE_KEPT',
    'INVALID_BUDGET',
    'ROUTING_AGENT_UNKNOWN',
    'ROUTING_POSITION_TAKEN',
  )
  async updateRoutingRule(
    @Arg('input', () => UpdateRoutingRuleInput, { description: 'Which rule, and what to change.' })
    input: UpdateRoutingRuleInput,
    @Ctx() context: CrmContext,
  ): Promise<RoutingRulesPayload> {
    return { rules: await updateRoutingRule(context, input) };
  }

  @Audited()
  @Mutation(() => RoutingRulesPayload, { description: 'Deletes a routing rule; the default stays.' })
  @Directive('@requiresScopes(scopes: [["leads:manage"]])')
  @UserErrors('ROUTING_RULE_NOT_FOUND', 'DEFAULT_RULE_KEPT')
  async deleteRoutingRule(
    @Arg('input', () => DeleteRoutingRuleInput, { description: 'Which rule.' })
    { ruleId }: DeleteRoutingRuleInput,
    @Ctx() context: CrmContext,
  ): Promise<RoutingRulesPayload> {
    return { rules: await deleteRoutingRule(context, ruleId) };
  }

  @FieldResolver(() => [AgentStub], { description: 'To which agents; none means all.' })
  async agents(@Root() { agentIds }: RoutingRule, @Ctx() { loaders }: CrmContext): Promise<AgentStub[]> {
    const agents = await loaders.agentById.loadMany(agentIds);
    // One who left is no agent of the brokerage, and would be null in a list that holds none.
    return agents.flatMap((agent) =>
      agent && !(agent instanceof Error) && agent.status !== 'LEFT' ? [{ id: agent.id }] : [],
    );
  }
}
