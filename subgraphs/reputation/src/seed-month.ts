import { anonymous, type Database, idOf, newId, query, sql, systemViewer } from '@propmubi/runtime';
import { ReviewBasis, ReviewSubjectType } from './modules/review/review.entity.js';
import { submitReview } from './modules/review/review.service.js';
import { VerifiedInteraction } from './modules/review/verified-interaction.entity.js';

/** One review of the demo's month (`platform/src/demo-month`). */
export interface MonthReview {
  author: string;
  brokerage: string;
  /** RERA number of the agent. */
  agent: string;
  /** A builder instead of the agent, by the key its id follows from. */
  builder?: string | undefined;
  basis: `${ReviewBasis}`;
  stars: number;
  text: string;
  daysAgo: number;
}

const DAY_MS = 86_400_000;

/**
 * Reviews of people who visited or booked, some of which wait for a moderator by the rules of the product. Returns false
 * when they are there.
 */
export async function seedMonthReviews(
  database: Database,
  reviews: readonly MonthReview[],
  now: Date,
): Promise<boolean> {
  let seeded = false;
  // In the order in which they were written: whether one waits depends on those before it.
  for (const review of [...reviews].sort((one, other) => other.daysAgo - one.daysAgo)) {
    if (await hasReviewed(database, review)) continue;
    await seedReview(database, review, now);
    seeded = true;
  }
  return seeded;
}

const subjectOf = ({ agent, builder }: MonthReview): string =>
  builder === undefined ? idOf('Agent', agent) : idOf('Builder', builder);

async function hasReviewed(database: Database, review: MonthReview): Promise<boolean> {
  const viewer = { ...anonymous, userId: idOf('User', review.author) };
  const found = await database
    .scope(viewer)
    .write((em) =>
      query(
        em,
        sql`select 1 from reputation.review where author_id = ${viewer.userId} and subject_id = ${subjectOf(review)} limit 1`,
      ),
    );
  return found.length > 0;
}

/** What its brokerage recorded and the buyer confirmed, then the buyer's word. */
async function seedReview(
  database: Database,
  { author, brokerage, agent, builder, daysAgo, basis, ...review }: MonthReview,
  now: Date,
): Promise<void> {
  const at = new Date(now.getTime() - daysAgo * DAY_MS);
  const agentId = idOf('Agent', agent);
  const builderId = builder === undefined ? null : idOf('Builder', builder);
  const buyer = { ...anonymous, userId: idOf('User', author) };
  const organizationId = idOf('Organization', brokerage);
  await database.scope(systemViewer(organizationId)).write((em) =>
    em.insert(VerifiedInteraction, {
      id: newId(),
      organizationId,
      buyerId: buyer.userId,
      agentId,
      projectId: null,
      builderId,
      basis: ReviewBasis[basis],
      occurredAt: new Date(at.getTime() - DAY_MS),
    }),
  );
  const input = {
    ...review,
    subjectType: builderId ? ReviewSubjectType.BUILDER : ReviewSubjectType.AGENT,
    subjectId: builderId ?? agentId,
    idempotencyKey: `demo-month|${author}|${agent}|${builder ?? ''}`,
  };
  await database.scope(buyer).write((em) => submitReview(em, buyer, input, at));
}
