import {
  assertAuthenticated,
  type EntityManager,
  ForbiddenError,
  newId,
  rowsOf,
  textArrayOf,
} from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { inLeadTransaction, type LeadTransaction } from '../lead/lead-transaction.js';
import { type RoutableLead, routeLead } from '../routing/route-lead.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { announceConsents, giveConsents } from '../lead/consent/consent.repository.js';
import { completeContact, recognize, type ContactDetails } from '../lead/contact/contact.repository.js';
import {
  type ConsentInput,
  type CreateLeadInput,
  type CreateLeadPayload,
  LeadCapture,
} from './create-lead.inputs.js';
import { withIdempotencyKey } from '../lead/idempotency.js';
import * as errors from '../lead/lead.errors.js';
import {
  ConsentPurpose,
  LeadActivityKind,
  LeadCloseReason,
  LeadRoutingStatus,
  LeadStage,
} from '../lead/lead.enums.js';
import { Lead } from '../lead/lead.entity.js';
import { parsePhone } from '../lead/contact/phone.js';
import { isClosed } from '../lead/pipeline.js';
import { eventFacts } from '../lead/lead-key.js';

const CREATE_LEAD = 'createLead';

type Answer = Omit<CreateLeadPayload, 'routeAt'> & { routeAt: string | null };

/** A question on its way through the transaction. */
interface Question {
  input: CreateLeadInput;
  contact: ContactDetails;
  listing: OfferedListing | null;
  projectId: string | null;
}

interface OfferedListing {
  id: string;
  projectId: string | null;
  localityId: string | null;
  /** Rupees. */
  price: number;
}

/**
 * Takes a buyer's question. One transaction: idempotency key, person, lead, agent, feed, timeline, events; so an
 * acknowledged question is a lead with an agent, in the queue or in the pond, and nothing in between.
 */
export async function createLead(context: CrmContext, input: CreateLeadInput): Promise<CreateLeadPayload> {
  const { viewer } = context;
  assertAuthenticated(viewer);
  const contact = contactFrom(input, viewer.userId, viewer.agentId === null);
  if (!input.consents.some(({ purpose }) => purpose === ConsentPurpose.LEAD_FOLLOW_UP)) {
    throw errors.consentRequired();
  }
  const organizationId = await brokerageFor(context, input);
  const { idempotencyKey, ...request } = input;
  return inLeadTransaction(context, organizationId, async (transaction) => {
    const place = { operation: CREATE_LEAD, key: idempotencyKey, request };
    const { routeAt, ...answer } = await withIdempotencyKey(transaction, place, async (): Promise<Answer> => {
      // Here a repeated question has had its answer already, and is not counted.
      if (contact.userId) await context.services.leadLimiter.count(contact.userId);
      const listing = input.listingId ? await listingOnMarket(transaction, input.listingId) : null;
      const projectId = listing ? listing.projectId : (input.projectId ?? null);
      return capture(transaction, { input, contact, listing, projectId });
    });
    return { ...answer, routeAt: routeAt === null ? null : new Date(routeAt) };
  });
}

async function capture(transaction: LeadTransaction, question: Question): Promise<Answer> {
  const contactId = await recognize(transaction, question.contact);
  const known = contactId && (await lockLeadOf(transaction, contactId));
  return known ? recapture(transaction, known, question) : open(transaction, question);
}

async function open(transaction: LeadTransaction, question: Question): Promise<Answer> {
  const { organizationId, now } = transaction;
  const { source, consents } = question.input;
  const lead = await insertLead(transaction, question);
  announceConsents(transaction, lead, distinct(consents), true);
  addActivities(transaction, [{ leadId: lead.id, kind: LeadActivityKind.CREATED, facts: { source } }]);
  transaction.events.push({
    type: 'LeadCreated',
    organizationId,
    data: {
      ...eventFacts(organizationId, lead),
      source,
      localityId: lead.localityId,
      createdAt: now.toISOString(),
    },
  });
  return { leadId: lead.id, capture: LeadCapture.CREATED, ...(await route(transaction, lead)) };
}

