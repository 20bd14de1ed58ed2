import { anonymous, type Database, idOf, newId, query, sql, systemViewer } from '@propmubi/runtime';
import { triageDispute } from './modules/dispute/decide-dispute.service.js';
import { DisputeSeverity, TriageDecision } from './modules/dispute/dispute.enums.js';
import { openDispute } from './modules/dispute/open-dispute.service.js';
import { CHECKLISTS } from './modules/document/checklist.js';
import { DocumentType } from './modules/document/document.enums.js';
import { ReviewerDecision } from './modules/document/document.inputs.js';
import { expireDocuments } from './modules/document/expire-documents.js';
import { reviewDocument, type Reviewer } from './modules/document/review-document.js';
import { revokeDocument } from './modules/document/revoke-document.js';
import { TrustSubjectType } from './modules/score/trust-subject-type.js';
import { rememberInteraction } from './modules/standing/standing.repository.js';
import { seedSyntheticDocument } from './seed-document.js';
import type { TrustWorld } from './seed-world.js';

const DAY_MS = 86_400_000;

/** A step of a paper, so many days before the start. */
type Step = { daysAgo: number } & ({ decision: ReviewerDecision; reason: string } | { revoked: string });

interface Paper {
  project: string;
  /** Which of the project's homes it is about; left out: about the project. */
  home?: number;
  type: DocumentType;
  daysAgo: number;
  steps: Step[];
}

const approved = (daysAgo: number): Step => ({
  daysAgo,
  decision: ReviewerDecision.APPROVE,
  reason: 'IN_ORDER',
});

/**
 * Papers in the states that the seed of the world leaves out. Most are about homes: of those there are enough that one more
 * proof moves no other's rank.
 */
const PAPERS: readonly Paper[] = [
  {
    project: 'P51899000013',
    type: DocumentType.IOD_CC,
    daysAgo: 9,
    steps: [{ daysAgo: 4, decision: ReviewerDecision.NEEDS_INFO, reason: 'PAGES_MISSING' }],
  },
  {
    project: 'P51899000013',
    home: 0,
    type: DocumentType.PROPERTY_CARD,
    daysAgo: 12,
    steps: [{ daysAgo: 6, decision: ReviewerDecision.REJECT, reason: 'WRONG_SUBJECT' }],
  },
  {
    project: 'P51899000014',
    home: 0,
    type: DocumentType.NOC,
    daysAgo: 24,
    steps: [approved(20), { daysAgo: 2, revoked: 'WITHDRAWN_BY_ISSUER' }],
  },
  { project: 'P51899000015', home: 0, type: DocumentType.INDEX_II, daysAgo: 110, steps: [approved(104)] },
  { project: 'P51899000016', home: 0, type: DocumentType.INDEX_II, daysAgo: 70, steps: [approved(65)] },
  { project: 'P51899000016', home: 0, type: DocumentType.INDEX_II, daysAgo: 11, steps: [approved(8)] },
  { project: 'P51899000014', home: 1, type: DocumentType.AGREEMENT_FOR_SALE, daysAgo: 6, steps: [] },
  { project: 'P51899000015', home: 1, type: DocumentType.NOC, daysAgo: 1, steps: [] },
];

/** Papers of a second brokerage, and disputes that wait or were dismissed. Returns false when they are there. */
export async function seedTrustMonth(
  database: Database,
  { agents, buyers, reviewers }: TrustWorld,
  now: Date,
): Promise<boolean> {
  const [reviewer] = reviewers;
  const maker = agents.find(({ organizationKey }) => organizationKey !== agents[0]?.organizationKey);
  const [, , third, fourth] = buyers;
  if (!reviewer || !maker || !third || !fourth) return false;
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const submitter = {
    ...anonymous,
    userId: idOf('User', maker.key),
    organizationId: idOf('Organization', maker.organizationKey),
  };
  const decider = { ...anonymous, userId: idOf('User', reviewer.key), scopes: ['disputes:decide'] };
  const seeded = await database.scope(submitter).write(async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(hashtextextended('trust:seed', 0))`);
    const [present] = await query(
      em,
      sql`select 1 from trust.verification_case where organization_id = ${submitter.organizationId} limit 1`,
    );
    if (present) return false;
    for (const { project, home, type, daysAgo, steps } of PAPERS) {
      const subject =
        home === undefined
          ? { subjectType: TrustSubjectType.PROJECT, subjectId: idOf('Project', project) }
          : {
              subjectType: TrustSubjectType.LISTING,
              subjectId: idOf('Listing', `synthetic|${project}|${home}`),
            };
      const key = `month|${project}|${home}|${type}|${daysAgo}`;
      const id = await seedSyntheticDocument(em, submitter, { ...subject, type, key }, ago(daysAgo));
      for (const step of steps) await takeStep(em, decider, { id, type, step, at: ago(step.daysAgo) });
    }
    return true;
  });
  if (!seeded) return false;
  await expireDocuments(database, now);
  const dispute = { database, ago, decider };
  await seedDispute(dispute, agents[3], third, { daysAgo: 3, statement: LATE });
  await seedDispute(dispute, agents[8], fourth, { daysAgo: 13, statement: FEE, dismissed: 'NO_EVIDENCE' });
  return true;
}

const LATE =
  'The agent came forty minutes late, showed another flat than the one of the listing, and then asked for a fee.';
const FEE = 'I was told that brokerage is two per cent; the bill says three.';

async function takeStep(
  em: Parameters<typeof reviewDocument>[0],
  viewer: Reviewer,
  { id: documentId, type, step, at }: { id: string; type: DocumentType; step: Step; at: Date },
): Promise<void> {
  const common = { documentId, forged: false, registryConfirmed: false };
  if ('revoked' in step) await revokeDocument(em, viewer, { ...common, reason: step.revoked }, at);
  else await reviewDocument(em, viewer, { ...common, ...step, checklist: [...CHECKLISTS[type]] }, at);
}

async function seedDispute(
  { database, ago, decider }: { database: Database; ago: (days: number) => Date; decider: Reviewer },
  agent: TrustWorld['agents'][number] | undefined,
  buyer: TrustWorld['buyers'][number],
  { daysAgo, statement, dismissed }: { daysAgo: number; statement: string; dismissed?: string },
): Promise<void> {
  if (!agent) return;
  const agentId = idOf('Agent', agent.reraNumber);
  const organizationId = idOf('Organization', agent.organizationKey);
  const viewer = { ...anonymous, userId: idOf('User', buyer.key) };
  await database.scope(systemViewer(organizationId)).write((em) =>
    rememberInteraction(em, {
      id: newId(),
      organizationId,
      buyerId: viewer.userId,
      agentId,
      listingId: null,
      projectId: null,
      relation: 'VISIT',
      occurredAt: ago(daysAgo + 2).toISOString(),
    }),
  );
  const by = (who: Reviewer, days: number) => ({
    db: database.scope(who),
    viewer: who,
    now: () => ago(days),
  });
  const { id: disputeId } = await openDispute(by(viewer, daysAgo), {
    subjectType: TrustSubjectType.AGENT,
    subjectId: agentId,
    severity: DisputeSeverity.MAJOR,
    statement,
  });
  if (!dismissed) return;
  const decision = TriageDecision.DISMISS;
  await triageDispute(by(decider, daysAgo - 4), { disputeId, decision, reason: dismissed });
}
