import type { DigestTexts, MetricNames, Templates } from './template.js';

export const en: Templates = {
  LEAD_ASSIGNED: {
    title: 'New lead',
    body: 'A new lead is waiting for you. Accept it before it goes to another agent.',
  },
  LEAD_IN_POND: {
    title: 'Lead without an agent',
    body: 'Deadlines of a lead were missed. It is in the pond, where any agent may claim it.',
  },
  LEAD_MESSAGE: {
    title: 'Message from a buyer',
    body: 'A buyer has sent you a message. Open the lead to read it.',
  },
  ENQUIRY_MESSAGE: {
    title: 'Message from an agent',
    body: 'The agent has sent you a message about your enquiry. Open it to read it.',
  },
  SITE_VISIT_SCHEDULED: { title: 'Site visit', body: 'A site visit is scheduled for {at}.' },
  DOCUMENT_VERIFIED: { title: 'Document verified', body: 'A document you submitted has been verified.' },
  DOCUMENT_REJECTED: {
    title: 'Document rejected',
    body: 'A document you submitted has been rejected. Open it to read why.',
  },
  DOCUMENT_INFO_REQUESTED: {
    title: 'Document needs more',
    body: 'A reviewer needs more information about a document you submitted.',
  },
  DOCUMENT_EXPIRING: {
    title: 'Document expires soon',
    body: 'A verified document has to be checked again by {on}.',
  },
  LICENCE_EXPIRED: {
    title: 'Registration expired',
    body: 'Your RERA registration has expired. You get no new leads until it is renewed.',
  },
  ORGANIZATION_VERIFIED: { title: 'Brokerage verified', body: 'Your brokerage has been verified.' },
  QUOTA_NEARLY_USED: {
    title: 'Quota nearly used',
    body: 'Your brokerage has used 80% of its quota: {metric}.',
  },
  QUOTA_USED_UP: {
    title: 'Quota used up',
    body: 'Your brokerage has used up its quota: {metric}. Enquiries still arrive.',
  },
  REVIEW_PUBLISHED: { title: 'Review published', body: 'Your review has been published.' },
  REVIEW_REJECTED: { title: 'Review not published', body: 'Your review was not published.' },
  DISPUTE_DECIDED: { title: 'Dispute decided', body: 'A dispute you opened has been decided.' },
  SAVED_SEARCH_MATCHED: {
    title: 'New homes for your search',
    body: 'New homes that match a search you saved: {count}.',
  },
  LISTING_PRICE_CHANGED: {
    title: 'New price',
    body: 'A home you enquired about has a new price: {price}.',
  },
};

export const digest: DigestTexts = {
  subject: 'Your day on PropMubi',
  intro: 'What happened since yesterday:',
};

export const metrics: MetricNames = {
  REQUESTS: 'requests',
  COST: 'cost of queries',
  SOCKETS: 'live connections',
  LEADS: 'leads',
  STORAGE: 'storage',
  SMS: 'SMS',
};