/**
 * A known person asked again, or somebody who gave their number: first touch stays, last touch moves, and a closed
 * lead comes back to life. Only the person, or an agent who met them, can say more about them: whoever merely types a
 * known number gives no consent in their name and does not undo their withdrawal.
 */
async function recapture(transaction: LeadTransaction, lead: Lead, question: Question): Promise<Answer> {
  const { em, organizationId, now, actorUserId } = transaction;
  const { input, contact } = question;
  const isTrusted = contact.userId === null || lead.buyerUserId === actorUserId;
  const isWithdrawn = lead.closeReason === LeadCloseReason.WITHDRAWN_BY_BUYER;
  const reopened = isClosed(lead.stage) && lead.stage !== LeadStage.BOOKED && (isTrusted || !isWithdrawn);
  if (isTrusted) {
    await completeContact(transaction, lead.contactId, contact);
    await giveConsents(transaction, { contactId: lead.contactId, lead, consents: input.consents });
  }
  await rowsOf(
    em,
    `update crm.lead set last_source = ?, recaptures = recaptures + 1, updated_at = ?,
        stage = ?, close_reason = case when ?::boolean then null else close_reason end,
        misses = case when ?::boolean then 0 else misses end where id = ?`,
    [input.source, now, reopened ? LeadStage.INCOMING : lead.stage, reopened, reopened, lead.id],
  );
  addActivities(transaction, [
    {
      leadId: lead.id,
      kind: LeadActivityKind.RECAPTURED,
      note: input.message ?? null,
      facts: { source: input.source, listingId: input.listingId ?? null, reopened },
    },
  ]);
  transaction.events.push({
    type: 'LeadMerged',
    organizationId,
    data: { ...eventFacts(organizationId, lead), source: input.source, mergedAt: now.toISOString() },
  });
  const routed = reopened
    ? await route(transaction, { ...lead, lastSource: input.source, misses: 0 })
    : { routingStatus: lead.routingStatus, routeAt: lead.routeAt?.toISOString() ?? null };
  return { leadId: lead.id, capture: LeadCapture.RECAPTURED, ...routed };
}

async function route(transaction: LeadTransaction, lead: RoutableLead) {
  const routingStatus = await routeLead(transaction, lead);
  if (routingStatus !== LeadRoutingStatus.QUEUED) return { routingStatus, routeAt: null };
  const [row] = await rowsOf<{ route_at: string }>(
    transaction.em,
    `select route_at from crm.lead where id = ?`,
    [lead.id],
  );
  return { routingStatus, routeAt: new Date(row?.route_at as string).toISOString() };
}

async function lockLeadOf({ em }: LeadTransaction, contactId: string): Promise<Lead | undefined> {
  const [row] = await rowsOf<{ id: string }>(em, `select id from crm.lead where contact_id = ? for update`, [
    contactId,
  ]);
  return row && (await em.findOneOrFail(Lead, { id: row.id }));
}

/** Person, permissions and lead with one statement. */
async function insertLead(
  { em, organizationId, now }: LeadTransaction,
  { input, contact, listing, projectId }: Question,
): Promise<RoutableLead> {
  const contactId = newId();
  const budget = input.budget ?? { min: listing?.price ?? null, max: listing?.price ?? null };
  const consents = distinct(input.consents).map((consent) => ({ id: newId(), ...consent }));
  const lead: RoutableLead = {
    id: newId(),
    buyerUserId: contact.userId,
    listingId: listing?.id ?? null,
    projectId,
    localityId: listing?.localityId ?? null,
    budgetMin: budget.min ?? null,
    budgetMax: budget.max ?? null,
    languages: input.languages ?? [],
    lastSource: input.source,
    misses: 0,
  };
  await rowsOf(
    em,
    `with person as (
       insert into crm.contact (id, organization_id, user_id, name, phone, email, created_at)
       values (?, ?, ?, ?, ?, ?, ?)
     ), permitted as (
       insert into crm.consent (id, organization_id, contact_id, channel, purpose, given_at)
       select id, ?, ?, channel, purpose, ?
         from jsonb_to_recordset(?::jsonb) as given (id uuid, channel text, purpose text)
     )
     insert into crm.lead (id, organization_id, contact_id, buyer_user_id, listing_id, project_id, locality_id,
        budget_min, budget_max, languages, message, first_source, last_source, routing_status, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'POND', ?, ?)`,
    [
      ...[contactId, organizationId, contact.userId, contact.name, contact.phone, contact.email, now],
      ...[organizationId, contactId, now, JSON.stringify(consents)],
      ...[lead.id, organizationId, contactId, lead.buyerUserId, lead.listingId, projectId, lead.localityId],
      ...[lead.budgetMin, lead.budgetMax, textArrayOf(lead.languages), input.message ?? null],
      ...[input.source, input.source, now, now],
    ],
  );
  return lead;
}

