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
registerEnumType(LeadSource, { name: 'LeadSource', description: 'Where the buyer came from.' });

export enum LeadCloseReason {
  BUDGET = 'BUDGET',
  LOCATION = 'LOCATION',
  BOUGHT_ELSEWHERE = 'BOUGHT_ELSEWHERE',
  NOT_REACHABLE = 'NOT_REACHABLE',
  NOT_A_BUYER = 'NOT_A_BUYER',
  DUPLICATE = 'DUPLICATE',
  WITHDRAWN_BY_BUYER = 'WITHDRAWN_BY_BUYER',
  BOOKING_CANCELLED = 'BOOKING_CANCELLED',
  OTHER = 'OTHER',
}
registerEnumType(LeadCloseReason, {
  name: 'LeadCloseReason',
  description: 'Why a lead was closed without a booking.',
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
registerEnumType(ContactChannel, { name: 'ContactChannel', description: 'A way to reach a buyer.' });

export enum ConsentPurpose {
  LEAD_FOLLOW_UP = 'LEAD_FOLLOW_UP',
  MARKETING = 'MARKETING',
}
registerEnumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description: 'What a buyer agreed to be contacted for (TRAI DND, DPDP Act).',
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
}
registerEnumType(LeadActivityKind, {
  name: 'LeadActivityKind',
  description: 'What happened to a lead.',
  valuesConfig: {
    TAKEN_AWAY: {
      deprecationReason: 'Replaced by UNASSIGNED, never given any more. Removed after 2027-06-30.',
    },
  },
});
