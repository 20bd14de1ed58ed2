import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { agentReraNumber, code, count, day, id, instant, rupees } from '../fields.js';

/** Behind the generation of its key; the first says nothing. */
const keyedDigest = z.string().regex(/^(\d{1,4}\.)?[A-Za-z0-9_-]{43}$/);

/** When an agent takes leads, in IST. Days: 1 Monday … 7 Sunday. */
export const shift = z.object({
  days: z.array(z.number().int().min(1).max(7)),
  /** Minutes after midnight. */
  startMinute: z.number().int().min(0).max(1_440),
  endMinute: z.number().int().min(0).max(1_440),
});

/** ACTIVE takes leads; PAUSED by choice; SUSPENDED by the brokerage or the platform; LEFT the brokerage. */
export const agentStatus = z.enum(['ACTIVE', 'PAUSED', 'SUSPENDED', 'LEFT']);

/** All that routing and scoring know of an agent. The name stays in identity: federation resolves it. */
const agent = z.object({
  agentId: id,
  organizationId: id,
  userId: id.nullable(),
  reraNumber: agentReraNumber.nullable(),
  licenceExpiresOn: day.nullable(),
  status: agentStatus,
  languages: z.array(z.string()),
  localityIds: z.array(id),
  /** Localities by name, for agents of localities the register does not know. */
  localities: z.array(z.string()).default([]),
  projectIds: z.array(id).default([]),
  budgetMin: rupees.nullable().default(null),
  budgetMax: rupees.nullable().default(null),
  shift: shift.nullable().default(null),
  dailyCap: count.nullable().default(null),
  openCap: count.nullable().default(null),
  /** Orders updates that a replay delivers late: an older one must not overwrite a newer one. */
  updatedAt: instant,
});

