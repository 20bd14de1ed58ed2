import { registerEnumType } from 'type-graphql';
import { DocumentType } from './document.enums.js';

export enum DocumentChecklistItem {
  LEGIBLE_COMPLETE = 'LEGIBLE_COMPLETE',
  SUBJECT_MATCHES = 'SUBJECT_MATCHES',
  AUTHORITY_SIGNED = 'AUTHORITY_SIGNED',
  REGISTERED = 'REGISTERED',
  DATES_VALID = 'DATES_VALID',
  TITLE_CHAIN_UNBROKEN = 'TITLE_CHAIN_UNBROKEN',
  ENCUMBRANCES_NONE = 'ENCUMBRANCES_NONE',
  ADVOCATE_ENROLLED = 'ADVOCATE_ENROLLED',
  SEARCH_PERIOD_COVERED = 'SEARCH_PERIOD_COVERED',
  OWNER_NAMED = 'OWNER_NAMED',
  AREA_MATCHES = 'AREA_MATCHES',
  PLAN_APPROVED = 'PLAN_APPROVED',
  OCCUPANCY_WHOLE = 'OCCUPANCY_WHOLE',
  REGISTER_LOOKED_UP = 'REGISTER_LOOKED_UP',
  STAMP_DUTY_PAID = 'STAMP_DUTY_PAID',
  PARTIES_IDENTIFIED = 'PARTIES_IDENTIFIED',
}

registerEnumType(DocumentChecklistItem, {
  name: 'DocumentChecklistItem',
  description: 'What a reviewer confirms of a document before approving it.',
  valuesConfig: {
    LEGIBLE_COMPLETE: { description: 'Every page is there and can be read.' },
    SUBJECT_MATCHES: { description: 'It is about what it was submitted for.' },
    AUTHORITY_SIGNED: { description: 'The authority that issues it signed and sealed it.' },
    REGISTERED: { description: 'It has a registration number of the sub-registrar, which was looked up.' },
    DATES_VALID: { description: 'Its dates are possible, and it is in force.' },
    TITLE_CHAIN_UNBROKEN: {
      description: 'Every transfer of the last thirty years follows from the one before.',
    },
    ENCUMBRANCES_NONE: { description: 'It names no charge, or only those that are discharged.' },
    ADVOCATE_ENROLLED: { description: 'The advocate is enrolled with the Bar Council.' },
    SEARCH_PERIOD_COVERED: { description: 'The search covers thirty years, up to this year.' },
    OWNER_NAMED: { description: 'The owner it names is the one who offers the property.' },
    AREA_MATCHES: { description: 'Area and survey number are those of the property.' },
    PLAN_APPROVED: { description: 'The planning authority approved the plan for this building.' },
    OCCUPANCY_WHOLE: { description: 'It covers the part that is offered; a partial one says which.' },
    REGISTER_LOOKED_UP: { description: 'The number is on MahaRERA’s register, for this holder.' },
    STAMP_DUTY_PAID: { description: 'Stamp duty was paid.' },
    PARTIES_IDENTIFIED: { description: 'The parties are identified by PAN or another document.' },
  },
});

const I = DocumentChecklistItem;
const COMMON = [I.LEGIBLE_COMPLETE, I.SUBJECT_MATCHES];

/** By type, in the order in which a reviewer reads. */
export const CHECKLISTS: Readonly<Record<DocumentType, readonly DocumentChecklistItem[]>> = {
  TITLE_REPORT: [
    ...COMMON,
    I.ADVOCATE_ENROLLED,
    I.SEARCH_PERIOD_COVERED,
    I.TITLE_CHAIN_UNBROKEN,
    I.ENCUMBRANCES_NONE,
  ],
  INDEX_II: [...COMMON, I.REGISTERED, I.SEARCH_PERIOD_COVERED, I.ENCUMBRANCES_NONE],
  SEVEN_TWELVE: [...COMMON, I.AUTHORITY_SIGNED, I.OWNER_NAMED, I.AREA_MATCHES],
  PROPERTY_CARD: [...COMMON, I.AUTHORITY_SIGNED, I.OWNER_NAMED, I.AREA_MATCHES],
  IOD_CC: [...COMMON, I.AUTHORITY_SIGNED, I.PLAN_APPROVED, I.DATES_VALID],
  OC: [...COMMON, I.AUTHORITY_SIGNED, I.OCCUPANCY_WHOLE],
  RERA_CERTIFICATE: [...COMMON, I.REGISTER_LOOKED_UP, I.DATES_VALID],
  NOC: [...COMMON, I.AUTHORITY_SIGNED, I.DATES_VALID],
  AGREEMENT_FOR_SALE: [...COMMON, I.REGISTERED, I.STAMP_DUTY_PAID, I.PARTIES_IDENTIFIED],
  SALE_DEED: [...COMMON, I.REGISTERED, I.STAMP_DUTY_PAID, I.PARTIES_IDENTIFIED],
  AGENT_CERTIFICATE: [...COMMON, I.REGISTER_LOOKED_UP, I.DATES_VALID],
};

/** Whether papers of a type are in force until a day, which a reviewer confirms. */
export function hasValidity(type: DocumentType): boolean {
  return CHECKLISTS[type].includes(I.DATES_VALID);
}

/** What of the checklist of a type is not confirmed. */
export function missingItems(
  type: DocumentType,
  confirmed: readonly DocumentChecklistItem[],
): DocumentChecklistItem[] {
  return CHECKLISTS[type].filter((item) => !confirmed.includes(item));
}
