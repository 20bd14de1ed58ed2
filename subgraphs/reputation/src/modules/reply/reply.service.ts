import { LockMode } from '@mikro-orm/core';
import {
  type AuditedAct,
  type EntityManager,
  newId,
  recordActs,
  stateOf,
  type Viewer,
  withIdempotencyKey,
} from '@propmubi/runtime';
import { Review, ReviewStatus } from '../review/review.entity.js';
import {
  notTheSubject,
  ownReview,
  reasonMissing,
  replyExists,
  replyNotFound,
  reviewNotFound,
} from '../review/review.errors.js';
import { isReason, STATUS_AFTER } from '../review/moderation.js';
import { isOwnSubject } from '../review/review.repository.js';
import { ReviewReply } from './reply.entity.js';
import type { ModerateReviewReplyInput, ReplyToReviewInput } from './reply.inputs.js';

type SignedIn = Viewer & { userId: string };

/**
 * The reviewed agent, or a member of the organization that is the reviewed builder, answers a published review once. A
 * moderator reads it before it is shown; after a rejection another one may be written.
 * @throws NotFoundError; ForbiddenError NOT_THE_SUBJECT; ConflictError REPLY_EXISTS, IDEMPOTENCY_KEY_REUSED
 */
export async function replyToReview(
  em: EntityManager,
  viewer: SignedIn,
  { idempotencyKey: key, ...request }: ReplyToReviewInput,
  now: Date,
): Promise<ReviewReply> {
  const { reviewId, text } = request;
  const place = { operation: 'replyToReview', actorId: viewer.userId, key, request };
  const { id } = await withIdempotencyKey(em, place, async () => {
    // The review's row is locked: of two replies at once the second sees the first.
    const review = await em.findOne(
      Review,
      { id: reviewId, status: ReviewStatus.PUBLISHED },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!review) throw reviewNotFound();
    if (!(await isOwnSubject(em, viewer, review))) throw notTheSubject();
    if (await em.count(ReviewReply, { reviewId, status: { $ne: ReviewStatus.REJECTED } }))
      throw replyExists();
    const reply = em.create(ReviewReply, {
      id: newId(),
      reviewId,
      authorId: viewer.userId,
      text: text.trim(),
      status: ReviewStatus.HELD,
      moderationReason: null,
      moderatedBy: null,
      moderatedAt: null,
      submittedAt: now,
    });
    await em.flush();
    await recordActs(em, viewer, [{ ...actOn(reply, 'SUBMITTED'), after: { reviewId } }]);
    return { id: reply.id };
  });
  return em.findOneOrFail(ReviewReply, { id });
}

/**
 * A moderator decides; the decision needs a reason and a moderator other than the author.
 * @throws NotFoundError; InvalidInputError REASON_REQUIRED; ForbiddenError MAKER_IS_CHECKER; ConflictError REPLY_EXISTS
 */
export async function moderateReviewReply(
  em: EntityManager,
  viewer: SignedIn,
  { replyId, decision, reason }: ModerateReviewReplyInput,
  now: Date,
): Promise<ReviewReply> {
  if (!isReason(reason)) throw reasonMissing();
  const found = await em.findOne(ReviewReply, { id: replyId });
  if (!found) throw replyNotFound();
  // As when it is written: of a rejected one and its successor only one can be shown.
  await em.findOne(Review, { id: found.reviewId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const reply = await em.refresh(found);
  // Without words is what an erased person wrote.
  if (!reply?.text) throw replyNotFound();
  if (reply.authorId === viewer.userId) throw ownReview();
  const status = STATUS_AFTER[decision];
  const others = { reviewId: reply.reviewId, id: { $ne: replyId }, status: { $ne: ReviewStatus.REJECTED } };
  if (status !== ReviewStatus.REJECTED && (await em.count(ReviewReply, others)) > 0) throw replyExists();
  const before = stateOf(reply, ['status']);
  Object.assign(reply, { status, moderationReason: reason, moderatedBy: viewer.userId, moderatedAt: now });
  await em.flush();
  await recordActs(em, viewer, [{ ...actOn(reply, 'MODERATED'), before, after: { status, reason } }]);
  return reply;
}

const actOn = ({ id }: ReviewReply, what: 'SUBMITTED' | 'MODERATED'): AuditedAct => ({
  action: `REVIEW_REPLY_${what}`,
  organizationId: null,
  subjectType: 'REVIEW_REPLY',
  subjectId: id,
});
