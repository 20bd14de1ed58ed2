import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { Lead } from '../lead/lead.entity.js';
import { Assignment } from '../lead/assignment.entity.js';

@Resolver(() => Assignment)
export class AssignmentResolver {
  @FieldResolver(() => AgentStub, { nullable: true, description: 'Whose turn it is or was.' })
  agent(@Root() { agentId }: Assignment): AgentStub | null {
    return { id: agentId };
  }

  @FieldResolver(() => Lead, { nullable: true, description: 'The lead, where the viewer may see it.' })
  lead(@Root() { leadId }: Assignment, @Ctx() { loaders }: CrmContext): Promise<Lead | null> {
    return loaders.leadById.load(leadId);
  }
}
