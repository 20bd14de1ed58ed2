import type { CapCode, Factor, SubjectType } from './parameters.js';

export interface Reason {
  code: string;
  polarity: 'NEGATIVE' | 'POSITIVE';
  /** Points this takes off a perfect score; 0 for what speaks in favour. */
  loss: number;
  text: string;
}

interface Wording {
  code: string;
  text: string;
}

/** Per kind of observation: what a bad one and a good one are called. */
export const KINDS: Record<string, { bad: Wording; good: Wording }> = {
  REGISTRATION: {
    bad: { code: 'RERA_NOT_IN_FORCE', text: 'The RERA registration is not in force.' },
    good: { code: 'RERA_REGISTERED', text: 'Registered with MahaRERA.' },
  },
  LICENCE: {
    bad: { code: 'AGENT_REG_EXPIRED', text: 'The agent’s RERA registration has expired.' },
    good: { code: 'AGENT_REGISTERED', text: 'The agent’s RERA registration is in force.' },
  },
  IDENTITY_PROOF: {
    bad: { code: 'ID_UNVERIFIED', text: 'A proof of identity was withdrawn.' },
    good: { code: 'ID_VERIFIED', text: 'Identity was proven.' },
  },
  PHONE: {
    bad: { code: 'PHONE_UNVERIFIED', text: 'The phone number is no longer verified.' },
    good: { code: 'PHONE_VERIFIED', text: 'The phone number was verified.' },
  },
  DELIVERY: {
    bad: { code: 'DELAY_HIGH', text: 'The project moved its completion date.' },
    good: { code: 'DELIVERY_ON_TIME', text: 'The project keeps its dates.' },
  },
  OVERDUE: {
    bad: { code: 'OVERDUE_NOW', text: 'The project is past its latest date and not completed.' },
    good: { code: 'DELIVERY_ON_TIME', text: 'The project keeps its dates.' },
  },
  COMPLAINTS: {
    bad: { code: 'COMPLAINTS_HIGH', text: 'Many complaints for the number of apartments.' },
    good: { code: 'COMPLAINTS_LOW', text: 'Few or no complaints.' },
  },
  LITIGATION: {
    bad: { code: 'LITIGATION_HIGH', text: 'Many court cases for the number of apartments.' },
    good: { code: 'LITIGATION_LOW', text: 'Few or no court cases.' },
  },
  DISCLOSURE: {
    bad: { code: 'DISCLOSURE_STALE', text: 'The register was not updated for long.' },
    good: { code: 'DISCLOSURE_FRESH', text: 'The register is kept up to date.' },
  },
  COMPLETENESS: {
    bad: { code: 'DATA_INCOMPLETE', text: 'Important facts are missing.' },
    good: { code: 'DATA_COMPLETE', text: 'The facts are complete.' },
  },
  PRICE_CHECK: {
    bad: { code: 'PRICE_OUTLIER', text: 'The price lies far from those of comparable listings nearby.' },
    good: { code: 'PRICE_PLAUSIBLE', text: 'The price fits comparable listings nearby.' },
  },
  DUPLICATE_CHECK: {
    bad: { code: 'DUPLICATE_LISTING', text: 'The same flat is offered more than once.' },
    good: { code: 'LISTING_UNIQUE', text: 'No other listing offers the same flat.' },
  },
  PRICE_CHANGE: {
    bad: { code: 'PRICE_VOLATILE', text: 'The price changed strongly.' },
    good: { code: 'PRICE_STABLE', text: 'The price is stable.' },
  },
  REPORT: {
    bad: { code: 'LISTING_REPORTED', text: 'The listing was reported.' },
    good: { code: 'LISTING_CLEARED', text: 'A report was not confirmed.' },
  },
  DOCUMENT: {
    bad: { code: 'DOC_REJECTED', text: 'A document was rejected.' },
    good: { code: 'DOC_VERIFIED', text: 'Documents were verified.' },
  },
  TITLE: {
    bad: { code: 'TITLE_DEFECT', text: 'The title was examined and found defective.' },
    good: { code: 'TITLE_CLEAR', text: 'The title was examined and found clear.' },
  },
  ENCUMBRANCE: {
    bad: { code: 'ENCUMBERED', text: 'An encumbrance is registered.' },
    good: { code: 'NOT_ENCUMBERED', text: 'No encumbrance is registered.' },
  },
  DOCUMENT_EXPIRED: {
    bad: { code: 'DOC_EXPIRED', text: 'A document has to be checked again.' },
    good: { code: 'DOC_VERIFIED', text: 'Documents were verified.' },
  },
  OCCUPANCY: {
    bad: { code: 'OC_PENDING', text: 'The occupancy certificate is missing.' },
    good: { code: 'OC_GRANTED', text: 'The occupancy certificate was granted.' },
  },
  RESPONSE: {
    bad: { code: 'SLOW_RESPONSE', text: 'Leads wait for an answer.' },
    good: { code: 'FAST_RESPONSE', text: 'Leads are answered fast.' },
  },
  VISIT: {
    bad: { code: 'VISIT_NO_SHOW', text: 'Agreed site visits were missed.' },
    good: { code: 'VISITS_KEPT', text: 'Agreed site visits took place.' },
  },
  DEAL: {
    bad: { code: 'BOOKING_CANCELLED', text: 'Bookings were cancelled.' },
    good: { code: 'PAYMENTS_MADE', text: 'Payments were made as agreed.' },
  },
  REVIEW: {
    bad: { code: 'REVIEWS_LOW', text: 'Verified buyers rated low.' },
    good: { code: 'REVIEWS_HIGH', text: 'Verified buyers rated high.' },
  },
  FORGERY: {
    bad: { code: 'DOC_FORGED', text: 'A document that a reviewer found forged was submitted.' },
    good: { code: 'DOC_VERIFIED', text: 'Documents were verified.' },
  },
  DISPUTE: {
    bad: { code: 'DISPUTE_UPHELD', text: 'A dispute was decided against them.' },
    good: { code: 'DISPUTE_DISMISSED', text: 'A dispute was dismissed.' },
  },
  BUILDER_REPUTATION: {
    bad: { code: 'BUILDER_WEAK', text: 'The builder’s reputation is weak.' },
    good: { code: 'BUILDER_STRONG', text: 'The builder’s reputation is strong.' },
  },
  AGENT_TRUST: {
    bad: { code: 'AGENT_WEAK', text: 'The agent’s trust score is weak.' },
    good: { code: 'AGENT_STRONG', text: 'The agent’s trust score is strong.' },
  },
  PROJECT_TRUST: {
    bad: { code: 'PROJECT_WEAK', text: 'The project’s trust score is weak.' },
    good: { code: 'PROJECT_STRONG', text: 'The project’s trust score is strong.' },
  },
};

export const CAP_TEXTS: Record<CapCode, string> = {
  FRAUD_CONFIRMED: 'Fraud was confirmed.',
  DOCUMENT_FORGED: 'A forged document was submitted.',
  RERA_REVOKED: 'The RERA registration was revoked.',
  RERA_LAPSED: 'The RERA registration has lapsed.',
  PHONE_UNVERIFIED: 'The phone number is not verified.',
  DISPUTE_SEVERE: 'A severe dispute is being examined.',
};

/** What the absence of evidence is called, where people should know of it. */
export function absenceOf(type: SubjectType, factor: Factor): Wording | undefined {
  if (factor === 'DOCUMENTS') return { code: 'DOC_MISSING', text: 'No document was verified yet.' };
  if (factor === 'IDENTITY' && (type === 'USER' || type === 'AGENT')) {
    return { code: 'ID_UNVERIFIED', text: 'Identity was not proven yet.' };
  }
  return undefined;
}

export const THIN_EVIDENCE = {
  code: 'THIN_EVIDENCE',
  text: 'Little is known: the score may change much with what is learned next.',
};
