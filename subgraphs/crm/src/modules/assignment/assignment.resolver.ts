import { assertId } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { Lead } from '../lead/lead.entity.js';
import { Assignment } from '../lead/assignment.entity.js';
import { resolveAssignment } from './assignment.reference.js';

@Resolver(() => Assignment)
export class AssignmentResolver {
  @Query(() => Assignment, {
    nullable: true,
    description: 'An assignment: for managers of the brokerage and the agent whose turn it is or was.',
  })
  @Directive('@authenticated')
  assignment(
    @Arg('id', () => ID, { description: 'Id of the assignment.' }) id: string,
    @Ctx() context: CrmContext,
  ): Promise<Assignment | null> {
    return resolveAssignment({ id: assertId(id, 'id') }, context);
  }

  @FieldResolver(() => AgentStub, { nullable: true, description: 'Whose turn it is or was.' })
  agent(@Root() { agentId }: Assignment): AgentStub | null {
    return { id: agentId };
  }

  @FieldResolver(() => Lead, { nullable: true, description: 'The lead, where the viewer may see it.' })
  lead(@Root() { leadId }: Assignment, @Ctx() { loaders }: CrmContext): Promise<Lead | null> {
    return loaders.leadById.load(leadId);
  }
}
