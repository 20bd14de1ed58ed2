import type { CapCode, Factor, SubjectType } from './parameters.js';

/** Every stable code a score explains itself with. */
export const CODES = [
  'RERA_NOT_IN_FORCE', 'RERA_REGISTERED', 'AGENT_REG_EXPIRED', 'AGENT_REGISTERED', 'ID_UNVERIFIED', 'ID_VERIFIED',
  'PHONE_UNVERIFIED', 'PHONE_VERIFIED', 'DELAY_HIGH', 'DELIVERY_ON_TIME', 'COMPLAINTS_HIGH', 'COMPLAINTS_LOW',
  'LITIGATION_HIGH', 'LITIGATION_LOW', 'DISCLOSURE_STALE', 'DISCLOSURE_FRESH', 'DATA_INCOMPLETE', 'DATA_COMPLETE',
  'PRICE_OUTLIER', 'PRICE_PLAUSIBLE', 'DUPLICATE_LISTING', 'LISTING_UNIQUE', 'PRICE_VOLATILE', 'PRICE_STABLE',
  'LISTING_REPORTED', 'DOC_REJECTED', 'DOC_VERIFIED', 'TITLE_DEFECT', 'TITLE_CLEAR', 'ENCUMBERED', 'NOT_ENCUMBERED',
  'DOC_EXPIRED', 'DOC_FORGED', 'OC_PENDING', 'OC_GRANTED', 'SLOW_RESPONSE', 'FAST_RESPONSE', 'VISIT_NO_SHOW',
  'VISITS_KEPT', 'BOOKING_CANCELLED', 'PAYMENTS_MADE', 'REVIEWS_LOW', 'REVIEWS_HIGH', 'DISPUTE_UPHELD', 'BUILDER_WEAK',
  'BUILDER_STRONG', 'AGENT_WEAK', 'AGENT_STRONG', 'PROJECT_WEAK', 'PROJECT_STRONG', 'DOC_MISSING', 'THIN_EVIDENCE',
  'FRAUD_CONFIRMED', 'DOCUMENT_FORGED', 'RERA_REVOKED', 'RERA_LAPSED', 'DISPUTE_SEVERE',
] as const; // prettier-ignore
export type Code = (typeof CODES)[number];

/**
 * Per kind of observation, a family of two codes: one says that it is worse than usual, one that it is not. A kind
 * without a good code has nothing good to say.
 */
export const FAMILIES: Readonly<Record<string, { bad: Code; good?: Code }>> = {
  REGISTRATION: { bad: 'RERA_NOT_IN_FORCE', good: 'RERA_REGISTERED' },
  LICENCE: { bad: 'AGENT_REG_EXPIRED', good: 'AGENT_REGISTERED' },
  IDENTITY_PROOF: { bad: 'ID_UNVERIFIED', good: 'ID_VERIFIED' },
  PHONE: { bad: 'PHONE_UNVERIFIED', good: 'PHONE_VERIFIED' },
  DELIVERY: { bad: 'DELAY_HIGH', good: 'DELIVERY_ON_TIME' },
  COMPLAINTS: { bad: 'COMPLAINTS_HIGH', good: 'COMPLAINTS_LOW' },
  LITIGATION: { bad: 'LITIGATION_HIGH', good: 'LITIGATION_LOW' },
  DISCLOSURE: { bad: 'DISCLOSURE_STALE', good: 'DISCLOSURE_FRESH' },
  COMPLETENESS: { bad: 'DATA_INCOMPLETE', good: 'DATA_COMPLETE' },
  PRICE_CHECK: { bad: 'PRICE_OUTLIER', good: 'PRICE_PLAUSIBLE' },
  DUPLICATE_CHECK: { bad: 'DUPLICATE_LISTING', good: 'LISTING_UNIQUE' },
  PRICE_CHANGE: { bad: 'PRICE_VOLATILE' },
  REPORT: { bad: 'LISTING_REPORTED' },
  DOCUMENT: { bad: 'DOC_REJECTED', good: 'DOC_VERIFIED' },
  TITLE: { bad: 'TITLE_DEFECT', good: 'TITLE_CLEAR' },
  ENCUMBRANCE: { bad: 'ENCUMBERED', good: 'NOT_ENCUMBERED' },
  DOCUMENT_EXPIRED: { bad: 'DOC_EXPIRED' },
  FORGERY: { bad: 'DOC_FORGED' },
  OCCUPANCY: { bad: 'OC_PENDING', good: 'OC_GRANTED' },
  RESPONSE: { bad: 'SLOW_RESPONSE', good: 'FAST_RESPONSE' },
  VISIT: { bad: 'VISIT_NO_SHOW', good: 'VISITS_KEPT' },
  DEAL: { bad: 'BOOKING_CANCELLED', good: 'PAYMENTS_MADE' },
  REVIEW: { bad: 'REVIEWS_LOW', good: 'REVIEWS_HIGH' },
  DISPUTE: { bad: 'DISPUTE_UPHELD' },
  BUILDER_REPUTATION: { bad: 'BUILDER_WEAK', good: 'BUILDER_STRONG' },
  AGENT_TRUST: { bad: 'AGENT_WEAK', good: 'AGENT_STRONG' },
  PROJECT_TRUST: { bad: 'PROJECT_WEAK', good: 'PROJECT_STRONG' },
};

/** What the absence of evidence is called, where people should know of it. It takes nothing off the score. */
export function absenceOf(type: SubjectType, factor: Factor): Code | undefined {
  if (factor === 'DOCUMENTS') return 'DOC_MISSING';
  if (factor === 'IDENTITY' && (type === 'USER' || type === 'AGENT')) return 'ID_UNVERIFIED';
  return undefined;
}

/** Caps have codes of the same name. */
export const capCode = (cap: CapCode): Code => cap;
