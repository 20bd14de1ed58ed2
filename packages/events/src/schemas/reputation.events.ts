import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { code, count, day, id, instant, score } from '../fields.js';

const review = {
  reviewId: id,
  organizationId: id.nullable().default(null),
  authorId: id,
  subjectType: z.enum(['AGENT', 'BUILDER', 'PROJECT', 'LISTING']),
  subjectId: id,
  stars: z.number().int().min(1).max(5),
  /** What makes the author a witness. */
  basis: z.enum(['VISIT', 'BOOKING', 'PAYMENT']),
  basisId: id.nullable().default(null),
};

export const reputationEvents = {
  BuilderReputationUpdated: defineEvent({
    source: 'reputation',
    version: 1,
    subject: 'builderId',
    schema: z.object({
      builderId: id,
      score,
      lowerBound: score,
      interval: z.tuple([score, score]),
      previous: z.object({ score }).nullable(),
      projects: count,
      caps: z.array(code).default([]),
      modelVersion: z.string(),
      asOf: z.union([instant, day]),
    }),
  }),
  /**
   * First scores, in chunks: a register sync scores thousands of builders at once, and one event each would keep every
   * consumer busy for minutes. Moved scores go out one by one.
   */
  BuilderReputationsScored: defineEvent({
    source: 'reputation',
    version: 1,
    subject: 'batchId',
    schema: z.object({
      batchId: id,
      modelVersion: z.string(),
      asOf: z.union([instant, day]),
      builders: z.array(z.object({ builderId: id, score, lowerBound: score })).max(500),
    }),
  }),
  /** The text stays in reputation. */
  ReviewSubmitted: defineEvent({
    source: 'reputation',
    version: 1,
    subject: 'reviewId',
    schema: z.object({ ...review, held: z.boolean().default(false), submittedAt: instant }),
  }),
  ReviewModerated: defineEvent({
    source: 'reputation',
    version: 1,
    subject: 'reviewId',
    schema: z.object({
      ...review,
      decision: z.enum(['PUBLISHED', 'REJECTED', 'HELD', 'REMOVED']),
      reason: code.nullable().default(null),
      moderatedAt: instant,
    }),
  }),
  ComplaintRecorded: defineEvent({
    source: 'reputation',
    version: 1,
    subject: 'complaintId',
    schema: z.object({
      complaintId: id,
      subjectType: z.enum(['BUILDER', 'PROJECT', 'AGENT']),
      subjectId: id,
      builderId: id.nullable().default(null),
      projectId: id.nullable().default(null),
      category: code,
      recordedOn: day,
    }),
  }),
};
