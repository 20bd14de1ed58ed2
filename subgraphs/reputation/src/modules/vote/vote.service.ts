import { LockMode } from '@mikro-orm/core';
import { execute, query, sql, type EntityManager } from '@propmubi/runtime';
import type { ReputationContext } from '../../context.js';
import { Review, ReviewStatus } from '../review/review.entity.js';
import { notEntitledToVote, reviewNotFound, selfReview } from '../review/review.errors.js';
import { findBasis, isOwnSubject } from '../review/review.repository.js';
import type { VoteOnReviewInput } from './vote.inputs.js';
import { chargesOfVote } from './vote.limits.js';
import { wilsonLowerBound } from './wilson.js';

/**
 * Counts a person's vote about a published review: one a person, which may be changed and taken back. Only people who visited,
 * booked or paid with the same agent or builder vote; neither the author nor the reviewed do.
 * @throws NotFoundError; ForbiddenError SELF_REVIEW, VOTE_NOT_ENTITLED; RateLimitedError RATE_LIMITED
 */
export async function voteOnReview(
  { db, viewer, limits, now }: Pick<ReputationContext, 'db' | 'viewer' | 'limits' | 'now'>,
  { reviewId, helpful }: VoteOnReviewInput,
): Promise<Review> {
  const voterId = viewer.userId as string;
  await limits.spend(chargesOfVote(voterId));
  return db.write(async (em) => {
    // The row is locked before the own vote is read: two votes at once are counted one after the other.
    const review = await em.findOne(
      Review,
      { id: reviewId, status: ReviewStatus.PUBLISHED },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!review) throw reviewNotFound();
    if (review.authorId === voterId || (await isOwnSubject(em, viewer, review))) throw selfReview();
    if (!(await findBasis(em, voterId, review.subjectType, review.subjectId))) throw notEntitledToVote();
    const before = await findVote(em, reviewId, voterId);
    await saveVote(em, { reviewId, voterId, helpful: helpful ?? null, at: now() });
    const count = (said: boolean) => Number(helpful === said) - Number(before === said);
    review.helpfulCount += count(true);
    review.unhelpfulCount += count(false);
    review.helpfulness = wilsonLowerBound(review.helpfulCount, review.unhelpfulCount);
    await em.flush();
    return review;
  });
}

async function findVote(em: EntityManager, reviewId: string, voterId: string): Promise<boolean | undefined> {
  const [vote] = await query(
    em,
    sql<{ helpful: boolean }>`select helpful from reputation.review_vote
      where review_id = ${reviewId}::uuid and voter_id = ${voterId}::uuid`,
  );
  return vote?.helpful;
}

async function saveVote(
  em: EntityManager,
  vote: { reviewId: string; voterId: string; helpful: boolean | null; at: Date },
): Promise<void> {
  if (vote.helpful === null) {
    await execute(
      em,
      sql`delete from reputation.review_vote
           where review_id = ${vote.reviewId}::uuid and voter_id = ${vote.voterId}::uuid`,
    );
    return;
  }
  await execute(
    em,
    sql`insert into reputation.review_vote (review_id, voter_id, helpful, voted_at)
        values (${vote.reviewId}::uuid, ${vote.voterId}::uuid, ${vote.helpful}::boolean, ${vote.at}::timestamptz)
        on conflict (review_id, voter_id) do update set helpful = excluded.helpful, voted_at = excluded.voted_at`,
  );
}
