import { newId, query, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { type ConsentDetails, recordConsents } from '../lead/consent/consent.repository.js';
import { claimContact, recognizeContact, type Recognition } from '../lead/contact/contact.repository.js';
import { withIdempotencyKey } from '../lead/idempotency.js';
import { Lead } from '../lead/lead.entity.js';
import { ConsentPurpose, LeadActivityKind } from '../lead/lead.enums.js';
import * as errors from '../lead/lead.errors.js';
import { eventFacts } from '../lead/lead-key.js';
import { inLeadTransaction, type LeadTransaction } from '../lead/lead-transaction.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import type { RoutableLead } from '../routing/route-lead.js';
import { type CreateLeadInput, type CreateLeadPayload, LeadCreationOutcome } from './create-lead.inputs.js';
import {
  type CreateLeadResult,
  type Enquiry,
  type ListingOnMarket,
  needsOf,
  resultOf,
  route,
} from './enquiry.js';
import { findBrokerage } from './find-brokerage.js';
import { contactDetails, customerKey, enquirerOf } from './lead-enquirer.js';
import { insertLead } from './new-lead.repository.js';
import { recaptureLead } from './recapture-lead.js';

/**
 * Takes an enquiry. One transaction writes idempotency key, contact, lead, assignment, feed, timeline and events, so an
 * acknowledged enquiry is a lead with an agent, in the queue or in the pond.
 */
export async function createLead(context: CrmContext, input: CreateLeadInput): Promise<CreateLeadPayload> {
  const { contactDigests, leadLimiter } = context.services;
  const contact = contactDetails(input.contact, contactDigests);
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
      await leadLimiter.countEnquiry(enquirer, customerKey(contact, contactDigests));
      const listing = input.listingId ? await listingOnMarket(transaction, input.listingId) : null;
      const projectId = listing ? listing.projectId : (input.projectId ?? null);
      return createLeadFrom(transaction, { input, enquirer, contact, consents, listing, projectId });
    });
    return { ...result, routeAt: routeAt === null ? null : new Date(routeAt) };
  });
}

/** Takes a checked enquiry within a transaction of its brokerage: a new lead, or one more enquiry of a known one. */
export async function createLeadFrom(
  transaction: LeadTransaction,
  enquiry: Enquiry,
): Promise<CreateLeadResult> {
  const { enquirer, contact } = enquiry;
  const recognition = await recognizeContact(transaction, enquirer, contact);
  if (recognition.claimed) {
    await claimContact(transaction, recognition.contactId as string, enquirer.userId);
  }
  const known = recognition.contactId && (await lockLeadOfContact(transaction, recognition.contactId));
  return known
    ? recaptureLead(transaction, known, enquiry, recognition)
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
