import { registerEnumType } from 'type-graphql';

export enum DocumentType {
  TITLE_REPORT = 'TITLE_REPORT',
  INDEX_II = 'INDEX_II',
  SEVEN_TWELVE = 'SEVEN_TWELVE',
  PROPERTY_CARD = 'PROPERTY_CARD',
  IOD_CC = 'IOD_CC',
  OC = 'OC',
  RERA_CERTIFICATE = 'RERA_CERTIFICATE',
  NOC = 'NOC',
  AGREEMENT_FOR_SALE = 'AGREEMENT_FOR_SALE',
  SALE_DEED = 'SALE_DEED',
  AGENT_CERTIFICATE = 'AGENT_CERTIFICATE',
}

export enum DocumentStatus {
  DRAFT = 'DRAFT',
  UPLOADED = 'UPLOADED',
  HASHED = 'HASHED',
  AUTO_CHECKED = 'AUTO_CHECKED',
  IN_REVIEW = 'IN_REVIEW',
  NEEDS_INFO = 'NEEDS_INFO',
  VERIFIED = 'VERIFIED',
  REJECTED = 'REJECTED',
  EXPIRED = 'EXPIRED',
  SUPERSEDED = 'SUPERSEDED',
  REVOKED = 'REVOKED',
}

registerEnumType(DocumentType, {
  name: 'DocumentType',
  description: 'A kind of legal document.',
  valuesConfig: {
    TITLE_REPORT: { description: 'An advocate’s report on title.' },
    INDEX_II: { description: 'Search of the registrar’s Index II for transfers and charges.' },
    SEVEN_TWELVE: { description: '7/12 extract: record of rights of land.' },
    PROPERTY_CARD: { description: 'Property card of the city survey.' },
    IOD_CC: { description: 'Intimation of disapproval and commencement certificate.' },
    OC: { description: 'Occupancy certificate.' },
    RERA_CERTIFICATE: { description: 'Registration certificate of MahaRERA.' },
    NOC: { description: 'No-objection certificate.' },
    AGREEMENT_FOR_SALE: { description: 'Registered agreement for sale.' },
    SALE_DEED: { description: 'Registered sale deed.' },
    AGENT_CERTIFICATE: { description: 'MahaRERA certificate of an agent.' },
  },
});
registerEnumType(DocumentStatus, {
  name: 'DocumentStatus',
  description: 'Where a document is on its way to being verified.',
  valuesConfig: {
    DRAFT: { description: 'Being prepared.' },
    UPLOADED: { description: 'Its bytes arrived.' },
    HASHED: { description: 'Its SHA-256 is fixed.' },
    AUTO_CHECKED: { description: 'Its format and date were checked by machine.' },
    IN_REVIEW: { description: 'A person examines it.' },
    NEEDS_INFO: { description: 'The reviewer asked for more.' },
    VERIFIED: { description: 'Examined and found in order.' },
    REJECTED: { description: 'Examined and not accepted.' },
    EXPIRED: { description: 'Was verified and has to be checked again.' },
    SUPERSEDED: { description: 'Replaced by a newer one.' },
    REVOKED: { description: 'Its verification was taken back.' },
  },
});

/** Days after which a verified document has to be checked again; null: never, it records something done. */
export const RECHECK_DAYS: Record<DocumentType, number | null> = {
  TITLE_REPORT: 180,
  INDEX_II: 90,
  SEVEN_TWELVE: 180,
  PROPERTY_CARD: 180,
  IOD_CC: 365,
  OC: null,
  RERA_CERTIFICATE: 90,
  NOC: 365,
  AGREEMENT_FOR_SALE: null,
  SALE_DEED: null,
  AGENT_CERTIFICATE: 365,
};
