import { calendarDay } from '@propmubi/domain';
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { isManager } from '../../modules/lead/lead.policy.js';
import { AgentStub } from './agent.stub.js';

@ObjectType({ simpleResolvers: true, description: 'What an agent has on their agent.' })
export class AgentWorkload {
  @Field(() => Int, { description: 'Leads with the agent now.' })
  openLeads: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Most leads open at once; null: the brokerage’s setting.',
  })
  openCap: number | null;

  @Field(() => Int, { description: 'Leads the agent got today (IST).' })
  assignedToday: number;

  @Field(() => Int, { nullable: true, description: 'Most leads in a day; null: the brokerage’s setting.' })
  dailyCap: number | null;
}

@Resolver(() => AgentStub)
export class AgentWorkloadResolver {
  @FieldResolver(() => AgentWorkload, {
    nullable: true,
    description: 'For the agent and the managers of the same brokerage.',
  })
  async workload(
    @Root() { id }: AgentStub,
    @Ctx() { viewer, loaders, now }: CrmContext,
  ): Promise<AgentWorkload | null> {
    if (!isManager(viewer) && viewer.agentId !== id) return null;
    const agent = await loaders.agentById.load(id);
    if (!agent) return null;
    const isToday = agent.assignedOn === calendarDay(now());
    return {
      openLeads: agent.openCount,
      openCap: agent.openCap,
      assignedToday: isToday ? agent.assignedToday : 0,
      dailyCap: agent.dailyCap,
    };
  }
}
