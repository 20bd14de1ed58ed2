import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import {
  code,
  count,
  day,
  id,
  instant,
  latitude,
  longitude,
  pinCode,
  projectReraNumber,
  rupees,
} from '../fields.js';

export const projectStatus = z.enum([
  'ACTIVE',
  'COMPLETED',
  'LAPSED',
  'ABEYANCE',
  'DE_REGISTERED',
  'REVOKED',
]);

/** A project as the public register shows it. */
export const registerProject = z.object({
  projectId: id,
  reraNumber: projectReraNumber,
  name: z.string(),
  district: z.string().nullable(),
  /** A promoter is a firm of the public register, not a person's private data. */
  builderId: id,
  builderName: z.string(),
  pinCode: pinCode.nullable().default(null),
  latitude: latitude.nullable().default(null),
  longitude: longitude.nullable().default(null),
  status: projectStatus,
  /** When the register first listed it. */
  registeredOn: day.nullable().default(null),
  proposedCompletion: day.nullable().default(null),
  revisedCompletion: day.nullable().default(null),
  extendedCompletion: day.nullable().default(null),
  apartments: count.nullable().default(null),
  bookedApartments: count.nullable().default(null),
  /** Court cases and complaints against it. */
  cases: count.nullable().default(null),
  complaints: count.nullable().default(null),
  lastModified: day.nullable().default(null),
  /** Unknown when the register does not say. */
  occupancyCertificate: z.boolean().nullable().default(null),
  revokedOn: day.nullable().default(null),
  /** Plots of a plotted development; a project's units are its apartments and plots. */
  plots: count.nullable().default(null),
  /** Day of the occupancy certificate or of Form 4, from the lists that outrank the export. */
  completedOn: day.nullable().default(null),
  /** Day from which the authority lists the registration as lapsed. */
  lapsedOn: day.nullable().default(null),
});

/** A registration on the authority's list of revoked ones; most are not on the register of projects any more. */
export const registerRevocation = z.object({
  projectId: id,
  reraNumber: projectReraNumber,
  builderId: id,
  district: z.string(),
  pinCode: pinCode.nullable().default(null),
  /** What agrees with the builder's own projects. A name alone may be another firm's. */
  matchedBy: z.enum(['NAME_AND_DISTRICT', 'NAME_AND_PIN', 'NAME']),
  /** The first export that listed it: the list itself has no dates. */
  firstSeenOn: day,
});

/** By what lists of homes are narrowed: which of them may hold it. */
const listingFacets = z.object({
  localityId: id.nullable(),
  projectId: id.nullable(),
  builderId: id.nullable(),
  agentId: id.nullable(),
  bedrooms: count.nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  h3Cells: z.array(z.string()),
  /** What search finds it by; not in events of former releases. */
  words: z.array(z.string()).optional(),
  /** Of these, words that nothing had before. */
  newWords: z.array(z.string()).optional(),
});
/** As it is and, where that differs, as it was before; null where it is not known. */
const facets = z.array(listingFacets).max(2).nullable().default(null);

const listing = z.object({
  listingId: id,
  /** The brokerage; null for a listing an owner or a builder placed directly. */
  organizationId: id.nullable(),
  agentId: id.nullable(),
  projectId: id.nullable(),
  builderId: id.nullable().default(null),
  localityId: id.nullable(),
  listPrice: rupees,
  /** 0 for 1 RK. */
  bedrooms: count.nullable(),
  /** Square feet. */
  carpetArea: z.number().positive().nullable().default(null),
  builtUpArea: z.number().positive().nullable().default(null),
  /** RESO PropertySubType in upper case. */
  propertySubType: code.nullable().default(null),
  title: z.string().nullable().default(null),
  floor: z.number().int().nullable().default(null),
  /** LOWER, MIDDLE, HIGHER where the floor itself is not told. */
  floorBand: code.nullable().default(null),
  floorsTotal: count.nullable().default(null),
  ageYears: count.nullable().default(null),
  photos: count.default(0),
  /** Agent and project were made up by an import: they say nothing about the flat. */
  isAssignmentSynthetic: z.boolean().default(false),
  facets,
  publishedAt: instant,
});

