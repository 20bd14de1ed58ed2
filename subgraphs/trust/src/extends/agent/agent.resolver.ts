import { cacheFor, PUBLIC } from '@propmubi/runtime';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TrustContext } from '../../context.js';
import { TrustScore } from '../../modules/score/trust-score.entity.js';
import { AgentStub } from './agent.stub.js';

/** What trust adds to an agent. */
@Resolver(() => AgentStub)
export class AgentExtension {
  @FieldResolver(() => TrustScore, { nullable: true, description: 'How far the agent can be trusted.' })
  @Directive(PUBLIC)
  @Directive(cacheFor(300))
  trust(@Root() { id }: AgentStub, @Ctx() { loaders }: TrustContext): Promise<TrustScore | null> {
    return loaders.trustBySubject.load({ type: 'AGENT', id });
  }
}
