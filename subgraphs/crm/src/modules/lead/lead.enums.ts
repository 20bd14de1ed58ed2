import { registerEnumType } from 'type-graphql';

export enum LeadStage {
  INCOMING = 'INCOMING',
  PROSPECT = 'PROSPECT',
  OPPORTUNITY = 'OPPORTUNITY',
  SITE_VISIT_SCHEDULED = 'SITE_VISIT_SCHEDULED',
  SITE_VISIT_DONE = 'SITE_VISIT_DONE',
  NEGOTIATION = 'NEGOTIATION',
  BOOKED = 'BOOKED',
  UNQUALIFIED = 'UNQUALIFIED',
  LOST = 'LOST',
}
registerEnumType(LeadStage, {
  name: 'LeadStage',
  description: 'Where a lead stands in the pipeline.',
  valuesConfig: {
    INCOMING: { description: 'New; the buyer has not been contacted yet.' },
    PROSPECT: { description: 'Spoken with, and really looking for a home.' },
    OPPORTUNITY: { description: 'Need, budget and time are known; hot or warm.' },
    SITE_VISIT_SCHEDULED: { description: 'A visit has a date.' },
    SITE_VISIT_DONE: { description: 'The buyer has seen the home.' },
    NEGOTIATION: { description: 'Price and terms are being agreed.' },
    BOOKED: { description: 'The booking is made.' },
    UNQUALIFIED: { description: 'Never was a buyer for this; closed with a reason.' },
    LOST: { description: 'Was a buyer, is no more; closed with a reason.' },
  },
});

export enum LeadTemperature {
  HOT = 'HOT',
  WARM = 'WARM',
}
registerEnumType(LeadTemperature, {
  name: 'LeadTemperature',
  description: 'How near an opportunity is to buying.',
  valuesConfig: {
    HOT: { description: 'Means to buy within weeks.' },
    WARM: { description: 'Means to buy, later.' },
  },
});

export enum LeadSource {
  LISTING_PAGE = 'LISTING_PAGE',
  PROJECT_PAGE = 'PROJECT_PAGE',
  WHATSAPP = 'WHATSAPP',
  PHONE = 'PHONE',
  WALK_IN = 'WALK_IN',
  PARTNER_PORTAL = 'PARTNER_PORTAL',
  CAMPAIGN = 'CAMPAIGN',
}
registerEnumType(LeadSource, {
  name: 'LeadSource',
  description: 'Where the buyer came from.',
  valuesConfig: {
    LISTING_PAGE: { description: 'The page of a listing.' },
    PROJECT_PAGE: { description: 'The page of a project.' },
    WHATSAPP: { description: 'A WhatsApp message.' },
    PHONE: { description: 'A telephone call.' },
    WALK_IN: { description: 'A visit to the office.' },
    PARTNER_PORTAL: { description: 'A partner’s site.' },
    CAMPAIGN: { description: 'An advertisement.' },
  },
});

export enum LeadCloseReason {
  BUDGET = 'BUDGET',
  LOCATION = 'LOCATION',
  BOUGHT_ELSEWHERE = 'BOUGHT_ELSEWHERE',
  NOT_REACHABLE = 'NOT_REACHABLE',
  NOT_A_BUYER = 'NOT_A_BUYER',
  DUPLICATE = 'DUPLICATE',
  WITHDRAWN_BY_BUYER = 'WITHDRAWN_BY_BUYER',
  BOOKING_CANCELLED = 'BOOKING_CANCELLED',
  BROKERAGE_CLOSED = 'BROKERAGE_CLOSED',
  OTHER = 'OTHER',
}
registerEnumType(LeadCloseReason, {
  name: 'LeadCloseReason',
  description: 'Why a lead was closed without a booking.',
  valuesConfig: {
    BUDGET: { description: 'The price is beyond the budget.' },
    LOCATION: { description: 'The place does not suit.' },
    BOUGHT_ELSEWHERE: { description: 'The buyer bought another home.' },
    NOT_REACHABLE: { description: 'The buyer could not be reached.' },
    NOT_A_BUYER: { description: 'The person does not look for a home.' },
    DUPLICATE: { description: 'Another lead is about the same enquiry.' },
    WITHDRAWN_BY_BUYER: { description: 'The buyer asked not to be followed up.' },
    BOOKING_CANCELLED: { description: 'The booking was cancelled.' },
    BROKERAGE_CLOSED: { description: 'The brokerage closed: no one works there any more.' },
    OTHER: { description: 'Another reason, which the note says.' },
  },
});

export enum LeadRoutingStatus {
  ASSIGNED = 'ASSIGNED',
  QUEUED = 'QUEUED',
  POND = 'POND',
  CLOSED = 'CLOSED',
}
registerEnumType(LeadRoutingStatus, {
  name: 'LeadRoutingStatus',
  description: 'Who has the lead now.',
  valuesConfig: {
    ASSIGNED: { description: 'One agent has it.' },
    QUEUED: { description: 'Acknowledged after hours; routed when the brokerage opens.' },
    POND: { description: 'No agent has it; the first eligible agent to claim it gets it.' },
    CLOSED: { description: 'Booked, unqualified or lost.' },
  },
});

export enum ContactChannel {
  CALL = 'CALL',
  SMS = 'SMS',
  WHATSAPP = 'WHATSAPP',
  EMAIL = 'EMAIL',
}
registerEnumType(ContactChannel, {
  name: 'ContactChannel',
  description: 'A way to reach a buyer.',
  valuesConfig: {
    CALL: { description: 'By telephone.' },
    EMAIL: { description: 'By e-mail.' },
    SMS: { description: 'By text message.' },
    WHATSAPP: { description: 'By WhatsApp.' },
  },
});

