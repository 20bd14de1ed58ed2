import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { previewRouting } from './preview-routing.service.js';
import { PreviewRoutingInput, RoutingCandidate, RoutingPreview } from './preview-routing.types.js';

@Resolver(() => RoutingCandidate)
export class PreviewRoutingResolver {
  @Query(() => RoutingPreview, {
    nullable: true,
    description: 'Tries the manager’s routing rules with a lead, without creating it.',
  })
  @Directive('@requiresScopes(scopes: [["leads:manage"]])')
  previewRouting(
    @Arg('input', () => PreviewRoutingInput, { description: 'The lead to try.' }) input: PreviewRoutingInput,
    @Ctx() context: CrmContext,
  ): Promise<RoutingPreview> {
    return previewRouting(context, input);
  }

  @FieldResolver(() => AgentStub, { nullable: true, description: 'The agent.' })
  agent(@Root() { agentId }: RoutingCandidate): AgentStub | null {
    return { id: agentId };
  }
}
