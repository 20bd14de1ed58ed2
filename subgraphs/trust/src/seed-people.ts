import {
  anonymous,
  type Database,
  type EntityManager,
  execute,
  idOf,
  newId,
  sql,
  systemViewer,
} from '@propmubi/runtime';
import { triageDispute } from './modules/dispute/decide-dispute.service.js';
import { DisputeSeverity, TriageDecision } from './modules/dispute/dispute.enums.js';
import { openDispute } from './modules/dispute/open-dispute.service.js';
import { DocumentType } from './modules/document/document.enums.js';
import { ReviewerDecision } from './modules/document/document.inputs.js';
import { reviewDocument } from './modules/document/review-document.js';
import { recordEvidence, type NewEvidence } from './modules/evidence/record-evidence.js';
import { HALF_LIFE_DAYS } from './modules/score/model/parameters.js';
import { TrustSubjectType } from './modules/score/trust-subject-type.js';
import { rememberInteraction } from './modules/standing/standing.repository.js';
import { seedSyntheticDocument } from './seed-document.js';
import type { TrustWorld } from './seed-world.js';

/** How synthetic agents answered synthetic leads: enough for every band, and one of whom little is known. */
const RECORDS = [
  { inTime: 60, missed: 0 },
  { inTime: 22, missed: 4 },
  { inTime: 12, missed: 8 },
  { inTime: 3, missed: 16 },
  { inTime: 0, missed: 0 },
] as const;
const DAY_MS = 86_400_000;

/** What synthetic agents did: conduct for every band, a disputed agent, and a forged paper about another's project. */
export async function seedPeople(database: Database, world: TrustWorld, now: Date): Promise<void> {
  await database.scope(systemViewer(null)).write(async (em) => {
    for (const [place, agent] of world.agents.entries()) {
      await seedAgent(em, agent);
      await seedConduct(em, agent, place, now);
    }
  });
  await seedDispute(database, world, now);
  await seedForgery(database, world, now);
}

/** Known before the event that tells of the agent; that one is newer and replaces it. */
async function seedAgent(em: EntityManager, agent: TrustWorld['agents'][number]): Promise<void> {
  await execute(
    em,
    sql`insert into trust.agent (agent_id, user_id, organization_id, updated_at)
        values (${idOf('Agent', agent.reraNumber)}::uuid, ${idOf('User', agent.key)}::uuid,
          ${idOf('Organization', agent.organizationKey)}::uuid, 'epoch')
        on conflict do nothing`,
  );
}

async function seedConduct(
  em: EntityManager,
  { key, reraNumber }: TrustWorld['agents'][number],
  place: number,
  now: Date,
): Promise<void> {
  const { inTime, missed } = RECORDS[place % RECORDS.length] as (typeof RECORDS)[number];
  const proof = (kind: string, source: 'DOCUMENT' | 'TRANSACTION'): NewEvidence => ({
    subject: { type: 'USER', id: idOf('User', key) },
    factor: 'IDENTITY',
    kind,
    source,
    sourceKey: `synthetic|${kind}`,
    value: 1,
    observedAt: now.toISOString(),
  });
  const responses = Array.from({ length: inTime + missed }, (_, number): NewEvidence => ({
    subject: { type: 'AGENT', id: idOf('Agent', reraNumber) },
    factor: 'CONDUCT',
    kind: 'RESPONSE',
    source: 'TRANSACTION',
    sourceKey: `synthetic|${number}`,
    value: number < inTime ? 1 : 0,
    halfLifeDays: HALF_LIFE_DAYS.BEHAVIOUR,
    observedAt: new Date(now.getTime() - (number % 20) * DAY_MS).toISOString(),
  }));
  const isKnown = inTime + missed > 0;
  const identity = isKnown
    ? [proof('PHONE', 'TRANSACTION'), proof('IDENTITY_PROOF', 'DOCUMENT')]
    : [proof('PHONE', 'TRANSACTION')];
  await recordEvidence(em, [...identity, ...responses]);
}

/** A buyer who visited with an agent objects, and a reviewer accepts that. */
async function seedDispute(
  database: Database,
  { agents, buyers, reviewers }: TrustWorld,
  now: Date,
): Promise<void> {
  const agent = agents.at(-1);
  const [buyer] = buyers;
  const [reviewer] = reviewers;
  if (!agent || !buyer || !reviewer) return;
  const agentId = idOf('Agent', agent.reraNumber);
  const organizationId = idOf('Organization', agent.organizationKey);
  const buyerId = idOf('User', buyer.key);
  await database.scope(systemViewer(organizationId)).write((em) =>
    rememberInteraction(em, {
      id: newId(),
      organizationId,
      buyerId,
      agentId,
      listingId: null,
      projectId: null,
      relation: 'VISIT',
      occurredAt: new Date(now.getTime() - 3 * DAY_MS).toISOString(),
    }),
  );
  const by = (viewer: Parameters<Database['scope']>[0]) => ({
    db: database.scope(viewer),
    viewer,
    now: () => now,
  });
  const dispute = await openDispute(by({ ...anonymous, userId: buyerId }), {
    subjectType: TrustSubjectType.AGENT,
    subjectId: agentId,
    severity: DisputeSeverity.SEVERE,
    statement: 'Synthetic dispute for demonstration.',
  });
  const decider = { ...anonymous, userId: idOf('User', reviewer.key), scopes: ['disputes:decide'] };
  await triageDispute(by(decider), {
    disputeId: dispute.id,
    decision: TriageDecision.ACCEPT,
    reason: 'CREDIBLE',
  });
}

/** An agent of another brokerage submits a forged paper about a project: the agent answers for it, the project does not. */
async function seedForgery(database: Database, { agents, reviewers }: TrustWorld, now: Date): Promise<void> {
  const forger = agents[3];
  const [reviewer] = reviewers;
  if (!forger || !reviewer) return;
  const submitter = {
    ...anonymous,
    userId: idOf('User', forger.key),
    organizationId: idOf('Organization', forger.organizationKey),
  };
  await database.scope(submitter).write(async (em) => {
    const id = await seedSyntheticDocument(
      em,
      submitter,
      {
        subjectType: TrustSubjectType.PROJECT,
        subjectId: idOf('Project', 'P51899000003'),
        type: DocumentType.SALE_DEED,
        key: 'synthetic|forged',
      },
      now,
    );
    await reviewDocument(
      em,
      { ...anonymous, userId: idOf('User', reviewer.key) },
      {
        documentId: id,
        decision: ReviewerDecision.REJECT,
        reason: 'FORGED',
        forged: true,
        registryConfirmed: false,
      },
      now,
    );
  });
}
