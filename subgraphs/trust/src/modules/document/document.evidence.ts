import type { NewEvidence } from '../evidence/index.js';
import type { LegalDocument } from './document.entity.js';
import { DocumentType } from './document.enums.js';

const KIND_OF_TYPE: Partial<Record<DocumentType, string>> = {
  [DocumentType.TITLE_REPORT]: 'TITLE',
  [DocumentType.INDEX_II]: 'ENCUMBRANCE',
  [DocumentType.OC]: 'OCCUPANCY',
};

/** What a decided document says about its subject: of people it proves identity, of property the papers. */
export function documentEvidence(
  document: Pick<LegalDocument, 'id' | 'type' | 'subjectType' | 'subjectId' | 'recheckOn'>,
  outcome: { verified: boolean; forged: boolean; at: Date },
): NewEvidence {
  const isPerson = document.subjectType === 'USER' || document.subjectType === 'AGENT';
  return {
    subject: { type: document.subjectType, id: document.subjectId },
    factor: isPerson ? 'IDENTITY' : 'DOCUMENTS',
    kind: isPerson ? 'DOCUMENT' : (KIND_OF_TYPE[document.type] ?? 'DOCUMENT'),
    source: 'DOCUMENT',
    sourceKey: document.id,
    value: outcome.verified ? 1 : 0,
    expiresOn: outcome.verified ? document.recheckOn : null,
    cap: outcome.forged ? 'DOCUMENT_FORGED' : null,
    observedAt: outcome.at.toISOString(),
  };
}