export enum ContactOutcome {
  REACHED = 'REACHED',
  NO_ANSWER = 'NO_ANSWER',
  BUSY = 'BUSY',
  CALL_BACK_LATER = 'CALL_BACK_LATER',
  MESSAGE_SENT = 'MESSAGE_SENT',
  WRONG_NUMBER = 'WRONG_NUMBER',
}
registerEnumType(ContactOutcome, {
  name: 'ContactOutcome',
  description: 'What came of an attempt to reach a buyer.',
  valuesConfig: {
    REACHED: { description: 'The buyer answered.' },
    NO_ANSWER: { description: 'The buyer did not answer.' },
    BUSY: { description: 'The line was busy.' },
    CALL_BACK_LATER: { description: 'The buyer asked to be called at another time.' },
    MESSAGE_SENT: { description: 'A message or e-mail was sent.' },
    WRONG_NUMBER: { description: 'The number is another person’s.' },
  },
});

export enum ConsentPurpose {
  LEAD_FOLLOW_UP = 'LEAD_FOLLOW_UP',
  MARKETING = 'MARKETING',
}
registerEnumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description: 'What a buyer agreed to be contacted for (TRAI DND, DPDP Act).',
  valuesConfig: {
    LEAD_FOLLOW_UP: { description: 'About this enquiry.' },
    MARKETING: { description: 'About other offers.' },
  },
});

export enum LeadActivityKind {
  CREATED = 'CREATED',
  RECAPTURED = 'RECAPTURED',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  ASSIGNED = 'ASSIGNED',
  ACCEPTED = 'ACCEPTED',
  FIRST_CONTACTED = 'FIRST_CONTACTED',
  STAGE_CHANGED = 'STAGE_CHANGED',
  SLA_MISSED = 'SLA_MISSED',
  SENT_TO_POND = 'SENT_TO_POND',
  /** The stored code is that of the first release. */
  UNASSIGNED = 'TAKEN_AWAY',
  TAKEN_AWAY = 'NEVER_STORED',
  CONSENT_CHANGED = 'CONSENT_CHANGED',
  VISIT_SCHEDULED = 'VISIT_SCHEDULED',
  VISIT_COMPLETED = 'VISIT_COMPLETED',
  PAYMENT_RECORDED = 'PAYMENT_RECORDED',
  MERGED = 'MERGED',
  CONTACTED = 'CONTACTED',
  NOTE_ADDED = 'NOTE_ADDED',
  VISIT_REQUESTED = 'VISIT_REQUESTED',
  VISIT_CANCELLED = 'VISIT_CANCELLED',
  PAYMENT_CONFIRMED = 'PAYMENT_CONFIRMED',
  TEMPERATURE_CHANGED = 'TEMPERATURE_CHANGED',
  CONTACT_VERIFIED = 'CONTACT_VERIFIED',
  TASK_ADDED = 'TASK_ADDED',
  TASK_CLOSED = 'TASK_CLOSED',
  MESSAGED = 'MESSAGED',
}
registerEnumType(LeadActivityKind, {
  name: 'LeadActivityKind',
  description: 'What happened to a lead.',
  valuesConfig: {
    CREATED: { description: 'The enquiry came in.' },
    RECAPTURED: { description: 'The same buyer enquired again.' },
    ACKNOWLEDGED: { description: 'It came after hours and waits for the opening.' },
    ASSIGNED: { description: 'An agent got it.' },
    ACCEPTED: { description: 'The agent accepted it.' },
    FIRST_CONTACTED: { description: 'The agent contacted the buyer for the first time.' },
    CONTACTED: { description: 'The agent contacted the buyer again.' },
    STAGE_CHANGED: { description: 'It moved along the pipeline.' },
    TEMPERATURE_CHANGED: { description: 'The opportunity became hot or warm.' },
    NOTE_ADDED: { description: 'A note was written.' },
    SLA_MISSED: { description: 'An agent missed a deadline.' },
    UNASSIGNED: { description: 'An agent has it no more.' },
    SENT_TO_POND: { description: 'It can be claimed.' },
    MERGED: { description: 'Another lead of the same buyer became part of it.' },
    CONSENT_CHANGED: { description: 'The buyer gave or took back a consent.' },
    CONTACT_VERIFIED: { description: 'The buyer proved that the phone number is theirs.' },
    VISIT_REQUESTED: { description: 'The buyer proposed a visit.' },
    VISIT_SCHEDULED: { description: 'A visit was agreed or moved.' },
    VISIT_COMPLETED: { description: 'The outcome of a visit was recorded.' },
    VISIT_CANCELLED: { description: 'A visit was called off.' },
    PAYMENT_RECORDED: { description: 'A payment was recorded.' },
    PAYMENT_CONFIRMED: { description: 'The buyer confirmed a payment.' },
    TASK_ADDED: { description: 'A task was added.' },
    TASK_CLOSED: { description: 'A task was done or dropped.' },
    MESSAGED: { description: 'The buyer or the agent wrote to the other.' },
    TAKEN_AWAY: {
      description: 'The former name of UNASSIGNED.',
      deprecationReason: 'Replaced by UNASSIGNED, never given any more. Removed after 2027-06-30.',
    },
  },
});
