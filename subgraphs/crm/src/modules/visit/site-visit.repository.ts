import { randomInt } from 'node:crypto';
import { type EntityManager, newId, query, sql } from '@propmubi/runtime';
import type { Lead } from '../lead/lead.entity.js';
import { LeadActivityKind } from '../lead/lead.enums.js';
import { listingNotFound } from '../lead/lead.errors.js';
import { eventFacts } from '../lead/lead-key.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { SiteVisit, SiteVisitStatus } from './site-visit.entity.js';

type VisitFacts = Pick<SiteVisit, 'id' | 'agentId' | 'listingId' | 'scheduledFor' | 'status'>;

export function visitOf(em: EntityManager, id: string): Promise<SiteVisit | null> {
  return em.findOne(SiteVisit, { id });
}

/** @throws NotFoundError LISTING_NOT_FOUND for one that is unknown, withdrawn or another brokerage's */
export async function assertListingOfBrokerage(
  { em, organizationId }: LeadTransaction,
  listingId: string,
): Promise<void> {
  const found = await query(
    em,
    sql`select 1 from crm.listing where id = ${listingId} and organization_id = ${organizationId} and published`,
  );
  if (found.length === 0) throw listingNotFound();
}

/** How many visits of the lead are requested or scheduled; or in one of these states alone. */
export async function openVisits(
  { em }: LeadTransaction,
  leadId: string,
  status: SiteVisitStatus | null = null,
): Promise<number> {
  const [row] = await query(
    em,
    sql<{ open: number }>`
      select count(*)::int as open from crm.site_visit
       where lead_id = ${leadId} and status in ('REQUESTED', 'SCHEDULED') and status = coalesce(${status}, status)`,
  );
  return row?.open ?? 0;
}

export async function insertVisit(
  { em, organizationId, now }: LeadTransaction,
  lead: Lead,
  { listingId, scheduledFor, status }: Pick<SiteVisit, 'listingId' | 'scheduledFor' | 'status'>,
): Promise<VisitFacts> {
  const id = newId();
  const buyerCode = String(randomInt(1_000_000)).padStart(6, '0');
  await query(
    em,
    sql`
      insert into crm.site_visit (id, organization_id, lead_id, listing_id, agent_id, scheduled_for, status, buyer_code,
          created_at)
      values (${id}, ${organizationId}, ${lead.id}, ${listingId}, ${lead.agentId}, ${scheduledFor}, ${status},
          ${buyerCode}, ${now})`,
  );
  return { id, agentId: lead.agentId, listingId, scheduledFor, status };
}

/** Timeline and event of a visit that was requested or agreed. */
export function recordVisit(transaction: LeadTransaction, lead: Lead, visit: VisitFacts): void {
  const { organizationId } = transaction;
  const { id: visitId, agentId, listingId, status } = visit;
  const scheduledFor = visit.scheduledFor.toISOString();
  const agreed = status === SiteVisitStatus.SCHEDULED;
  addActivities(transaction, [
    {
      leadId: lead.id,
      kind: agreed ? LeadActivityKind.VISIT_SCHEDULED : LeadActivityKind.VISIT_REQUESTED,
      agentId,
      facts: { visitId, listingId, scheduledFor },
    },
  ]);
  if (!agreed) return;
  transaction.events.push({
    type: 'SiteVisitScheduled',
    organizationId,
    data: { ...eventFacts(organizationId, { ...lead, listingId }), visitId, agentId, scheduledFor },
  });
}
