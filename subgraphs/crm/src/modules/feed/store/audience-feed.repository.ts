import { calendarDay } from '@propmubi/domain';
import { entityColumns, type EntityManager, pgArray, pgTextArray, query, sql } from '@propmubi/runtime';
import { type Audience, audienceFeedAddress, type FeedAddress } from '../../lead/feed-address.js';
import { Lead } from '../../lead/lead.entity.js';
import { LeadMessage } from '../../lead/message/lead-message.entity.js';
import { EnquiryEventKind } from '../../lead/timeline/audience.enums.js';
import type { FeedEntry } from './feed-entry.js';
import { type AudienceFeedOwner, subjectOf } from './feed-owner.js';
import type { FeedState } from './feed-state.js';

/** Agents read their brokerage's pond while they may claim: active, licensed and not paused. Caps are left to the claim. */
export async function mayReadAudience(
  em: EntityManager,
  owner: AudienceFeedOwner,
  now: Date,
): Promise<boolean> {
  if (owner.audience !== 'POND') return true;
  const eligible = await query(
    em,
    sql`
      select 1 from crm.agent
       where organization_id = ${owner.organizationId} and id = ${owner.agentId} and status = 'ACTIVE' and licensed
         and (licence_expires_on is null or licence_expires_on >= ${calendarDay(now)}::date)
         and (paused_until is null or paused_until <= ${now})`,
  );
  return eligible.length > 0;
}

/** Begins at what comes; in the pond before the oldest lead that can still be claimed. */
export async function audienceState(em: EntityManager, owner: AudienceFeedOwner): Promise<FeedState> {
  const { audience } = owner;
  const subjectId = subjectOf(owner);
  const [feed] = await query(
    em,
    sql<{ head: string; floor: string }>`
      select seq as head, floor from crm.feed where audience = ${audience} and subject_id = ${subjectId}`,
  );
  const [head, floor] = [Number(feed?.head ?? 0), Number(feed?.floor ?? 0)];
  if (audience !== 'POND') return { head, floor, pending: head };
  const [row] = await query(
    em,
    sql<{ oldest: string | null }>`
      select min(latest.seq) as oldest from crm.lead l
       cross join lateral (
         select f.seq from crm.feed_event f where f.lead_id = l.id and f.audience = 'POND'
          order by f.seq desc limit 1) latest
       where l.organization_id = ${subjectId} and l.routing_status = 'POND'`,
  );
  return { head, floor, pending: row?.oldest ? Number(row.oldest) - 1 : head };
}

/** Heads of these feeds; one that nothing was written to yet is left out. */
export async function audienceHeads(
  em: EntityManager,
  owners: readonly AudienceFeedOwner[],
): Promise<Map<FeedAddress, number>> {
  if (owners.length === 0) return new Map();
  const rows = await query(
    em,
    sql<{ audience: Audience; subject_id: string; head: string }>`
      select f.audience, f.subject_id, f.seq as head
        from unnest(${pgTextArray(owners.map(({ audience }) => audience))}::text[],
                    ${pgArray(owners.map(subjectOf))}::uuid[]) as asked (audience, subject_id)
        join crm.feed f using (audience, subject_id)`,
  );
  return new Map(
    rows.map((row) => [audienceFeedAddress(row.audience, row.subject_id), Number(row.head)] as const),
  );
}

export async function audienceEntriesAfter(
  em: EntityManager,
  owner: AudienceFeedOwner,
  { seq, limit }: { seq: number; limit: number },
): Promise<FeedEntry[]> {
  const lead = entityColumns(em, Lead, 'l', 'lead_');
  const message = entityColumns(em, LeadMessage, 'm', 'message_');
  const rows = await query(
    em,
    // Left: a buyer no longer sees a lead that became another account's, and is not to miss the entry.
    sql<EventRow>`
      select f.seq, f.event_id, f.kind, f.lead_id as of_lead, f.at, ${sql.raw(lead.list)}, ${sql.raw(message.list)}
        from crm.feed_event f left join crm.lead l on l.id = f.lead_id
        left join crm.lead_message m on m.id = f.event_id and f.kind = ${EnquiryEventKind.MESSAGED}
       where f.audience = ${owner.audience} and f.subject_id = ${subjectOf(owner)} and f.seq > ${seq}
       order by f.seq limit ${limit}`,
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    eventId: row.event_id,
    kind: row.kind,
    leadId: row.of_lead,
    lead: row['lead_id'] === null ? null : lead.read(row),
    assignment: null,
    reason: null,
    message: row['message_id'] === null ? null : message.read(row),
    at: new Date(row.at),
  }));
}

interface EventRow extends Record<string, unknown> {
  seq: string;
  event_id: string;
  kind: FeedEntry['kind'];
  of_lead: string;
  at: string;
}
