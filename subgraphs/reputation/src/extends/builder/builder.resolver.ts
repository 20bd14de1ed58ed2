import { cacheFor, type Connection, PUBLIC } from '@propmubi/runtime';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReputationContext } from '../../context.js';
import { BuilderReputation } from '../../modules/builder-reputation/builder-reputation.entity.js';
import { type Review } from '../../modules/review/review.entity.js';
import { ReviewConnection } from '../../modules/review/review.connection.js';
import { ReviewsArgs } from '../../modules/review/review.inputs.js';
import { readReviewPage } from '../../modules/review/review.loaders.js';
import { ReviewSubjectType } from '../../modules/review/review.entity.js';
import { BuilderStub } from './builder.stub.js';

/** What reputation adds to a builder. */
@Resolver(() => BuilderStub)
export class BuilderExtension {
  @FieldResolver(() => BuilderReputation, {
    nullable: true,
    description: 'How far the builder has kept their promises; null without a project in the register.',
  })
  @Directive(PUBLIC)
  @Directive(cacheFor(3_600))
  reputation(
    @Root() { id }: BuilderStub,
    @Ctx() { loaders }: ReputationContext,
  ): Promise<BuilderReputation | null> {
    return loaders.reputationByBuilderId.load(id);
  }

  @FieldResolver(() => ReviewConnection, { nullable: true, description: 'Published reviews.' })
  reviews(
    @Root() { id }: BuilderStub,
    @Args(() => ReviewsArgs) args: ReviewsArgs,
    @Ctx() { loaders }: ReputationContext,
  ): Promise<Connection<Review>> {
    return loaders.reviewPages.load({
      subjectType: ReviewSubjectType.BUILDER,
      subjectId: id,
      ...readReviewPage(args),
    });
  }
}
