import { type Connection } from '@propmubi/runtime';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReputationContext } from '../../context.js';
import { type Review } from '../../modules/review/review.entity.js';
import { ReviewConnection } from '../../modules/review/review.connection.js';
import { ReviewsArgs } from '../../modules/review/review.inputs.js';
import { readReviewPage } from '../../modules/review/review.loaders.js';
import { ReviewSubjectType } from '../../modules/review/review.entity.js';
import { AgentStub } from './agent.stub.js';

/** What reputation adds to an agent. */
@Resolver(() => AgentStub)
export class AgentExtension {
  @FieldResolver(() => ReviewConnection, { nullable: true, description: 'Published reviews.' })
  reviews(
    @Root() { id }: AgentStub,
    @Args(() => ReviewsArgs) args: ReviewsArgs,
    @Ctx() { loaders }: ReputationContext,
  ): Promise<Connection<Review>> {
    return loaders.reviewPages.load({
      subjectType: ReviewSubjectType.AGENT,
      subjectId: id,
      ...readReviewPage(args),
    });
  }
}
