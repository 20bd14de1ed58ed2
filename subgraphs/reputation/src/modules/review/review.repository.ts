import type { EntityManager } from '@propmubi/runtime';
import { Review, ReviewStatus, type ReviewSubjectType } from './review.entity.js';
import type { ReviewableAgent } from './review.policy.js';
import { VerifiedInteraction } from './verified-interaction.entity.js';

export async function findReviewableAgent(
  em: EntityManager,
  agentId: string,
): Promise<ReviewableAgent | undefined> {
  const [agent] = await em.execute<ReviewableAgent[]>(
    `select agent_id as "agentId", user_id as "userId", organization_id as "organizationId"
       from reputation.reviewable_agent where agent_id = ?`,
    [agentId],
  );
  return agent;
}

/** The buyer's latest verified interaction with the subject. Payments outweigh bookings outweigh visits. */
export async function findBasis(
  em: EntityManager,
  buyerId: string,
  subjectType: ReviewSubjectType,
  subjectId: string,
): Promise<Pick<VerifiedInteraction, 'id' | 'basis'> | undefined> {
  const [basis] = await em.execute<Pick<VerifiedInteraction, 'id' | 'basis'>[]>(
    `select interaction.id, interaction.basis
       from reputation.verified_interaction interaction
       left join reputation.project using (project_id)
      where buyer_id = ?
        and ${subjectType === 'AGENT' ? 'agent_id' : 'coalesce(interaction.builder_id, project.builder_id)'} = ?
      order by array_position(array['PAYMENT', 'BOOKING', 'VISIT'], basis), occurred_at desc limit 1`,
    [buyerId, subjectId],
  );
  return basis;
}

/** Reviews of the pair that still stand or wait, submitted after a moment. */
export function countEffective(
  em: EntityManager,
  authorId: string,
  subjectId: string,
  since: Date,
): Promise<number> {
  return em.count(Review, {
    authorId,
    subjectId,
    submittedAt: { $gt: since },
    status: { $in: [ReviewStatus.PUBLISHED, ReviewStatus.HELD] },
  });
}

/** How many reviews a subject got in the last day, and per day on average in the 90 days before. */
export async function reviewPace(
  em: EntityManager,
  subjectId: string,
  now: Date,
): Promise<{ lastDay: number; perDay: number }> {
  const [pace] = await em.execute<{ lastDay: number; perDay: number }[]>(
    `select count(*) filter (where submitted_at > ?::timestamptz - interval '1 day')::int as "lastDay",
            (count(*) filter (where submitted_at <= ?::timestamptz - interval '1 day') / 90.0)::float8 as "perDay"
       from reputation.review
      where subject_id = ? and submitted_at > ?::timestamptz - interval '91 days'`,
    [now, now, subjectId, now],
  );
  return pace ?? { lastDay: 0, perDay: 0 };
}