export const propertyEvents = {
  ProjectCreated: defineEvent({
    source: 'property',
    version: 1,
    subject: 'projectId',
    schema: registerProject,
  }),
  ProjectStatusChanged: defineEvent({
    source: 'property',
    version: 1,
    subject: 'projectId',
    schema: z.object({
      projectId: id,
      reraNumber: projectReraNumber,
      builderId: id,
      from: projectStatus.nullable(),
      to: projectStatus,
      changedOn: day,
    }),
  }),
  /** One chunk of a register import; chunks of one sync share the subject and so arrive in order, `last` last. */
  RegistrySynced: defineEvent({
    source: 'property',
    version: 1,
    subject: 'syncId',
    schema: z.object({
      syncId: id,
      /** The day the register was read. */
      asOf: day,
      last: z.boolean(),
      /** Whether it takes the place of a register that had a later day: consumers then overwrite newer knowledge. */
      replaces: z.boolean().default(false),
      projects: z.array(registerProject).max(500),
      /** Every revocation of a builder on the register, in whichever chunks; not only new ones. */
      revocations: z.array(registerRevocation).max(500).default([]),
      /** Projects that the register it replaces named, and it does not: they are not evidence any more. */
      unnamed: z.array(id).max(500).default([]),
    }),
  }),
  ListingPublished: defineEvent({ source: 'property', version: 1, subject: 'listingId', schema: listing }),
  /** Search finds an agent by something else from now on, or not at all. */
  AgentSearchEntryChanged: defineEvent({
    source: 'property',
    version: 1,
    subject: 'agentId',
    schema: z.object({ agentId: id, organizationId: id, changedAt: instant }),
  }),
  /**
   * One chunk of an import of listings, all of one organization: each is published, as by `ListingPublished`, which an
   * import does not record besides. Thousands of single events would cost every consumer as many transactions.
   */
  ListingsImported: defineEvent({
    source: 'property',
    version: 1,
    subject: 'importId',
    schema: z.object({ importId: id, organizationId: id, listings: z.array(listing).max(500) }),
  }),
  /** Something of a listing on the market changed that is not its price: ids only, for those who keep what it shows. */
  ListingUpdated: defineEvent({
    source: 'property',
    version: 1,
    subject: 'listingId',
    schema: z.object({ listingId: id, organizationId: id.nullable(), facets, changedAt: instant }),
  }),
  ListingPriceChanged: defineEvent({
    source: 'property',
    version: 1,
    subject: 'listingId',
    schema: z.object({
      listingId: id,
      organizationId: id.nullable(),
      agentId: id.nullable(),
      projectId: id.nullable(),
      localityId: id.nullable(),
      previousListPrice: rupees,
      listPrice: rupees,
      facets,
      changedAt: instant,
    }),
  }),
  ListingWithdrawn: defineEvent({
    source: 'property',
    version: 1,
    subject: 'listingId',
    schema: z.object({
      listingId: id,
      organizationId: id.nullable(),
      agentId: id.nullable(),
      projectId: id.nullable(),
      /** RESO StandardStatus it left the market with: WITHDRAWN, CLOSED, EXPIRED, CANCELED … */
      standardStatus: code,
      facets,
      withdrawnAt: instant,
    }),
  }),
  /**
   * Who sells for a builder: the organization that is the builder (`OWN`, in all of its projects) or a brokerage the
   * builder appointed, in one project or, with `projectId` null, in all. Not active: no longer.
   */
  BrokerageAppointed: defineEvent({
    source: 'property',
    version: 1,
    subject: 'builderId',
    schema: z.object({
      builderId: id,
      projectId: id.nullable().default(null),
      organizationId: id,
      relation: z.enum(['OWN', 'APPOINTED']),
      active: z.boolean(),
      changedAt: instant,
    }),
  }),
  /**
   * Homes newly match a search that a person keeps: an alert for that person. Recorded once for each home and search; at most one
   * event for a search in ten minutes (`AT_ONCE`), or one a day (`DAILY`).
   */
  SavedSearchMatched: defineEvent({
    source: 'property',
    version: 1,
    subject: 'savedSearchId',
    schema: z.object({
      savedSearchId: id,
      userId: id,
      alert: z.enum(['AT_ONCE', 'DAILY']),
      /** How many; the newest of them by id. */
      matches: z.number().int().positive(),
      listingIds: z.array(id).min(1).max(20),
      matchedAt: instant,
    }),
  }),
  ListingReported: defineEvent({
    source: 'property',
    version: 1,
    subject: 'listingId',
    schema: z.object({
      listingId: id,
      organizationId: id.nullable(),
      agentId: id.nullable(),
      reportId: id,
      reporterId: id.nullable(),
      /** FAKE, SOLD, PRICE_WRONG, DUPLICATE, FRAUD … */
      reason: code,
      confirmed: z.boolean().default(false),
      reportedAt: instant,
    }),
  }),
};
