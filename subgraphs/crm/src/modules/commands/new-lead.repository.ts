import { newId, pgTextArray, query, sql } from '@propmubi/runtime';
import type { ConsentDetails } from '../lead/consent/consent.repository.js';
import type { ContactProvenance } from '../lead/contact/contact.entity.js';
import type { ContactDetails, Enquirer } from '../lead/contact/contact.repository.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import type { RoutableLead } from '../routing/route-lead.js';

export interface NewLead {
  lead: RoutableLead;
  enquirer: Enquirer;
  contact: ContactDetails;
  provenance: ContactProvenance;
  consents: readonly ConsentDetails[];
  message: string | null;
}

/** Inserts contact, consents, lead and first enquiry with one statement. */
export async function insertLead(
  { em, organizationId, actorUserId, now }: LeadTransaction,
  { lead, enquirer, contact, provenance, consents, message }: NewLead,
): Promise<void> {
  const contactId = newId();
  const { buyerUserId, listingId, projectId, localityId, budgetMin, budgetMax, lastSource } = lead;
  const given = JSON.stringify(consents.map((consent) => ({ id: newId(), ...consent })));
  await query(
    em,
    sql`
      with person as (
        insert into crm.contact (id, organization_id, user_id, name, phone, phone_digest, email, provenance, created_by, created_at)
        values (${contactId}, ${organizationId}, ${buyerUserId}, ${contact.name}, ${contact.phone}, ${contact.phoneDigests[0] ?? null},
                ${contact.email}, ${provenance}, ${enquirer.userId}, ${now})
      ), consented as (
        insert into crm.consent (id, organization_id, contact_id, channel, purpose, given_at)
        select id, ${organizationId}, ${contactId}, channel, purpose, ${now}
          from jsonb_to_recordset(${given}::jsonb) as given (id uuid, channel text, purpose text)
      ), led as (
        insert into crm.lead (id, organization_id, contact_id, buyer_user_id, listing_id, project_id, locality_id,
            budget_min, budget_max, languages, message, first_source, last_source, routing_status, created_at, updated_at)
        values (${lead.id}, ${organizationId}, ${contactId}, ${buyerUserId}, ${listingId}, ${projectId}, ${localityId},
            ${budgetMin}, ${budgetMax}, ${pgTextArray(lead.languages)}, ${message}, ${lastSource}, ${lastSource}, 'POND',
            ${now}, ${now})
        returning id
      )
      insert into crm.lead_enquiry (id, organization_id, lead_id, listing_id, project_id, message, source, asked_by, asked_at)
      select ${newId()}, ${organizationId}, id, ${listingId}::uuid, ${projectId}::uuid, ${message}::text, ${lastSource},
             ${actorUserId}::uuid, ${now}::timestamptz from led`,
  );
}
