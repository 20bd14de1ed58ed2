import type { EntityDictionary } from '@mikro-orm/core';
import { type EntityManager, newId, pgArray, query, sql } from '@propmubi/runtime';
import type { LeadSource } from '../lead.enums.js';
import type { LeadTransaction } from '../lead-transaction.js';
import { LeadEnquiry } from './lead-enquiry.entity.js';

const MOST_PER_LEAD = 100;

export interface NewEnquiry {
  leadId: string;
  listingId: string | null;
  projectId: string | null;
  message: string | null;
  source: LeadSource;
}

export async function addEnquiry(
  { em, organizationId, actorUserId, now }: LeadTransaction,
  { leadId, listingId, projectId, message, source }: NewEnquiry,
): Promise<void> {
  await query(
    em,
    sql`
      insert into crm.lead_enquiry (id, organization_id, lead_id, listing_id, project_id, message, source, asked_by, asked_at)
      values (${newId()}, ${organizationId}, ${leadId}, ${listingId}, ${projectId}, ${message}, ${source},
              ${actorUserId}, ${now})`,
  );
}

/** The newest enquiries of each lead, with one statement. */
export async function enquiriesOf(em: EntityManager, leadIds: readonly string[]): Promise<LeadEnquiry[]> {
  const rows = await query(
    em,
    sql<EntityDictionary<LeadEnquiry>>`
      select page.id, page.organization_id, page.lead_id, page.listing_id, page.project_id, page.message, page.source,
             page.asked_at
        from unnest(${pgArray(leadIds)}::uuid[]) as wanted (lead_id)
       cross join lateral (
         select * from crm.lead_enquiry e where e.lead_id = wanted.lead_id
          order by e.asked_at desc, e.id desc limit ${sql.lit(MOST_PER_LEAD)}
       ) page
       order by page.asked_at desc, page.id desc`,
  );
  return rows.map((row) => em.map(LeadEnquiry, row));
}
