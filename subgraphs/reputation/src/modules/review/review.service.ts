import { LockMode } from '@mikro-orm/core';
import {
  type AuditedAct,
  type EntityManager,
  newId,
  query,
  recordActs,
  recordEvent,
  sql,
  stateOf,
  type Viewer,
  withIdempotencyKey,
} from '@propmubi/runtime';
import { recomputeBuilders } from '../builder-reputation/builder-reputation.service.js';
import { credibilityAtSubmission } from '../rater/rate-raters.service.js';
import { Review, ReviewStatus, ReviewSubjectType } from './review.entity.js';
import {
  notAWitness,
  ownReview,
  pairCounts,
  reasonMissing,
  reviewNotFound,
  reviewTooSoon,
  selfReview,
} from './review.errors.js';
import { isReason, STATUS_AFTER } from './moderation.js';
import { holdReasonOf } from './review.hold.js';
import type { ModerateReviewInput, SubmitReviewInput } from './review.inputs.js';
import { countEffective, findBasis, hasEffectiveTwin, isNoWitness } from './review.repository.js';

const PAIR_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * Takes a review of a witness: a verified visit, booking or payment with the subject; not of oneself or one's own
 * brokerage; one effective review per pair in 90 days. What looks like a campaign waits for a moderator (`holdReasonOf`).
 * @throws ForbiddenError SELF_REVIEW, REVIEW_NOT_ENTITLED; ConflictError REVIEW_TOO_SOON, IDEMPOTENCY_KEY_REUSED
 */
export async function submitReview(
  em: EntityManager,
  viewer: Viewer & { userId: string },
  input: SubmitReviewInput,
  now: Date,
): Promise<Review> {
  const { userId: actorId } = viewer;
  const { idempotencyKey: key, ...request } = input;
  const { id } = await withIdempotencyKey(em, { operation: 'submitReview', actorId, key, request }, () =>
    createReview(em, viewer, input, now),
  );
  return em.findOneOrFail(Review, { id });
}

async function createReview(
  em: EntityManager,
  viewer: Viewer & { userId: string },
  { subjectType, subjectId, stars, ...given }: SubmitReviewInput,
  now: Date,
): Promise<{ id: string }> {
  const { userId: authorId } = viewer;
  const text = given.text?.trim() || null;
  // Two submissions of one author wait for each other: neither can miss the other's row.
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${authorId}, 1))`);
  // So do submissions about one subject: each counts the others.
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${subjectId}, 2))`);
  if (await isNoWitness(em, viewer, { subjectType, subjectId })) throw selfReview();
  const basis = await findBasis(em, authorId, subjectType, subjectId);
  if (!basis) throw notAWitness();
  const since = new Date(now.getTime() - PAIR_DAYS * DAY_MS);
  if ((await countEffective(em, authorId, subjectId, since)) > 0) throw reviewTooSoon(PAIR_DAYS);
  const holdReason = await holdReasonOf(em, { subjectType, subjectId, basis, text }, since, now);
  const held = holdReason !== null;
  const review = em.create(Review, {
    id: newId(),
    authorId,
    subjectType,
    subjectId,
    stars,
    text,
    basis: basis.basis,
    basisId: basis.id,
    basisOrganizationId: basis.organizationId,
    status: held ? ReviewStatus.HELD : ReviewStatus.PUBLISHED,
    moderationReason: null,
    moderatedBy: null,
    moderatedAt: null,
    holdReason,
    helpfulCount: 0,
    unhelpfulCount: 0,
    helpfulness: 0,
    submittedAt: now,
  });
  await recordEvent(em, {
    type: 'ReviewSubmitted',
    organizationId: null,
    data: {
      ...factsOf(review),
      held,
      raterCredibility: await credibilityAtSubmission(em, authorId),
      submittedAt: now.toISOString(),
    },
  });
  await afterChange(em, review);
  const after = { subjectType, subjectId, basisId: basis.id, status: review.status, holdReason };
  await recordActs(em, viewer, [{ ...actOn(review, 'SUBMITTED'), after }]);
  return { id: review.id };
}

/**
 * A moderator decides; the decision needs a reason and a moderator other than the author.
 * @throws NotFoundError; InvalidInputError REASON_REQUIRED; ForbiddenError MAKER_IS_CHECKER; ConflictError REVIEW_TOO_SOON
 * when another review of the pair within 90 days counts
 */
export async function moderateReview(
  em: EntityManager,
  viewer: Viewer & { userId: string },
  { reviewId, decision, reason }: ModerateReviewInput,
  now: Date,
): Promise<Review> {
  if (!isReason(reason)) throw reasonMissing();
  const review = await em.findOne(Review, { id: reviewId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!review) throw reviewNotFound();
  if (review.authorId === viewer.userId) throw ownReview();
  if (STATUS_AFTER[decision] === ReviewStatus.PUBLISHED && (await hasEffectiveTwin(em, review, PAIR_DAYS)))
    throw pairCounts(PAIR_DAYS);
  const before = stateOf(review, ['status']);
  review.status = STATUS_AFTER[decision];
  review.moderationReason = reason;
  review.moderatedBy = viewer.userId;
  review.moderatedAt = now;
  await recordEvent(em, {
    type: 'ReviewModerated',
    organizationId: null,
    data: { ...factsOf(review), decision: review.status, reason, moderatedAt: now.toISOString() },
  });
  await afterChange(em, review);
  await recordActs(em, viewer, [
    { ...actOn(review, 'MODERATED'), before, after: { status: review.status, reason } },
  ]);
  return review;
}

/** A review belongs to no tenant: neither its author nor who decides about it works for the reviewed. */
const actOn = ({ id }: Review, what: 'SUBMITTED' | 'MODERATED'): AuditedAct => ({
  action: `REVIEW_${what}`,
  organizationId: null,
  subjectType: 'REVIEW',
  subjectId: id,
});

function factsOf(review: Review) {
  return {
    reviewId: review.id,
    authorId: review.authorId,
    subjectType: review.subjectType,
    subjectId: review.subjectId,
    stars: review.stars,
    basis: review.basis,
    basisId: review.basisId,
  };
}

/** A builder's own score moves with it; an agent's is the trust subgraph's, which hears of it by the event. */
async function afterChange(em: EntityManager, review: Review): Promise<void> {
  if (review.subjectType === ReviewSubjectType.BUILDER) await recomputeBuilders(em, [review.subjectId]);
}
