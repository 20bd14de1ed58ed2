import {
  byRule,
  IDEMPOTENCY,
  INFRASTRUCTURE,
  personal,
  type PersonalColumn,
  type PersonalDataMap,
  type PersonalTable,
  type RetentionRule,
} from '@propmubi/privacy';

export const closedLeads: RetentionRule = {
  name: 'closed_leads',
  // The Digital Personal Data Protection Rules 2025 name three years without contact.
  days: 1_095,
  what: 'leads that were closed without a booking: contact, words and notes emptied, tasks and messages deleted',
};
const CLOSED = byRule(closedLeads, 'the lead was closed without a booking');

const ofEnquiry = (column: Pick<PersonalColumn, 'what' | 'exported'> & Partial<PersonalColumn>) =>
  personal({
    purpose: 'ENQUIRY',
    retention: CLOSED,
    erasure: 'CLEARED',
    correction: 'another enquiry',
    ...column,
  });

const CONTACTS = { file: 'crm/contacts.json' };
const LEADS = { file: 'crm/leads.json' };

const people: Record<string, PersonalTable> = {
  contact: {
    people: { user_id: 'the buyer’s account', created_by: 'who wrote it down' },
    personal: {
      name: ofEnquiry({
        what: 'Name of a person as a brokerage knows them',
        correction: '`updateProfile`: the copy is dropped',
        exported: CONTACTS,
      }),
      phone: ofEnquiry({ what: 'Phone number as it was given', exported: CONTACTS }),
      phone_digest: ofEnquiry({
        what: 'Keyed digest of the phone number',
        exported: { not: 'a digest of what the export holds' },
      }),
      email: ofEnquiry({
        what: 'E-mail address as it was given',
        correction: '`updateProfile`: the copy is dropped',
        exported: CONTACTS,
      }),
    },
    other: { provenance: 'code' },
  },
  verified_contact: {
    people: { user_id: 'whose number it is' },
    personal: {
      digest: ofEnquiry({
        what: 'Keyed digest of a number that an account proved',
        retention: { text: 'until the person is erased', job: null },
        erasure: 'DELETED',
        correction: 'a new sign-in with the other number',
        exported: { not: 'a digest of what the export holds' },
      }),
    },
  },
  consent: {
    people: {},
    personal: {},
    other: { channel: 'code', purpose: 'code' },
  },
};

const leads: Record<string, PersonalTable> = {
  lead: {
    people: { buyer_user_id: 'the buyer' },
    personal: {
      message: ofEnquiry({ what: 'What the buyer wrote first', exported: LEADS }),
      languages: ofEnquiry({
        what: 'Languages the buyer speaks',
        erasure: { kept: 'of a lead whose buyer is no longer known: a statistic' },
        exported: LEADS,
      }),
    },
    other: {
      first_source: 'code',
      last_source: 'code',
      stage: 'code',
      temperature: 'code',
      close_reason: 'code',
      routing_status: 'code',
      rule_name: 'of the brokerage’s rule',
      rule_reason: 'why the rule matched',
    },
  },
  lead_enquiry: {
    people: { asked_by: 'who asked' },
    personal: {
      message: ofEnquiry({ what: 'What the buyer wrote', exported: { file: 'crm/enquiries.json' } }),
    },
    other: { source: 'code' },
  },
  activity: {
    people: { actor_user_id: 'who did it' },
    personal: {
      note: ofEnquiry({
        what: 'What an agent noted about the buyer',
        correction: 'by the brokerage',
        exported: { file: 'crm/activities.json' },
      }),
    },
    other: { kind: 'code', facts: 'ids and codes' },
  },
  lead_task: {
    people: { created_by: 'an agent' },
    personal: {
      title: ofEnquiry({
        what: 'What an agent means to do about a lead',
        erasure: 'DELETED',
        correction: 'by the brokerage',
        exported: { file: 'crm/tasks.json' },
      }),
    },
    other: { status: 'code' },
  },
  lead_message: {
    people: { author_user_id: 'the buyer or an agent', buyer_user_id: 'the buyer' },
    personal: {
      text: ofEnquiry({
        what: 'What the buyer and an agent wrote to each other',
        erasure: 'DELETED',
        correction: 'another message',
        exported: { file: 'crm/messages.json' },
      }),
    },
    other: { author: 'code' },
  },
  lead_message_mark: {
    people: { reader_id: 'the buyer, or an agent' },
    personal: {},
    other: { reader: 'code' },
  },
  assignment: { people: {}, personal: {}, other: { method: 'code', match: 'numbers', end_reason: 'code' } },
  site_visit: {
    people: {},
    personal: {},
    other: {
      status: 'code',
      buyer_code: 'random digits the buyer shows',
    },
  },
  payment: { people: {}, personal: {}, other: { kind: 'code' } },
};

/** What brokerages keep of people who ask. */
export const crmPersonalData: PersonalDataMap = {
  schema: 'crm',
  tables: {
    ...INFRASTRUCTURE,
    ...people,
    ...leads,
    idempotency: IDEMPOTENCY,
    organization_settings: { without: 'how a brokerage works' },
    routing_rule: { without: 'how a brokerage routes' },
    agent: {
      people: { user_id: 'an agent' },
      personal: {},
      other: { status: 'code', languages: 'an agent’s, public' },
    },
    brokerage_member: {
      people: { user_id: 'a member, or one of before' },
      personal: {},
      other: { role: 'code' },
    },
    agent_trust: { without: 'scores' },
    listing: { without: 'what is for sale, public' },
    verified_listing: { without: 'which listings have a verified document' },
    project_brokerage: { without: 'who sells a project: ids' },
    alert: { people: { acknowledged_by: 'a manager' }, personal: {}, other: { kind: 'code' } },
    agent_feed: { without: 'ids and codes, kept as long as the brokerage says' },
    feed: { without: 'positions' },
    feed_event: { without: 'ids and codes, kept as long as the brokerage says' },
  },
  retention: [closedLeads],
};
