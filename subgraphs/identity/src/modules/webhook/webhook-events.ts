import type { EventData, EventType } from '@propmubi/events';

/** Facts that a webhook can be filtered by; null where an event does not say them. */
export interface WebhookFacts {
  agentId: string | null;
  listingId: string | null;
  projectId: string | null;
}

interface WebhookEvent {
  /** The domain event it comes from. */
  readonly from: EventType;
  /** As receivers see it: `type` of the payload. */
  readonly type: string;
  readonly means: string;
  /** What of the event is sent: ids, codes and instants, nothing personal. The order is kept by the event’s own subject. */
  readonly fields: readonly string[];
}

function event<From extends EventType>(
  from: From,
  type: string,
  means: string,
  ...fields: (keyof EventData<From> & string)[]
): WebhookEvent {
  return { from, type, means, fields };
}

const ABOUT_LEAD = ['leadId', 'listingId', 'projectId'] as const;
const ABOUT_DOCUMENT = ['documentId', 'subjectType', 'subjectId', 'documentType'] as const;

/**
 * What a webhook can be called for, each with the fields that receivers are promised: a domain event may change or gain others.
 * All are facts of one organization.
 */
export const WEBHOOK_EVENTS = {
  LEAD_CREATED: event('LeadCreated', 'lead.created', 'A lead came in.', ...ABOUT_LEAD, 'source', 'createdAt'),
  LEAD_ENQUIRED_AGAIN: event(
    'LeadMerged',
    'lead.enquired_again',
    'The person of a lead asked again.',
    ...ABOUT_LEAD,
    'source',
    'mergedAt',
  ),
  LEAD_ASSIGNED: event(
    'LeadAssigned',
    'lead.assigned',
    'An agent got a lead.',
    ...ABOUT_LEAD,
    'assignmentId',
    'agentId',
    'previousAgentId',
    'assignedAt',
    'acceptBy',
  ),
  LEAD_UNASSIGNED: event(
    'LeadUnassigned',
    'lead.unassigned',
    'No agent has the lead any more.',
    ...ABOUT_LEAD,
    'routing',
    'unassignedAt',
  ),
  LEAD_ACCEPTED: event(
    'LeadAccepted',
    'lead.accepted',
    'The agent took the lead on.',
    ...ABOUT_LEAD,
    'assignmentId',
    'agentId',
    'acceptedAt',
    'secondsToAccept',
  ),
  LEAD_FIRST_CONTACTED: event(
    'LeadFirstContacted',
    'lead.first_contacted',
    'The agent reached the person for the first time.',
    ...ABOUT_LEAD,
    'assignmentId',
    'agentId',
    'channel',
    'contactedAt',
    'secondsToContact',
  ),
  LEAD_SLA_BREACHED: event(
    'LeadSlaBreached',
    'lead.sla_breached',
    'A deadline of the lead passed.',
    ...ABOUT_LEAD,
    'assignmentId',
    'agentId',
    'deadline',
    'dueAt',
    'breachedAt',
    'next',
  ),
  LEAD_STAGE_CHANGED: event(
    'LeadStageChanged',
    'lead.stage_changed',
    'The lead moved in the pipeline.',
    ...ABOUT_LEAD,
    'agentId',
    'from',
    'to',
    'reason',
    'changedAt',
  ),
  SITE_VISIT_SCHEDULED: event(
    'SiteVisitScheduled',
    'site_visit.scheduled',
    'A site visit has a time.',
    ...ABOUT_LEAD,
    'visitId',
    'agentId',
    'scheduledFor',
  ),
  SITE_VISIT_COMPLETED: event(
    'SiteVisitCompleted',
    'site_visit.completed',
    'A site visit took place, or did not.',
    ...ABOUT_LEAD,
    'visitId',
    'agentId',
    'outcome',
    'verified',
    'completedAt',
  ),
  CONSENT_CHANGED: event(
    'ConsentChanged',
    'consent.changed',
    'The person of a lead gave a consent or took it back.',
    ...ABOUT_LEAD,
    'channel',
    'purpose',
    'granted',
    'changedAt',
  ),
  PAYMENT_RECEIVED: event(
    'PaymentReceived',
    'payment.received',
    'A payment was recorded.',
    ...ABOUT_LEAD,
    'agentId',
    'paymentId',
    'kind',
    'amount',
    'verified',
    'receivedAt',
  ),
  BOOKING_CANCELLED: event(
    'BookingCancelled',
    'booking.cancelled',
    'A booking was cancelled.',
    ...ABOUT_LEAD,
    'agentId',
    'cancelledBy',
    'reason',
    'cancelledAt',
  ),
  LISTING_PUBLISHED: event(
    'ListingPublished',
    'listing.published',
    'A listing is on the market.',
    'listingId',
    'agentId',
    'projectId',
    'listPrice',
    'publishedAt',
  ),
  LISTING_PRICE_CHANGED: event(
    'ListingPriceChanged',
    'listing.price_changed',
    'A listing has another price.',
    'listingId',
    'agentId',
    'projectId',
    'previousListPrice',
    'listPrice',
    'changedAt',
  ),
  LISTING_WITHDRAWN: event(
    'ListingWithdrawn',
    'listing.withdrawn',
    'A listing left the market.',
    'listingId',
    'agentId',
    'projectId',
    'standardStatus',
    'withdrawnAt',
  ),
  DOCUMENT_VERIFIED: event(
    'DocumentVerified',
    'document.verified',
    'A document was verified.',
    ...ABOUT_DOCUMENT,
    'verifiedAt',
    'recheckOn',
  ),
  DOCUMENT_REJECTED: event(
    'DocumentRejected',
    'document.rejected',
    'A document was rejected.',
    ...ABOUT_DOCUMENT,
    'reason',
    'rejectedAt',
  ),
  DOCUMENT_REVOKED: event(
    'DocumentRevoked',
    'document.revoked',
    'The verification of a document was taken back.',
    ...ABOUT_DOCUMENT,
    'reason',
    'revokedAt',
  ),
} as const satisfies Readonly<Record<string, WebhookEvent>>;

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;

/** Sent by `sendTestWebhook`, and subscribed to by nothing. */
export const TEST_EVENT = 'webhook.test';

export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookEventType[];

const BY_EVENT = new Map<string, WebhookEventType>(
  WEBHOOK_EVENT_TYPES.map((type) => [WEBHOOK_EVENTS[type].from, type]),
);

/** Undefined for an event that no webhook is called for. */
export function webhookTypeOf(domainEvent: string): WebhookEventType | undefined {
  return BY_EVENT.get(domainEvent);
}

/** What receivers are sent of a domain event. */
export function webhookDataOf(
  type: WebhookEventType,
  data: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(WEBHOOK_EVENTS[type].fields.map((name) => [name, data[name] ?? null]));
}

export function webhookFactsOf(data: Readonly<Record<string, unknown>>): WebhookFacts {
  const id = (name: keyof WebhookFacts): string | null => (data[name] as string | null | undefined) ?? null;
  return { agentId: id('agentId'), listingId: id('listingId'), projectId: id('projectId') };
}
