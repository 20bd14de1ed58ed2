import { personal, type PersonalColumn, type PersonalTable } from '@propmubi/privacy';

const publishedContact = (what: string): PersonalColumn =>
  personal({
    what,
    purpose: 'REGISTRATION',
    retention: { text: 'while the person manages the brokerage', job: null },
    erasure: { kept: 'goes when the person leaves the brokerage, as who is erased has' },
    correction: '`updateOrganization`',
    exported: { not: 'public; the person’s own number and address are in the export' },
  });

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
  organization_brand: {
    people: {
      contact_email_of: 'the manager whose address it is',
      contact_phone_of: 'the manager whose number it is',
    },
    personal: {
      contact_email: publishedContact('E-mail address that a manager shows for the brokerage'),
      contact_phone: publishedContact('Number that a manager shows for the brokerage'),
    },
    other: {
      logo: 'of a firm, public',
      colour: 'code',
      about: 'of a firm, public',
      website_url: 'of a firm, public',
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
    other: { requested_name: 'of a firm' },
  },
};
