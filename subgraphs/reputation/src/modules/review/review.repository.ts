import {
  countEntities,
  entityKeyset,
  type EntityManager,
  organizationsOfMember,
  type Page,
  pgArray,
  query,
  sql,
  type Viewer,
} from '@propmubi/runtime';
import { Review, ReviewStatus, ReviewSubjectType } from './review.entity.js';
import type { ReviewModerationFilter } from './review.inputs.js';
import { isSelfReview, type ReviewableAgent } from './review.policy.js';
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

/** Whether one of these organizations is the builder, as it is appointed in property. */
async function isAnyBuilder(
  em: EntityManager,
  organizationIds: ReadonlySet<string>,
  builderId: string,
): Promise<boolean> {
  const found = await query(
    em,
    sql`select 1 from reputation.builder_organization
         where builder_id = ${builderId}::uuid and active
           and organization_id = any(${pgArray([...organizationIds])}::uuid[]) limit 1`,
  );
  return found.length > 0;
}

interface ReviewedSubject {
  subjectType: ReviewSubjectType;
  subjectId: string;
}

/** Whether the viewer speaks for the reviewed: is the agent, or belongs to the organization that is the builder. */
export async function isOwnSubject(
  em: EntityManager,
  viewer: Viewer,
  { subjectType, subjectId }: ReviewedSubject,
): Promise<boolean> {
  if (subjectType === ReviewSubjectType.BUILDER)
    return viewer.organizationId !== null && isAnyBuilder(em, new Set([viewer.organizationId]), subjectId);
  const agent = await findReviewableAgent(em, subjectId);
  return viewer.agentId === subjectId || (agent?.userId != null && agent.userId === viewer.userId);
}

/** Whether the viewer is no witness: speaks for the reviewed, or works or once worked for the agent's brokerage or the builder. */
export async function isNoWitness(
  em: EntityManager,
  viewer: Viewer,
  subject: ReviewedSubject,
): Promise<boolean> {
  if (await isOwnSubject(em, viewer, subject)) return true;
  const worksOrWorkedFor = await organizationsOfMember(em, viewer.userId as string);
  if (subject.subjectType === ReviewSubjectType.BUILDER)
    return isAnyBuilder(em, worksOrWorkedFor, subject.subjectId);
  const agent = await findReviewableAgent(em, subject.subjectId);
  return agent !== undefined && (isSelfReview(viewer, agent) || worksOrWorkedFor.has(agent.organizationId));
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

/** Whether another review of the pair that stands or waits was submitted within so many days before or after. */
export async function hasEffectiveTwin(em: EntityManager, review: Review, days: number): Promise<boolean> {
  const daysAway = (shift: number) => new Date(review.submittedAt.getTime() + shift * 86_400_000);
  const twins = await em.count(Review, {
    id: { $ne: review.id },
    authorId: review.authorId,
    subjectId: review.subjectId,
    submittedAt: { $gt: daysAway(-days), $lt: daysAway(days) },
    status: { $in: [ReviewStatus.PUBLISHED, ReviewStatus.HELD] },
  });
  return twins > 0;
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

/** A page of the reviews a moderator asks for, oldest first. */
export function findForModeration(
  em: EntityManager,
  filter: ReviewModerationFilter,
  page: Page,
): Promise<Review[]> {
  const { within, options } = entityKeyset(page, { columns: [['id', 'uuid']], direction: 'asc' });
  return em.find(Review, { $and: [...matching(filter), ...within] } as never, options);
}

/** How many the moderator asks for, up to COUNT_CAP. */
export function countForModeration(em: EntityManager, filter: ReviewModerationFilter): Promise<number> {
  return countEntities(em, Review, matching(filter));
}

function matching(filter: ReviewModerationFilter): object[] {
  const { status, subjectType, subjectId, authorId, basis, holdReason, submittedFrom, submittedBefore } =
    filter;
  return [
    { status: { $in: status ?? [ReviewStatus.HELD] } },
    ...(subjectType ? [{ subjectType }] : []),
    ...(subjectId ? [{ subjectId }] : []),
    ...(authorId ? [{ authorId }] : []),
    ...(basis ? [{ basis: { $in: basis } }] : []),
    ...(holdReason ? [{ holdReason: { $in: holdReason } }] : []),
    ...(submittedFrom ? [{ submittedAt: { $gte: submittedFrom } }] : []),
    ...(submittedBefore ? [{ submittedAt: { $lt: submittedBefore } }] : []),
  ];
}
