import type { EntityDictionary } from '@mikro-orm/core';
import {
  COUNT_CAP,
  newId,
  type EntityManager,
  keyset,
  type Page,
  pgArray,
  query,
  type RawBuilder,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import { type Audience, audienceFeedAddress, type FeedAddress } from '../feed-address.js';
import { Activity } from './activity.entity.js';
import { buyerKindOf, pondKindOf } from './audiences.js';
import type { NewActivity } from './new-activity.js';

/** The entries a command collects. */
export interface ActivityBatch {
  organizationId: string;
  actorUserId: string | null;
  now: Date;
  activities: NewActivity[];
}

/** Puts entries on the lead's timeline; they are written together when the command is done. */
export function addActivities(
  transaction: Pick<ActivityBatch, 'activities'>,
  activities: readonly NewActivity[],
): void {
  transaction.activities.push(...activities);
}

/** How far a feed reaches after a write. */
export interface GrownFeed {
  address: FeedAddress;
  head: number;
}

/**
 * The statement, none without entries, that writes the entries to the timeline and, by the same statement, to the feeds of the brokerage's managers, of its pond
 * and of the buyer. A feed's `seq` is bumped on its row, which stays locked until the commit, so it has no holes and
 * follows the order of commits: call this last. Rows are locked in one order.
 */
export function statementsOfActivities({
  organizationId,
  actorUserId,
  now,
  activities,
}: ActivityBatch): RawBuilder<unknown>[] {
  if (activities.length === 0) return [];
  const given = JSON.stringify(activities.map(activityRow));
  return [
    sql<GrownRow>`
      with given as (
        select * from jsonb_to_recordset(${given}::jsonb) as given (n integer, id uuid, lead_id uuid, kind text,
          agent_id uuid, note text, facts jsonb, buyer_kind text, pond_kind text)
      ), recorded as (
        insert into crm.activity (id, organization_id, lead_id, kind, actor_user_id, agent_id, note, facts, at)
        select id, ${organizationId}, lead_id, kind, ${actorUserId}, agent_id, note, coalesce(facts, '{}'), ${now}
          from given
      ), entries as (
        select 'BOARD' as audience, ${organizationId}::uuid as subject_id, n, id, lead_id, kind from given
        union all
        select 'BUYER', l.buyer_user_id, g.n, g.id, g.lead_id, g.buyer_kind
          from given g join crm.lead l on l.id = g.lead_id
         where g.buyer_kind is not null and l.buyer_user_id is not null
        union all
        select 'POND', ${organizationId}::uuid, n, id, lead_id, pond_kind from given g
         where pond_kind = 'ENTERED' or (pond_kind = 'LEFT' and 'ENTERED' = (
           select f.kind from crm.feed_event f where f.lead_id = g.lead_id and f.audience = 'POND'
            order by f.seq desc limit 1))
      ), grown as (
        insert into crm.feed as f (audience, subject_id, seq)
        select audience, subject_id, count(*) from entries group by audience, subject_id order by audience, subject_id
        on conflict (audience, subject_id) do update set seq = f.seq + excluded.seq
        returning audience, subject_id, seq
      ), fed as (
        insert into crm.feed_event (audience, subject_id, seq, event_id, organization_id, lead_id, kind, at)
        select audience, subject_id,
               seq + 1 - row_number() over (partition by audience, subject_id order by n desc),
               id, ${organizationId}, lead_id, kind, ${now}
          from entries join grown using (audience, subject_id)
      )
      select audience, subject_id, seq from grown`,
  ];
}

interface GrownRow {
  audience: Audience;
  subject_id: string;
  seq: string;
}

/** What the statement has answered. */
export function grownFeeds(rows: unknown): GrownFeed[] {
  return (rows as GrownRow[]).map(({ audience, subject_id, seq }) => ({
    address: audienceFeedAddress(audience, subject_id),
    head: Number(seq),
  }));
}

function activityRow(activity: NewActivity, n: number) {
  const { id = newId(), leadId, agentId, ...facts } = activity;
  return {
    ...facts,
    n,
    id,
    lead_id: leadId,
    agent_id: agentId,
    buyer_kind: buyerKindOf(activity),
    pond_kind: pondKindOf(activity),
  };
}

export interface ActivityPage {
  leadId: string;
  page: Page;
}

const NEWEST_FIRST: SortOrder = {
  columns: [
    ['at', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'desc',
};

/** The same page of each lead’s entries, newest first, with one statement. */
export async function activitiesOf(
  em: EntityManager,
  leadIds: readonly string[],
  page: Page,
): Promise<Activity[]> {
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const conditions = sql.join([sql`a.lead_id = asked.lead_id`, ...within], sql` and `);
  const rows = await query(
    em,
    sql<EntityDictionary<Activity>>`
      select page.* from unnest(${pgArray(leadIds)}::uuid[]) as asked (lead_id)
       cross join lateral (
         select a.* from crm.activity a where ${conditions} order by ${orderBy} limit ${limit}
       ) page
       order by ${orderBy}`,
  );
  return rows.map((row) => em.map(Activity, row));
}

/** How many entries each lead has, up to COUNT_CAP, with one statement. */
export async function countActivities(
  em: EntityManager,
  leadIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await query(
    em,
    sql<{ lead_id: string; count: number }>`
      select asked.lead_id, counted.count from unnest(${pgArray(leadIds)}::uuid[]) as asked (lead_id)
       cross join lateral (
         select count(*)::int as count
           from (select 1 from crm.activity a where a.lead_id = asked.lead_id limit ${COUNT_CAP}) entries
       ) counted`,
  );
  return new Map(rows.map(({ lead_id, count }) => [lead_id, count]));
}
