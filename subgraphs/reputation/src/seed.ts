import { anonymous, type Database, idOf, newId, query, sql, systemViewer } from '@propmubi/runtime';
import { ReviewBasis, ReviewSubjectType } from './modules/review/review.entity.js';
import { submitReview } from './modules/review/review.service.js';
import { VerifiedInteraction } from './modules/review/verified-interaction.entity.js';

/** What the seed needs of the demo world (`platform/src/demo-world.ts`). Ids follow from the keys. */
export interface ReputationWorld {
  agents: readonly { reraNumber: string; organizationKey: string }[];
  buyers: readonly { key: string }[];
}

const DAY_MS = 86_400_000;
/** Stars by turns: most are content, some are not. */
const STARS = [5, 4, 5, 3, 4, 5, 2, 5, 4, 4, 5, 1] as const;

/**
 * Two synthetic visits and reviews per demo agent, which say that they are synthetic. Returns false when there are
 * reviews already.
 */
export async function seedReputation(
  database: Database,
  { agents, buyers }: ReputationWorld,
  now: Date,
): Promise<boolean> {
  if (buyers.length < 2) return false;
  let seeded = false;
  for (const [place, agent] of agents.entries()) {
    if (await hasReviews(database, idOf('Agent', agent.reraNumber))) continue;
    seeded = true;
    for (const turn of [0, 1]) {
      const buyer = buyers[(place + turn) % buyers.length] as { key: string };
      const at = new Date(now.getTime() - (place * 5 + turn * 3 + 2) * DAY_MS);
      await seedReview(database, agent, idOf('User', buyer.key), { place, turn, at });
    }
  }
  return seeded;
}

async function hasReviews(database: Database, agentId: string): Promise<boolean> {
  const found = await database
    .scope(systemViewer(null))
    .write((em) => query(em, sql`select 1 from reputation.review where subject_id = ${agentId} limit 1`));
  return found.length > 0;
}

/** The visit as its brokerage has it, then the buyer's word. Of two seeds at once one review stands, by its key. */
async function seedReview(
  database: Database,
  { reraNumber, organizationKey }: ReputationWorld['agents'][number],
  buyerId: string,
  { place, turn, at }: { place: number; turn: number; at: Date },
): Promise<void> {
  const organizationId = idOf('Organization', organizationKey);
  const agentId = idOf('Agent', reraNumber);
  const key = `synthetic|${agentId}|${turn}`;
  await database.scope(systemViewer(organizationId)).write((em) =>
    em.insert(VerifiedInteraction, {
      id: newId(),
      organizationId,
      buyerId,
      agentId,
      projectId: null,
      builderId: null,
      basis: ReviewBasis.VISIT,
      occurredAt: at,
    }),
  );
  const buyer = { ...anonymous, userId: buyerId };
  const input = {
    subjectType: ReviewSubjectType.AGENT,
    subjectId: agentId,
    stars: STARS[(place * 2 + turn) % STARS.length] as number,
    text: 'Synthetic review for demonstration.',
    idempotencyKey: key,
  };
  await database.scope(buyer).write((em) => submitReview(em, buyer, input, at));
}
