import { anonymous, type Database, type EntityManager, idOf, query, sql } from '@propmubi/runtime';
import { CHECKLISTS } from './modules/document/checklist.js';
import { DocumentType } from './modules/document/document.enums.js';
import { ReviewerDecision } from './modules/document/document.inputs.js';
import { reviewDocument } from './modules/document/review-document.js';
import type { Submitter } from './modules/document/submitter.js';
import { TrustSubjectType } from './modules/score/trust-subject-type.js';
import { seedSyntheticDocument } from './seed-document.js';
import { seedPeople } from './seed-people.js';
import type { TrustWorld } from './seed-world.js';

/** Natural keys of the synthetic projects and of their first listings, as the property seed has them. */
const PROJECTS = Array.from({ length: 12 }, (_, place) => `P518990000${String(place + 1).padStart(2, '0')}`);

interface SeedDocument {
  subjectType: TrustSubjectType;
  subjectId: string;
  type: DocumentType;
  /** How many reviewers found it in order; a title needs two, the others one. */
  approvals: number;
}

/**
 * Papers of the synthetic projects and listings in every state a buyer meets: verified, waiting, missing. They say of
 * themselves that they are synthetic. Returns false when there are documents already.
 */
export async function seedTrust(database: Database, world: TrustWorld, now: Date): Promise<boolean> {
  const agent = world.agents[0];
  if (!agent || world.reviewers.length < 2) return false;
  const submitter: Submitter = {
    ...anonymous,
    userId: idOf('User', agent.key),
    organizationId: idOf('Organization', agent.organizationKey),
  };
  const seeded = await database.scope(submitter).write(async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(hashtextextended('trust:seed', 0))`);
    const [present] = await query(em, sql`select 1 from trust.verification_case limit 1`);
    if (present) return false;
    for (const document of documentsOf()) await seedDocument(em, submitter, world.reviewers, document, now);
    return true;
  });
  if (seeded) await seedPeople(database, world, now);
  return seeded;
}

function documentsOf(): SeedDocument[] {
  return PROJECTS.flatMap((reraNumber, place) => {
    const project = { subjectType: TrustSubjectType.PROJECT, subjectId: idOf('Project', reraNumber) };
    const listing = {
      subjectType: TrustSubjectType.LISTING,
      subjectId: idOf('Listing', `synthetic|${reraNumber}|0`),
    };
    const documents: SeedDocument[] = [{ ...project, type: DocumentType.RERA_CERTIFICATE, approvals: 1 }];
    if (place % 2 === 0) documents.push({ ...project, type: DocumentType.TITLE_REPORT, approvals: 2 });
    if (place % 3 !== 2)
      documents.push({ ...listing, type: DocumentType.INDEX_II, approvals: place % 3 === 0 ? 1 : 0 });
    return documents;
  });
}

async function seedDocument(
  em: EntityManager,
  submitter: Submitter,
  reviewers: TrustWorld['reviewers'],
  { approvals, ...document }: SeedDocument,
  now: Date,
): Promise<void> {
  const key = `synthetic|${document.subjectId}|${document.type}`;
  const id = await seedSyntheticDocument(em, submitter, { ...document, key }, now);
  for (const reviewer of reviewers.slice(0, approvals)) {
    const viewer = { ...anonymous, userId: idOf('User', reviewer.key) };
    const decision = ReviewerDecision.APPROVE;
    await reviewDocument(
      em,
      viewer,
      {
        documentId: id,
        decision,
        reason: 'IN_ORDER',
        checklist: [...CHECKLISTS[document.type]],
        forged: false,
        registryConfirmed: false,
      },
      now,
    );
  }
}
