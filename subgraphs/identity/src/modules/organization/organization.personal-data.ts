import { personal, type PersonalTable } from '@propmubi/privacy';

/** What is kept of people by brokerages. */
export const organizationTables: Record<string, PersonalTable> = {
  organization: {
    people: { decided_by: 'a reviewer' },
    personal: {},
    other: {
      name: 'of a firm, public',
      city: 'of a firm, public',
      status: 'code',
      name_skeleton: 'of a firm’s name',
      decision_reason: 'code',
    },
  },
  organization_registration: {
    people: {},
    personal: {
      pan: personal({
        what: 'PAN of a brokerage, which of a proprietor is a person’s',
        purpose: 'REGISTRATION',
        retention: { text: 'while the brokerage exists', job: null },
        erasure: { kept: 'identifies the firm before the law; a brokerage is closed, not erased' },
        correction: 'by staff',
        exported: { not: 'the firm’s; its managers read it' },
      }),
      gstin: personal({
        what: 'GSTIN of a brokerage, which holds its PAN',
        purpose: 'REGISTRATION',
        retention: { text: 'while the brokerage exists', job: null },
        erasure: { kept: 'as the PAN' },
        correction: 'by staff',
        exported: { not: 'the firm’s; its managers read it' },
      }),
    },
  },
};
