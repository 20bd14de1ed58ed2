import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { leadStats } from './lead-stats.service.js';
import { LeadStatsGroup, LeadStatsInput, LeadStatsRow } from './lead-stats.types.js';

@Resolver(() => LeadStatsRow)
export class LeadStatsResolver {
  @Query(() => [LeadStatsRow], {
    description:
      'Counts of leads by their first enquiry: the brokerage’s for a manager, one’s own for an agent. At most 500 groups.',
  })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  @Directive('@cost(weight: 40)')
  leadStats(
    @Arg('input', () => LeadStatsInput, { description: 'Which leads, and by what.' }) input: LeadStatsInput,
    @Ctx() context: CrmContext,
  ): Promise<LeadStatsRow[]> {
    return leadStats(context, input);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The stage, source, day or month; null where leads are counted by agent or all in one.',
  })
  group(@Root() { key, groupBy }: LeadStatsRow): string | null {
    return groupBy === LeadStatsGroup.AGENT ? null : key;
  }

  @FieldResolver(() => AgentStub, {
    nullable: true,
    description: 'Where leads are counted by agent: which; null for leads that none has.',
  })
  agent(@Root() { key, groupBy }: LeadStatsRow): AgentStub | null {
    return groupBy === LeadStatsGroup.AGENT && key !== null ? { id: key } : null;
  }
}
