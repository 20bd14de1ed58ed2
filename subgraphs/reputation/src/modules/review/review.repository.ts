import { entityKeyset, type Page, query, sql, type EntityManager } from '@propmubi/runtime';
import { Review, ReviewStatus, ReviewSubjectType } from './review.entity.js';
import type { ReviewableAgent } from './review.policy.js';
import { VerifiedInteraction } from './verified-interaction.entity.js';

export async function findReviewableAgent(
  em: EntityManager,
  agentId: string,
): Promise<ReviewableAgent | undefined> {
  const [agent] = await query(
    em,
    sql<ReviewableAgent>`
      select agent_id as "agentId", user_id as "userId", organization_id as "organizationId"
        from reputation.reviewable_agent where agent_id = ${agentId}::uuid`,
  );
  return agent;
}

export type Basis = Pick<VerifiedInteraction, 'id' | 'basis' | 'organizationId'>;

/** The buyer's latest verified interaction with the subject. Payments outweigh bookings outweigh visits. */
export async function findBasis(
  em: EntityManager,
  buyerId: string,
  subjectType: ReviewSubjectType,
  subjectId: string,
): Promise<Basis | undefined> {
  const subject =
    subjectType === ReviewSubjectType.AGENT
      ? sql`agent_id`
      : sql`coalesce(interaction.builder_id, project.builder_id)`;
  const [basis] = await query(
    em,
    sql<Basis>`
      select interaction.id, interaction.basis, interaction.organization_id as "organizationId"
        from reputation.verified_interaction interaction
        left join reputation.project using (project_id)
       where buyer_id = ${buyerId}::uuid and ${subject} = ${subjectId}::uuid
       order by array_position(array['PAYMENT', 'BOOKING', 'VISIT'], basis), occurred_at desc limit 1`,
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

/** Reviews of a subject by people who met it through the same brokerage, submitted after a moment. */
export function countOfCluster(
  em: EntityManager,
  subjectId: string,
  basisOrganizationId: string,
  since: Date,
): Promise<number> {
  return em.count(Review, {
    subjectId,
    basisOrganizationId,
    submittedAt: { $gt: since },
    status: { $in: [ReviewStatus.PUBLISHED, ReviewStatus.HELD] },
  });
}

export interface ReviewPace {
  lastDay: number;
  lastWeek: number;
  /** On average in the 90 days before the last week. */
  perDay: number;
}

/** How many reviews a subject got lately, and ordinarily. */
export async function reviewPace(em: EntityManager, subjectId: string, now: Date): Promise<ReviewPace> {
  const [pace] = await query(
    em,
    sql<ReviewPace>`
      select count(*) filter (where submitted_at > ${now}::timestamptz - interval '1 day')::int as "lastDay",
             count(*) filter (where submitted_at > ${now}::timestamptz - interval '7 days')::int as "lastWeek",
             (count(*) filter (where submitted_at <= ${now}::timestamptz - interval '7 days') / 90.0)::float8 as "perDay"
        from reputation.review
       where subject_id = ${subjectId}::uuid and submitted_at > ${now}::timestamptz - interval '97 days'`,
  );
  return pace ?? { lastDay: 0, lastWeek: 0, perDay: 0 };
}

/** A page of the reviews that wait for a moderator, oldest first. */
export function findHeld(em: EntityManager, page: Page): Promise<Review[]> {
  const { within, options } = entityKeyset(page, { columns: [['id', 'uuid']], direction: 'asc' });
  return em.find(Review, { $and: [{ status: ReviewStatus.HELD }, ...within] }, options);
}
