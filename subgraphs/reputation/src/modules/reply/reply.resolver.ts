import {
  assertAuthenticated,
  Audited,
  type Connection,
  countEntities,
  entityKeyset,
  readPage,
  toConnection,
} from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { PersonalDataKind } from '@propmubi/domain';
import type { ReputationContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { foundForModerator, PersonalDataKindEnum } from '../review/found-personal-data.js';
import { Review, ReviewStatus } from '../review/review.entity.js';
import { ReviewReply, ReviewReplyConnection } from './reply.entity.js';
import {
  HeldReviewRepliesArgs,
  ModerateReviewReplyInput,
  ReplyToReviewInput,
  ReviewReplyModerationFilter,
  ReviewReplyPayload,
} from './reply.inputs.js';
import { moderateReviewReply, replyToReview } from './reply.service.js';

const cursorShape = z.tuple([z.guid()]);

@Resolver(() => Review)
export class ReviewReplyResolver {
  @FieldResolver(() => ReviewReply, {
    nullable: true,
    description: 'What the reviewed answers; before it is published only for its author and moderators.',
  })
  async reply(@Root() { id }: Review, @Ctx() { loaders }: ReputationContext): Promise<ReviewReply | null> {
    const [latest] = await loaders.repliesByReviewId.load(id);
    return latest ?? null;
  }

  @Query(() => ReviewReplyConnection, {
    nullable: true,
    description: 'Replies for a moderator, oldest first: those that wait, or others by the filter.',
  })
  @Directive('@requiresScopes(scopes: [["reviews:moderate"]])')
  async heldReviewReplies(
    @Args(() => HeldReviewRepliesArgs) args: HeldReviewRepliesArgs,
    @Ctx() { db }: ReputationContext,
  ): Promise<Connection<ReviewReply>> {
    const page = readPage(args, cursorShape);
    const { within, options } = entityKeyset(page, { columns: [['id', 'uuid']], direction: 'asc' });
    const wanted = matching(args.filter ?? {});
    const found = await db.read((em) =>
      em.find(ReviewReply, { $and: [...wanted, ...within] } as never, options),
    );
    return toConnection(
      found,
      page,
      ({ id }) => [id],
      () => db.read((em) => countEntities(em, ReviewReply, wanted)),
    );
  }

  @Audited()
  @Mutation(() => ReviewReplyPayload, {
    description: 'Answers a review as the reviewed agent or builder, once. A moderator reads it first.',
  })
  @Directive('@authenticated')
  @UserErrors('NOT_FOUND', 'NOT_THE_SUBJECT', 'REPLY_EXISTS')
  async replyToReview(
    @Arg('input', () => ReplyToReviewInput, { description: 'The reply.' }) input: ReplyToReviewInput,
    @Ctx() { db, viewer, now }: ReputationContext,
  ): Promise<ReviewReplyPayload> {
    assertAuthenticated(viewer);
    return { reply: await db.write((em) => replyToReview(em, viewer, input, now())) };
  }

  @Audited()
  @Mutation(() => ReviewReplyPayload, { description: 'Decides whether a reply is shown. Needs a reason.' })
  @Directive('@requiresScopes(scopes: [["reviews:moderate"]])')
  @UserErrors('MAKER_IS_CHECKER', 'NOT_FOUND', 'REASON_REQUIRED', 'REPLY_EXISTS')
  async moderateReviewReply(
    @Arg('input', () => ModerateReviewReplyInput, { description: 'The decision.' })
    input: ModerateReviewReplyInput,
    @Ctx() { db, viewer, now }: ReputationContext,
  ): Promise<ReviewReplyPayload> {
    assertAuthenticated(viewer);
    return { reply: await db.write((em) => moderateReviewReply(em, viewer, input, now())) };
  }
}

@Resolver(() => ReviewReply)
export class ReviewReplyFieldsResolver {
  @FieldResolver(() => [PersonalDataKindEnum], {
    nullable: true,
    description: 'What its text seems to hold of personal data; null for others than moderators.',
  })
  personalData(
    @Root() { text }: ReviewReply,
    @Ctx() { viewer }: ReputationContext,
  ): PersonalDataKind[] | null {
    return foundForModerator(viewer, text);
  }
}

function matching(filter: ReviewReplyModerationFilter): object[] {
  const { statuses, authorId, submittedFrom, submittedBefore } = filter;
  return [
    { status: { $in: statuses ?? [ReviewStatus.HELD] } },
    ...(authorId ? [{ authorId }] : []),
    ...(submittedFrom ? [{ submittedAt: { $gte: submittedFrom } }] : []),
    ...(submittedBefore ? [{ submittedAt: { $lt: submittedBefore } }] : []),
  ];
}