function distinct(consents: readonly ConsentInput[]): ConsentInput[] {
  const byKey = new Map(
    consents.map(({ channel, purpose }) => [`${channel} ${purpose}`, { channel, purpose }]),
  );
  return [...byKey.values()];
}

async function listingOnMarket(
  { em, organizationId }: LeadTransaction,
  listingId: string,
): Promise<OfferedListing> {
  const [listing] = await rowsOf<OfferedListing>(
    em,
    `select id, project_id as "projectId", locality_id as "localityId", price::float8 as price
       from crm.listing where id = ? and organization_id = ? and published`,
    [listingId, organizationId],
  );
  if (!listing) throw errors.listingNotFound();
  return listing;
}

/** Which brokerage answers: the listing's; for a project the one with most homes in it; an agent's own for both. */
async function brokerageFor({ db, viewer, services }: CrmContext, input: CreateLeadInput): Promise<string> {
  const { listingId, projectId, idempotencyKey } = input;
  const own = viewer.agentId ? viewer.organizationId : null;
  if (!listingId && !projectId) throw errors.subjectRequired();
  if (!listingId && own) return own;
  const known = listingId && services.brokerageOfListing.get(listingId);
  const found =
    known ||
    (await db.read(async (em) => {
      const [row] = await rowsOf<{ organization_id: string }>(
        em,
        listingId
          ? `select organization_id from crm.listing where id = ?`
          : `select organization_id from crm.listing where project_id = ? and published
              group by organization_id order by count(*) desc, organization_id limit 1`,
        [listingId || projectId],
      );
      // Who repeats a question gets its answer, even when the home has left the market in the meantime.
      return row?.organization_id ?? (await answeredBy(em, viewer.userId, idempotencyKey));
    }));
  if (!found) throw listingId ? errors.listingNotFound() : errors.noBrokerageForProject();
  if (own && found !== own) {
    throw new ForbiddenError('This is another brokerage’s listing.', {
      code: 'LISTING_OF_ANOTHER_BROKERAGE',
    });
  }
  if (listingId) services.brokerageOfListing.set(listingId, found);
  return found;
}

async function answeredBy(
  em: EntityManager,
  userId: string | null,
  key: string,
): Promise<string | undefined> {
  const [row] = await rowsOf<{ organization_id: string }>(
    em,
    `select organization_id from crm.idempotency where actor_id = ? and operation = ? and key = ?`,
    [userId, CREATE_LEAD, key],
  );
  return row?.organization_id;
}

/** @throws InvalidInputError INVALID_PHONE, CONTACT_REQUIRED */
function contactFrom({ contact }: CreateLeadInput, userId: string, isBuyer: boolean): ContactDetails {
  const phone = contact.phone ? parsePhone(contact.phone) : null;
  const email = contact.email?.trim().toLowerCase() || null;
  if (!phone && !email) throw errors.contactRequired();
  return {
    name: contact.name?.trim() || null,
    phone,
    email,
    // Who writes a lead down for a walk-in is not the buyer.
    userId: isBuyer ? userId : null,
  };
}
