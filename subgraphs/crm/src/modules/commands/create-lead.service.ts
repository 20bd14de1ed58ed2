import { newId, query, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { type ConsentDetails, giveConsents, recordConsents } from '../lead/consent/consent.repository.js';
import {
  claimContact,
  completeContact,
  type ContactDetails,
  type Enquirer,
  recognizeContact,
  type Recognition,
} from '../lead/contact/contact.repository.js';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import { notifyAgent } from '../feed/store/notify-agent.js';
import { addEnquiry } from '../lead/enquiry/lead-enquiry.repository.js';
import { withIdempotencyKey } from '../lead/idempotency.js';
import { Lead } from '../lead/lead.entity.js';
import {
  ConsentPurpose,
  LeadActivityKind,
  LeadCloseReason,
  LeadRoutingStatus,
  LeadStage,
} from '../lead/lead.enums.js';
import * as errors from '../lead/lead.errors.js';
import { eventFacts } from '../lead/lead-key.js';
import { inLeadTransaction, type LeadTransaction } from '../lead/lead-transaction.js';
import { isClosed } from '../lead/pipeline.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { canonicalLanguage } from '../routing/languages.js';
import { type RoutableLead, routeLead } from '../routing/route-lead.js';
import { type CreateLeadInput, type CreateLeadPayload, LeadCreationOutcome } from './create-lead.inputs.js';
import { findBrokerage } from './find-brokerage.js';
import { contactDetails, customerKey, enquirerOf } from './lead-enquirer.js';
import { insertLead } from './new-lead.repository.js';

type CreateLeadResult = Omit<CreateLeadPayload, 'routeAt'> & { routeAt: string | null };

/** A checked enquiry on its way through the transaction. */
interface Enquiry {
  input: CreateLeadInput;
  enquirer: Enquirer;
  contact: ContactDetails;
  consents: ConsentDetails[];
  listing: ListingOnMarket | null;
  projectId: string | null;
}

interface ListingOnMarket {
  id: string;
  projectId: string | null;
  localityId: string | null;
  /** Rupees. */
  price: number;
}

/**
 * Takes an enquiry. One transaction writes idempotency key, contact, lead, assignment, feed, timeline and events, so an
 * acknowledged enquiry is a lead with an agent, in the queue or in the pond.
 */
export async function createLead(context: CrmContext, input: CreateLeadInput): Promise<CreateLeadPayload> {
  const { contactDigestKey, leadLimiter } = context.services;
  const contact = contactDetails(input.contact, contactDigestKey);
  const consents = distinct(input.consents);
  if (!consents.some(({ purpose }) => purpose === ConsentPurpose.LEAD_FOLLOW_UP)) {
    throw errors.consentRequired();
  }
  const { min, max } = input.budget ?? {};
  if (min != null && max != null && min > max) throw errors.budgetReversed();
  const organizationId = await findBrokerage(context, input);
  const enquirer = enquirerOf(context.viewer, organizationId);
  const { idempotencyKey, ...request } = input;
  return inLeadTransaction(context, organizationId, async (transaction) => {
    const place = { operation: 'createLead', key: idempotencyKey, request };
    const { routeAt, ...result } = await withIdempotencyKey(transaction, place, async () => {
      // Only new requests get here; replays do not count against the limit.
      await leadLimiter.countEnquiry(enquirer, customerKey(contact, contactDigestKey));
      const listing = input.listingId ? await listingOnMarket(transaction, input.listingId) : null;
      const projectId = listing ? listing.projectId : (input.projectId ?? null);
      return captureLead(transaction, { input, enquirer, contact, consents, listing, projectId });
    });
    return { ...result, routeAt: routeAt === null ? null : new Date(routeAt) };
  });
}

async function captureLead(transaction: LeadTransaction, enquiry: Enquiry): Promise<CreateLeadResult> {
  const { enquirer, contact } = enquiry;
  const recognition = await recognizeContact(transaction, enquirer, contact);
  if (recognition.claimed) {
    await claimContact(transaction, recognition.contactId as string, enquirer.userId);
  }
  const known = recognition.contactId && (await lockLeadOfContact(transaction, recognition.contactId));
  return known
    ? mergeIntoExistingLead(transaction, known, enquiry, recognition)
    : createNewLead(transaction, enquiry, recognition);
}

async function createNewLead(
  transaction: LeadTransaction,
  enquiry: Enquiry,
  { provenance }: Recognition,
): Promise<CreateLeadResult> {
  const { organizationId, now } = transaction;
  const { enquirer, contact, consents, input } = enquiry;
  const lead = newLeadFrom(enquiry);
  const message = input.message ?? null;
  await insertLead(transaction, { lead, enquirer, contact, provenance, consents, message });
  recordConsents(transaction, lead, consents, true);
  addActivities(transaction, [
    {
      leadId: lead.id,
      kind: LeadActivityKind.CREATED,
      facts: { source: input.source, listingId: lead.listingId, projectId: lead.projectId },
    },
  ]);
  transaction.events.push({
    type: 'LeadCreated',
    organizationId,
    data: {
      ...eventFacts(organizationId, lead),
      source: input.source,
      localityId: lead.localityId,
      createdAt: now.toISOString(),
    },
  });
  return resultOf(lead.id, LeadCreationOutcome.CREATED, await route(transaction, lead));
}

/**
 * A known person enquires again: first touch stays, last touch moves, the enquiry is kept, and a closed lead comes back
 * to life. Consents are given, and a withdrawal is undone, by the account the contact belongs to; while it belongs to no
 * account, by the agent or partner who vouches for it.
 */
async function mergeIntoExistingLead(
  transaction: LeadTransaction,
  lead: Lead,
  enquiry: Enquiry,
  { provenance }: Recognition,
): Promise<CreateLeadResult> {
  const { em, organizationId, now } = transaction;
  const { input, contact, consents, enquirer, listing, projectId } = enquiry;
  const speaksForContact = lead.buyerUserId === null || lead.buyerUserId === enquirer.userId;
  const isWithdrawn = lead.closeReason === LeadCloseReason.WITHDRAWN_BY_BUYER;
  const reopened =
    isClosed(lead.stage) && lead.stage !== LeadStage.BOOKED && (speaksForContact || !isWithdrawn);
  if (speaksForContact) {
    await completeContact(transaction, lead.contactId, contact, provenance);
    await giveConsents(transaction, { contactId: lead.contactId, lead, consents });
  }
  const renewed = reopened
    ? { ...lead, ...needsOf(enquiry), lastSource: input.source, slaBreaches: 0, firstContactedAt: null }
    : lead;
  await query(
    em,
    sql`
      update crm.lead set last_source = ${input.source}, recaptures = recaptures + 1, updated_at = ${now},
          stage = ${reopened ? LeadStage.INCOMING : lead.stage},
          close_reason = ${reopened ? null : lead.closeReason}, misses = ${renewed.slaBreaches},
          listing_id = ${renewed.listingId}, project_id = ${renewed.projectId}, locality_id = ${renewed.localityId},
          budget_min = ${renewed.budgetMin}, budget_max = ${renewed.budgetMax},
          accepted_at = case when ${reopened}::boolean then null else accepted_at end,
          first_contacted_at = case when ${reopened}::boolean then null else first_contacted_at end
       where id = ${lead.id}`,
  );
  const listingId = listing?.id ?? null;
  await addEnquiry(transaction, {
    leadId: lead.id,
    listingId,
    projectId,
    message: input.message ?? null,
    source: input.source,
  });
  addActivities(transaction, [
    {
      leadId: lead.id,
      kind: LeadActivityKind.RECAPTURED,
      note: input.message ?? null,
      facts: { source: input.source, listingId, projectId, reopened },
    },
  ]);
  transaction.events.push({
    type: 'LeadMerged',
    organizationId,
    data: {
      ...eventFacts(organizationId, { ...lead, listingId, projectId }),
      source: input.source,
      mergedAt: now.toISOString(),
    },
  });
  if (!reopened) await notifyAgent(transaction, lead.id, LeadFeedKind.ENQUIRED);
  const routed = reopened
    ? await route(transaction, renewed)
    : { routingStatus: lead.routingStatus, routeAt: lead.routeAt?.toISOString() ?? null };
  return resultOf(lead.id, LeadCreationOutcome.RECAPTURED, routed);
}

interface Routed {
  routingStatus: LeadRoutingStatus;
  routeAt: string | null;
}

async function route(transaction: LeadTransaction, lead: RoutableLead): Promise<Routed> {
  const routingStatus = await routeLead(transaction, lead);
  if (routingStatus !== LeadRoutingStatus.QUEUED) return { routingStatus, routeAt: null };
  const [row] = await query(
    transaction.em,
    sql<{ route_at: string }>`select route_at from crm.lead where id = ${lead.id}`,
  );
  return { routingStatus, routeAt: new Date(row?.route_at as string).toISOString() };
}

function resultOf(leadId: string, outcome: LeadCreationOutcome, routed: Routed): CreateLeadResult {
  return { leadId, outcome, ...routed };
}

/** What the enquiry says of the buyer's needs; the listing's price where no budget is named. */
function needsOf({ input, listing, projectId }: Enquiry) {
  const budget = input.budget ?? { min: listing?.price ?? null, max: listing?.price ?? null };
  return {
    listingId: listing?.id ?? null,
    projectId,
    localityId: listing?.localityId ?? null,
    budgetMin: budget.min ?? null,
    budgetMax: budget.max ?? null,
    languages: (input.languages ?? []).map(canonicalLanguage),
  };
}

function newLeadFrom(enquiry: Enquiry): RoutableLead {
  const { enquirer, input } = enquiry;
  const buyerUserId = enquirer.kind === 'BUYER' ? enquirer.userId : null;
  return {
    id: newId(),
    buyerUserId,
    ...needsOf(enquiry),
    lastSource: input.source,
    slaBreaches: 0,
    firstContactedAt: null,
  };
}

async function lockLeadOfContact({ em }: LeadTransaction, contactId: string): Promise<Lead | undefined> {
  const [row] = await query(
    em,
    sql<{ id: string }>`select id from crm.lead where contact_id = ${contactId} for update`,
  );
  return row && (await em.findOneOrFail(Lead, { id: row.id }, { refresh: true }));
}

async function listingOnMarket(
  { em, organizationId }: LeadTransaction,
  listingId: string,
): Promise<ListingOnMarket> {
  const [listing] = await query(
    em,
    sql<ListingOnMarket>`
      select id, project_id as "projectId", locality_id as "localityId", price::float8 as price
        from crm.listing where id = ${listingId} and organization_id = ${organizationId} and published`,
  );
  if (!listing) throw errors.listingNotFound();
  return listing;
}

function distinct(consents: readonly ConsentDetails[]): ConsentDetails[] {
  const byKey = new Map(
    consents.map(({ channel, purpose }) => [`${channel} ${purpose}`, { channel, purpose }]),
  );
  return [...byKey.values()];
}
