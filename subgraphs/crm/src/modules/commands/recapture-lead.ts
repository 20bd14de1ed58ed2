import { query, sql } from '@propmubi/runtime';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import { notifyAgent } from '../feed/store/notify-agent.js';
import { giveConsents } from '../lead/consent/consent.repository.js';
import { completeContact, type Recognition } from '../lead/contact/contact.repository.js';
import { addEnquiry } from '../lead/enquiry/lead-enquiry.repository.js';
import type { Lead } from '../lead/lead.entity.js';
import { LeadActivityKind, LeadCloseReason, LeadStage } from '../lead/lead.enums.js';
import { eventFacts } from '../lead/lead-key.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { isClosed } from '../lead/pipeline.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { LeadCreationOutcome } from './create-lead.inputs.js';
import { type CreateLeadResult, type Enquiry, needsOf, resultOf, route } from './enquiry.js';

/**
 * A known person enquires again: first touch stays, last touch moves, the enquiry is kept, and a closed lead comes back
 * to life. Consents are given, and a withdrawal is undone, by the account the contact belongs to; while it belongs to no
 * account, by the agent or partner who vouches for it.
 */
export async function recaptureLead(
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
