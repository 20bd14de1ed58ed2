import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { code, count, id, instant, rupees } from '../fields.js';

export const leadStage = z.enum([
  'INCOMING',
  'PROSPECT',
  'OPPORTUNITY',
  'SITE_VISIT_SCHEDULED',
  'SITE_VISIT_DONE',
  'NEGOTIATION',
  'BOOKED',
  'UNQUALIFIED',
  'LOST',
]);

/** What a lead is about. The buyer is known by id only, and only when signed in. */
const lead = {
  leadId: id,
  organizationId: id,
  buyerId: id.nullable().default(null),
  listingId: id.nullable().default(null),
  projectId: id.nullable().default(null),
};
const worked = { ...lead, assignmentId: id, agentId: id };
const visit = { ...lead, visitId: id, agentId: id.nullable() };
const deal = {
  ...lead,
  bookingId: id.nullable().default(null),
  agentId: id.nullable(),
  builderId: id.nullable().default(null),
};

export const crmEvents = {
  LeadCreated: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({ ...lead, source: code, localityId: id.nullable().default(null), createdAt: instant }),
  }),
  /** A known person asked again: one lead, one more activity. */
  LeadMerged: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({ ...lead, source: code, mergedAt: instant }),
  }),
  LeadAssigned: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...worked,
      /** Position in the agent's feed: gapless, in commit order. */
      seq: z.union([count, z.string().regex(/^\d+$/)]),
      /** ROUTED, REASSIGNED_SLA, CLAIMED_FROM_POND, MANUAL … */
      reason: code,
      previousAgentId: id.nullable().default(null),
      assignedAt: instant,
      acceptBy: instant.nullable().default(null),
    }),
  }),
  /** No agent has the lead, now or any more: it lies in the pond, or waits for the brokerage to open. */
  LeadUnassigned: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({ ...lead, routing: z.enum(['POND', 'QUEUED']), unassignedAt: instant }),
  }),
  /** A screen of the agent showed the lead: their phone need not ring for it. */
  LeadSeen: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({ ...worked, seenAt: instant }),
  }),
  /** The buyer of a lead or its agent wrote to the other. What was written is in no event. */
  LeadMessageSent: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...lead,
      messageId: id,
      author: z.enum(['BUYER', 'AGENT']),
      /** Who has the lead; null: no agent. */
      agentId: id.nullable(),
      assignmentId: id.nullable().default(null),
      /** Whether the other side is to be notified: it has read what it was notified of before. */
      notifies: z.boolean(),
      sentAt: instant,
    }),
  }),
  /** One side of a lead's conversation has read what the other wrote: their phone need not ring for it. */
  LeadMessagesRead: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...lead,
      reader: z.enum(['BUYER', 'AGENT']),
      agentId: id.nullable(),
      readAt: instant,
    }),
  }),
  LeadAccepted: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...worked,
      assignedAt: instant,
      acceptedAt: instant,
      secondsToAccept: z.number().nonnegative(),
    }),
  }),
  LeadFirstContacted: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...worked,
      channel: code,
      contactedAt: instant,
      secondsToContact: z.number().nonnegative(),
    }),
  }),
  LeadSlaBreached: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...worked,
      /** Null in events of before 2026-12, which have `promise`. */
      deadline: z.enum(['ACCEPT', 'CONTACT']).nullable().default(null),
      /** The former name of `deadline`. */
      promise: z.enum(['ACCEPT', 'CONTACT']),
      dueAt: instant,
      breachedAt: instant,
      /** How many deadlines were missed on this lead so far; null in events of before 2026-12, which have `misses`. */
      slaBreaches: count.nullable().default(null),
      /** The former name of `slaBreaches`. */
      misses: count,
      next: z.enum(['REASSIGNED', 'POND', 'NONE']),
    }),
  }),
  LeadStageChanged: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...lead,
      agentId: id.nullable(),
      from: leadStage,
      to: leadStage,
      reason: code.nullable().default(null),
      changedAt: instant,
    }),
  }),
  SiteVisitScheduled: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({ ...visit, scheduledFor: instant }),
  }),
  SiteVisitCompleted: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...visit,
      outcome: z.enum(['DONE', 'BUYER_NO_SHOW', 'AGENT_NO_SHOW']),
      /** Confirmed by the buyer's code: lets the buyer review. */
      verified: z.boolean(),
      completedAt: instant,
    }),
  }),
  ConsentChanged: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...lead,
      channel: z.enum(['CALL', 'SMS', 'WHATSAPP', 'EMAIL']),
      purpose: code,
      granted: z.boolean(),
      changedAt: instant,
    }),
  }),
  PaymentReceived: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...deal,
      paymentId: id,
      kind: z.enum(['TOKEN', 'BOOKING', 'INSTALMENT', 'BROKERAGE']),
      amount: rupees,
      verified: z.boolean().default(true),
      receivedAt: instant,
    }),
  }),
  BookingCancelled: defineEvent({
    source: 'crm',
    version: 1,
    subject: 'leadId',
    schema: z.object({
      ...deal,
      cancelledBy: z.enum(['BUYER', 'AGENT', 'BUILDER', 'PLATFORM']),
      reason: code.nullable().default(null),
      cancelledAt: instant,
    }),
  }),
};