export const identityEvents = {
  UserRegistered: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'userId',
    schema: z.object({ userId: id, roles: z.array(code), registeredAt: instant }),
  }),
  /** Every subgraph that keeps personal data of this user erases it. */
  UserErased: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'userId',
    schema: z.object({ userId: id, erasedAt: instant }),
  }),
  /** A person corrected what identity keeps of them: copies elsewhere are out of date. Which fields, not their values. */
  ProfileCorrected: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'userId',
    schema: z.object({ userId: id, fields: z.array(z.enum(['NAME', 'EMAIL'])).min(1), correctedAt: instant }),
  }),
  /** A subgraph has forgotten a person: how many rows lost personal data. */
  PersonalDataErased: defineEvent({
    source: 'any',
    version: 1,
    subject: 'userId',
    schema: z.object({
      userId: id,
      subgraph: z.string(),
      rows: z.array(z.object({ table: z.string(), count })),
      erasedAt: instant,
    }),
  }),
  /** A person wants all that is held of them: every subgraph writes its part to the object store. */
  DataExportRequested: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'exportId',
    schema: z.object({ exportId: id, userId: id, requestedAt: instant }),
  }),
  /** A subgraph has written its part of an export: which files, by name and hash. */
  DataExportPartPrepared: defineEvent({
    source: 'any',
    version: 1,
    subject: 'exportId',
    schema: z.object({
      exportId: id,
      userId: id,
      subgraph: z.string(),
      files: z.array(
        z.object({
          name: z.string(),
          /** In the object store. */
          key: z.string(),
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
          sizeBytes: count,
        }),
      ),
    }),
  }),
  /** Less than a fifth of the whole budget for one-time passwords is left: an attack, or a budget that is too small. */
  OtpBudgetExhausted: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'alertId',
    schema: z.object({
      alertId: id,
      /** Name of the limit, such as otp-total-hour. */
      limit: z.string(),
      windowSeconds: count,
      remaining: count,
      at: instant,
    }),
  }),
  IdentityVerified: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'userId',
    schema: z.object({
      userId: id,
      agentId: id.nullable().default(null),
      /** What was proven; never its value. */
      kind: z.enum(['PHONE', 'EMAIL', 'PAN', 'AADHAAR', 'GSTIN', 'RERA_AGENT', 'KYC']),
      method: code,
      verifiedAt: instant,
      /** Identity evidence does not decay, it expires. */
      expiresOn: day.nullable().default(null),
      /** False when an earlier proof was withdrawn. */
      valid: z.boolean().default(true),
    }),
  }),
  /**
   * An account proved a phone number or an e-mail address, now or again. `digest` is keyed (`contactDigest` of
   * `packages/domain`): services that hold the key recognise the value, the event does not say it.
   */
  ContactVerified: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'userId',
    schema: z.object({
      userId: id,
      kind: z.enum(['PHONE', 'EMAIL']),
      digest: keyedDigest,
      /** While the key is replaced: of the same value under the other one. */
      otherDigests: z.array(keyedDigest).max(2).default([]),
      verifiedAt: instant,
    }),
  }),
  /**
   * A person signed in on a device for the first time. `digest` is keyed by identity alone: it says that two people used one
   * device, and nothing else.
   */
  DeviceSeen: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'userId',
    schema: z.object({
      userId: id,
      digest: keyedDigest,
      /** What the same digest was under the key before. */
      formerDigest: keyedDigest.nullable().default(null),
      seenAt: instant,
    }),
  }),
  /** A reviewer has checked its papers: from now on people act for it. */
  OrganizationVerified: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'organizationId',
    schema: z.object({ organizationId: id, verifiedAt: instant }),
  }),
  /** Its last member left: what it had elsewhere ends. */
  OrganizationClosed: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'organizationId',
    schema: z.object({ organizationId: id, closedAt: instant }),
  }),
  /** An administrator set what an organization may use of a metric; null: the default again. */
  OrganizationQuotaSet: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'organizationId',
    schema: z.object({ organizationId: id, metric: code, limit: count.nullable(), setAt: instant }),
  }),
  /** An organization has used so many hundredths of a quota: once for each level, metric and period. */
  OrganizationQuotaReached: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'organizationId',
    schema: z.object({
      organizationId: id,
      metric: code,
      level: z.union([z.literal(80), z.literal(100)]),
      /** The first day of the period, in India. */
      period: day,
      used: count,
      limit: count,
      reachedAt: instant,
    }),
  }),
  /** A person joins or leaves a brokerage, as an agent or as a manager. */
  BrokerageMembershipChanged: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'userId',
    schema: z.object({
      userId: id,
      organizationId: id,
      /** AGENT or BROKERAGE_MANAGER; a person may have both. */
      role: code,
      /** False: works there no more in this role. */
      active: z.boolean(),
      changedAt: instant,
    }),
  }),
  AgentRegistered: defineEvent({ source: 'identity', version: 1, subject: 'agentId', schema: agent }),
  /** Carries the whole state after the change, so that a consumer never has to ask. */
  AgentUpdated: defineEvent({ source: 'identity', version: 1, subject: 'agentId', schema: agent }),
  /**
   * What MahaRERA's public register says of an agent who may be found, and where they work: for search, and for nothing
   * else. That they left or are suspended is said by AgentUpdated.
   */
  AgentProfilePublished: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'agentId',
    schema: z.object({
      agentId: id,
      organizationId: id,
      registeredName: z.string(),
      reraNumber: agentReraNumber,
      /** By name, as the agent gave them. */
      localities: z.array(z.string()),
      updatedAt: instant,
    }),
  }),
  AgentAvailabilityChanged: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'agentId',
    schema: z.object({
      agentId: id,
      organizationId: id,
      status: agentStatus,
      shift: shift.nullable().default(null),
      pausedUntil: instant.nullable().default(null),
      changedAt: instant,
    }),
  }),
  AgentLicenceExpired: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'agentId',
    schema: z.object({ agentId: id, organizationId: id, reraNumber: agentReraNumber, expiredOn: day }),
  }),
};
