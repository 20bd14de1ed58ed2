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

const raterCredibility = z.number().min(0.1).max(1);

export const reputationBand = z.enum(['A', 'B', 'C', 'D', 'NEW']);

/** How likely a promised date is to move by more than twelve months; see docs/trust.md. */
export const deliveryAssessment = z.object({
  /** 0 to 1, calibrated on the register of `calibratedOn`: the market's level drifts, so never show it without that day. */
  lateProbability: z.number().min(0).max(1),
  /** 0 to 100 within the segment, 100 the least likely to be late. Comparable over time where the level is not. */
  percentile: score,
  /** Those it is compared with. */
  segment: z.object({
    district: z.string(),
    size: z.enum(['UP_TO_12_UNITS', 'UP_TO_30_UNITS', 'UP_TO_80_UNITS', 'OVER_80_UNITS']),
    members: count,
  }),
  /** Projects of the builder whose registered date lies six months back or more. */
  evidence: z.object({
    projects: count,
    /** Extended by more than twelve months past the registered date, as documented. */
    late: count,
    /** Documented as completed. */
    completed: count,
    /** Neither: not known to be late, and not known to be complete. */
    silent: count,
    /** Sum of the weights 2^(-years / 5), comparable with the prior's 4. */
    weight: z.number().nonnegative(),
  }),
  calibratedOn: day,
});

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
      band: reputationBand.nullable().default(null),
      /** Within the segment, 0 to 100, 100 the best; null where it was not compared. */
      percentile: score.nullable().default(null),
      /** Share of the score's weights that rests on evidence, 0 to 1. */
      coverage: z.number().min(0).max(1).nullable().default(null),
      delivery: deliveryAssessment.nullable().default(null),
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
      builders: z
        .array(
          z.object({
            builderId: id,
            score,
            lowerBound: score,
            band: reputationBand.nullable().default(null),
            percentile: score.nullable().default(null),
            coverage: z.number().min(0).max(1).nullable().default(null),
            caps: z.array(code).default([]),
          }),
        )
        .max(500),
    }),
  }),
  /**
   * How likely projects are to be late, in chunks: those whose assessment is new or changed in this computation. The
   * chunks of one computation share the subject and so arrive in order, `last` last. A project that is not named keeps
   * what was said of it before.
   */
  ProjectDeliveryAssessed: defineEvent({
    source: 'reputation',
    version: 1,
    subject: 'assessmentId',
    schema: z.object({
      assessmentId: id,
      modelVersion: z.string(),
      asOf: day,
      last: z.boolean(),
      projects: z.array(deliveryAssessment.extend({ projectId: id, builderId: id })).max(500),
    }),
  }),
  /** The text stays in reputation. */
  ReviewSubmitted: defineEvent({
    source: 'reputation',
    version: 1,
    subject: 'reviewId',
    schema: z.object({
      ...review,
      held: z.boolean().default(false),
      /** How far its author is believed, 0.1 to 1; null where that is not told. */
      raterCredibility: raterCredibility.nullable().default(null),
      submittedAt: instant,
    }),
  }),
  /** How far raters are believed and whom they are one voice with, in chunks: those of whom that is new or has changed. */
  RaterCredibilitiesComputed: defineEvent({
    source: 'reputation',
    version: 1,
    subject: 'runId',
    schema: z.object({
      runId: id,
      modelVersion: z.string(),
      raters: z
        .array(
          z.object({
            userId: id,
            credibility: raterCredibility,
            /** What raters who share a device share: together they are one voice. Null for one who shares none. */
            voice: id.nullable().default(null),
          }),
        )
        .max(500),
    }),
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
