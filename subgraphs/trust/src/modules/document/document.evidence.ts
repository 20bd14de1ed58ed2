import { query, sql, type EntityManager } from '@propmubi/runtime';
import { withdrawEvidence, type NewEvidence } from '../evidence/record-evidence.js';
import type { Subject } from '../evidence/subject.js';
import type { LegalDocument } from './document.entity.js';
import { DocumentType } from './document.enums.js';

type Facts = Pick<
  LegalDocument,
  'id' | 'organizationId' | 'type' | 'subjectType' | 'subjectId' | 'submittedBy'
>;

const KIND_OF_TYPE: Partial<Record<DocumentType, string>> = {
  [DocumentType.TITLE_REPORT]: 'TITLE',
  [DocumentType.INDEX_II]: 'ENCUMBRANCE',
  [DocumentType.OC]: 'OCCUPANCY',
};

/** One observation per subject and type of document: the same paper twice counts once, a newer one replaces it. */
export const documentSourceKey = (type: string): string => `document:${type}`;
/** A rejection stands until a document of the type is verified. */
export const rejectionSourceKey = (type: string): string => `rejected:${type}`;
/** So does an expiry. */
export const expirySourceKey = (type: string): string => `expired:${type}`;

type Proof = Pick<LegalDocument, 'type' | 'subjectType' | 'subjectId' | 'recheckOn'>;

function aboutSubject(
  document: Omit<Proof, 'recheckOn'>,
  at: Date,
): Omit<NewEvidence, 'sourceKey' | 'value'> {
  const isPerson = document.subjectType === 'USER' || document.subjectType === 'AGENT';
  return {
    subject: { type: document.subjectType, id: document.subjectId },
    factor: isPerson ? 'IDENTITY' : 'DOCUMENTS',
    kind: isPerson ? 'DOCUMENT' : (KIND_OF_TYPE[document.type] ?? 'DOCUMENT'),
    source: 'DOCUMENT',
    observedAt: at.toISOString(),
  };
}

/** What a verified document says about its subject: of people it proves identity, of property the papers. */
export function verifiedEvidence(document: Proof, at: Date): NewEvidence {
  return {
    ...aboutSubject(document, at),
    sourceKey: documentSourceKey(document.type),
    value: 1,
    expiresOn: document.recheckOn,
  };
}

/**
 * What a rejected document says. About the subject only where its owner submitted it: a stranger's bad paper says
 * nothing about another person's property. A forgery is answered for by the person who submitted it, as a user and as an
 * agent; it caps the subject only where the owner submitted it or a registry holds the owner responsible.
 */
export async function rejectedEvidence(
  em: EntityManager,
  document: Facts,
  { forged, registryConfirmed, at }: { forged: boolean; registryConfirmed: boolean; at: Date },
): Promise<NewEvidence[]> {
  const byOwner = await isSubmittedByOwner(em, document);
  const evidence: NewEvidence[] = [];
  if (byOwner || (forged && registryConfirmed)) {
    evidence.push({
      ...aboutSubject(document, at),
      sourceKey: rejectionSourceKey(document.type),
      value: 0,
    });
    if (forged) {
      evidence.push(forgery(document, { type: document.subjectType, id: document.subjectId }, at));
    }
  }
  if (forged) {
    for (const submitter of await submitterOf(em, document)) evidence.push(forgery(document, submitter, at));
  }
  return evidence;
}

/** What the expiry of an owner's document says: a signal, until it is checked again. */
export async function expiredEvidence(em: EntityManager, document: Facts, at: Date): Promise<NewEvidence[]> {
  if (!(await isSubmittedByOwner(em, document))) return [];
  const kind = 'DOCUMENT_EXPIRED';
  return [
    {
      ...aboutSubject(document, at),
      kind,
      source: 'SIGNAL',
      sourceKey: expirySourceKey(document.type),
      value: 0,
    },
  ];
}

/** Takes back what a decision that was reversed said of a forgery, of all who answered for it. */
export async function withdrawForgery(em: EntityManager, document: Facts): Promise<void> {
  const about = { type: document.subjectType, id: document.subjectId };
  for (const subject of [about, ...(await submitterOf(em, document))])
    await withdrawEvidence(em, subject, document.id);
}

function forgery(document: Facts, subject: Subject, at: Date): NewEvidence {
  return {
    subject,
    factor: 'CONDUCT',
    kind: 'FORGERY',
    source: 'DOCUMENT',
    sourceKey: document.id,
    value: 0,
    cap: 'DOCUMENT_FORGED',
    observedAt: at.toISOString(),
  };
}

/** Of a project it is not known here who its builder's people are: papers about it are a third party's. */
async function isSubmittedByOwner(em: EntityManager, document: Facts): Promise<boolean> {
  const { subjectType, subjectId, submittedBy, organizationId } = document;
  if (subjectType === 'USER') return subjectId === submittedBy;
  if (subjectType === 'PROJECT') return false;
  const owned = await query(
    em,
    subjectType === 'AGENT'
      ? sql`select 1 from trust.agent where agent_id = ${subjectId}::uuid and user_id = ${submittedBy}::uuid`
      : sql`select 1 from trust.listing where listing_id = ${subjectId}::uuid and organization_id = ${organizationId}::uuid`,
  );
  return owned.length > 0;
}

async function submitterOf(em: EntityManager, { submittedBy }: Facts): Promise<Subject[]> {
  const agents = await query(
    em,
    sql<{ id: string }>`
      select agent_id as id from trust.agent where user_id = ${submittedBy}::uuid order by agent_id`,
  );
  return [{ type: 'USER', id: submittedBy }, ...agents.map(({ id }) => ({ type: 'AGENT' as const, id }))];
}
