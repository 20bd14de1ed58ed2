import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { code, day, id, instant } from '../fields.js';

/** Name of a field, never its value. */
const fieldName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,63}$/);

/** What an audit entry says about a field: ids, codes, hashes, days, numbers and names of fields. Words of people do not pass. */
export const auditFact = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  id,
  instant,
  day,
  code,
  z.string().regex(/^[0-9a-f]{64}$/),
  z.array(z.union([fieldName, id, z.number()])).max(100),
]);

export const auditFacts = z.record(fieldName, auditFact);

/** An act changes something; a read shows personal data to another than the person it is about. */
export const auditKind = z.enum(['ACT', 'READ']);

const auditedAction = z.object({
  kind: auditKind,
  action: code,
  /** Null: the platform itself. */
  actorId: id.nullable(),
  /** As what they acted. */
  role: code.nullable(),
  /** Whether a program acted for them, by an API key. */
  viaKey: z.boolean().default(false),
  subjectType: code,
  subjectId: id,
  /** Of a read: the user whose data it is, where they have an account. */
  personId: id.nullable().default(null),
  before: auditFacts.nullable().default(null),
  after: auditFacts.nullable().default(null),
});

/** Most entries of one event: one insert, and one transaction of the consumer. */
export const MOST_AUDITED_ACTIONS = 500;

export const auditEvents = {
  /** Heads of hash chains of the audit trail that have moved, to be anchored in the transparency log. */
  AuditHeadsTaken: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'anchorId',
    schema: z.object({
      anchorId: id,
      takenAt: instant,
      heads: z
        .array(
          z.object({
            /** The tenant; the nil id for the platform. */
            chainId: id,
            seq: z.number().int().positive(),
            hash: z.string().regex(/^[0-9a-f]{64}$/),
          }),
        )
        .min(1)
        .max(500),
    }),
  }),
  /** What was done or read in one transaction or request, on its way into the audit trail of one tenant. */
  ActionsAudited: defineEvent({
    source: 'any',
    version: 1,
    subject: 'chainId',
    schema: z.object({
      /** The tenant; the nil id for the platform. */
      chainId: id,
      recordedAt: instant,
      actions: z.array(auditedAction).min(1).max(MOST_AUDITED_ACTIONS),
    }),
  }),
};
