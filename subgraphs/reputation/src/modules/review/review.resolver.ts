import {
  assertAuthenticated,
  assertId,
  Audited,
  type Connection,
  ConnectionArgs,
  readPage,
  toConnection,
} from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { PersonalDataKind } from '@propmubi/domain';
import type { ReputationContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { UserStub } from '../../extends/user/user.stub.js';
import { foundForModerator, PersonalDataKindEnum } from './found-personal-data.js';
import { ReviewConnection } from './review.connection.js';
import { Review, ReviewHoldReason } from './review.entity.js';
import { countForModeration, findForModeration } from './review.repository.js';
import { ModerateReviewInput, ModerationArgs, ReviewPayload, SubmitReviewInput } from './review.inputs.js';
import { moderateReview, submitReview } from './review.service.js';

const cursorShape = z.tuple([z.guid()]);

@Resolver(() => Review)
export class ReviewResolver {
  @Query(() => Review, { nullable: true, description: 'One review the viewer may see.' })
  review(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() { loaders }: ReputationContext,
  ): Promise<Review | null> {
    return loaders.reviewById.load(assertId(id, 'id'));
  }

  @Query(() => ReviewConnection, {
    nullable: true,
    description: 'Reviews that wait for a moderator, oldest first.',
    deprecationReason: 'Use moderationQueue, which has filters. Removed after 2027-06-30.',
  })
  @Directive('@requiresScopes(scopes: [["reviews:moderate"]])')
  heldReviews(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: ReputationContext,
  ): Promise<Connection<Review>> {
    return this.moderationQueue(args, context);
  }

  @Query(() => ReviewConnection, {
    nullable: true,
    description: 'Reviews for a moderator, oldest first: those that wait, or others by the filter.',
  })
  @Directive('@requiresScopes(scopes: [["reviews:moderate"]])')
  async moderationQueue(
    @Args(() => ModerationArgs) args: ModerationArgs,
    @Ctx() { db }: ReputationContext,
  ): Promise<Connection<Review>> {
    const page = readPage(args, cursorShape);
    const filter = args.filter ?? {};
    const found = await db.read((em) => findForModeration(em, filter, page));
    return toConnection(
      found,
      page,
      ({ id }) => [id],
      () => db.read((em) => countForModeration(em, filter)),
    );
  }

  @Audited()
  @Mutation(() => ReviewPayload, {
    description: 'Reviews an agent or a builder after a verified visit, booking or payment.',
  })
  @Directive('@requiresScopes(scopes: [["reviews:write"]])')
  @UserErrors('REVIEW_NOT_ENTITLED', 'REVIEW_TOO_SOON', 'SELF_REVIEW')
  async submitReview(
    @Arg('input', () => SubmitReviewInput, { description: 'The review.' }) input: SubmitReviewInput,
    @Ctx() { db, viewer, now }: ReputationContext,
  ): Promise<ReviewPayload> {
    assertAuthenticated(viewer);
    return { review: await db.write((em) => submitReview(em, viewer, input, now())) };
  }

  @Audited()
  @Mutation(() => ReviewPayload, { description: 'Decides whether a review is shown. Needs a reason.' })
  @Directive('@requiresScopes(scopes: [["reviews:moderate"]])')
  @UserErrors('MAKER_IS_CHECKER', 'NOT_FOUND', 'REASON_REQUIRED', 'REVIEW_TOO_SOON')
  async moderateReview(
    @Arg('input', () => ModerateReviewInput, { description: 'The decision.' }) input: ModerateReviewInput,
    @Ctx() { db, viewer, now }: ReputationContext,
  ): Promise<ReviewPayload> {
    assertAuthenticated(viewer);
    return { review: await db.write((em) => moderateReview(em, viewer, input, now())) };
  }

  @FieldResolver(() => ReviewHoldReason, {
    nullable: true,
    description: 'Why it waits for a moderator; null for others than moderators.',
  })
  holdReason(@Root() review: Review, @Ctx() { viewer }: ReputationContext): ReviewHoldReason | null {
    return viewer.scopes.includes('reviews:moderate') ? review.holdReason : null;
  }

  @FieldResolver(() => [PersonalDataKindEnum], {
    nullable: true,
    description: 'What its text seems to hold of personal data; null for others than moderators.',
  })
  personalData(@Root() { text }: Review, @Ctx() { viewer }: ReputationContext): PersonalDataKind[] | null {
    return foundForModerator(viewer, text);
  }

  @FieldResolver(() => UserStub, { nullable: true, description: 'Who wrote it.' })
  author(@Root() { authorId }: Review): UserStub {
    return { id: authorId };
  }
}
