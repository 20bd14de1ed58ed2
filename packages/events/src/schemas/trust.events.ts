import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { code, count, day, id, instant, score } from '../fields.js';

export const trustSubjectType = z.enum(['USER', 'AGENT', 'LISTING', 'PROJECT']);
export const trustBand = z.enum(['A', 'B', 'C', 'D', 'NEW']);

const document = {
  documentId: id,
  organizationId: id.nullable(),
  subjectType: z.enum(['USER', 'AGENT', 'LISTING', 'PROJECT', 'ORGANIZATION']),
  subjectId: id,
  /** TITLE_REPORT, INDEX_II, OC, RERA_CERTIFICATE … */
  documentType: code,
};

const dispute = {
  disputeId: id,
  organizationId: id.nullable(),
  subjectType: z.enum(['USER', 'AGENT', 'LISTING', 'PROJECT', 'BUILDER', 'REVIEW', 'DOCUMENT']),
  subjectId: id,
  openedBy: id.nullable(),
  severity: z.enum(['MINOR', 'MAJOR', 'SEVERE']),
};

export const trustEvents = {
  DocumentSubmitted: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'documentId',
    schema: z.object({ ...document, submittedAt: instant }),
  }),
  DocumentVerified: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'documentId',
    schema: z.object({ ...document, verifiedAt: instant, recheckOn: day.nullable().default(null) }),
  }),
  DocumentRejected: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'documentId',
    schema: z.object({ ...document, reason: code, forged: z.boolean().default(false), rejectedAt: instant }),
  }),
  DocumentExpired: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'documentId',
    schema: z.object({ ...document, expiredOn: day }),
  }),
  /** A reviewer needs more from who submitted it. */
  DocumentInfoRequested: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'documentId',
    schema: z.object({ ...document, reason: code, requestedAt: instant }),
  }),
  /** The verification was taken back. */
  DocumentRevoked: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'documentId',
    schema: z.object({ ...document, reason: code, forged: z.boolean().default(false), revokedAt: instant }),
  }),
  DocumentAppealed: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'documentId',
    schema: z.object({ ...document, appealedAt: instant }),
  }),
  /** No reviewer decided in time: an alert, once for each time it came into the queue. */
  DocumentReviewOverdue: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'documentId',
    schema: z.object({ ...document, dueAt: instant, overdueAt: instant }),
  }),
  /** It has to be checked again soon: 30, 7 and 1 days before, once each. */
  DocumentExpiring: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'documentId',
    schema: z.object({ ...document, expiresOn: day, daysLeft: z.number().int().nonnegative() }),
  }),
  /** How many bytes of papers an organization keeps, after one more. */
  OrganizationStorageMeasured: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'organizationId',
    schema: z.object({ organizationId: id, bytes: count, measuredAt: instant }),
  }),
  /** Goes out when the score moved by 1 or the band changed, and for a first score. */
  TrustScoreUpdated: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'subjectId',
    schema: z.object({
      subjectType: trustSubjectType,
      subjectId: id,
      organizationId: id.nullable(),
      score,
      lowerBound: score,
      interval: z.tuple([score, score]),
      band: trustBand,
      /** Within the segment, 0 to 100; null for people. */
      percentile: score.nullable().default(null),
      /** Share of what counts of which something is known, 0 to 1. */
      coverage: z.number().min(0).max(1).nullable().default(null),
      previous: z.object({ score, band: trustBand }).nullable(),
      /** Codes of the caps that held it down, such as RERA_REVOKED. */
      caps: z.array(code).default([]),
      modelVersion: z.string(),
      asOf: instant,
    }),
  }),
  /** Bands and percentiles of listings and projects that are new or have changed, in chunks: lists are filtered by them. */
  TrustRanksChanged: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'batchId',
    schema: z.object({
      batchId: id,
      modelVersion: z.string(),
      computedAt: instant,
      ranks: z
        .array(
          z.object({
            subjectType: z.enum(['LISTING', 'PROJECT']),
            subjectId: id,
            score,
            band: trustBand,
            /** Within the segment, 0 to 100; null without one to compare with. */
            percentile: score.nullable(),
          }),
        )
        .max(500),
    }),
  }),
  DisputeOpened: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'disputeId',
    schema: z.object({ ...dispute, openedAt: instant, decideBy: instant }),
  }),
  /** A reviewer found that it has to be examined: from here it acts. */
  DisputeAccepted: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'disputeId',
    schema: z.object({ ...dispute, acceptedAt: instant }),
  }),
  /** Its time ran out without a decision: it acts no more. */
  DisputeOverdue: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'disputeId',
    schema: z.object({ ...dispute, overdueAt: instant }),
  }),
  DisputeResolved: defineEvent({
    source: 'trust',
    version: 1,
    subject: 'disputeId',
    schema: z.object({
      ...dispute,
      outcome: z.enum(['UPHELD', 'DISMISSED', 'WITHDRAWN']),
      reason: code.nullable().default(null),
      resolvedAt: instant,
    }),
  }),
};
