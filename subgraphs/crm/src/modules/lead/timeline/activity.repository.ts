import type { EntityDictionary } from '@mikro-orm/core';
import { pgArray, type EntityManager, newId, query, sql } from '@propmubi/runtime';
import { Activity } from './activity.entity.js';
import type { LeadActivityKind } from '../lead.enums.js';

export interface NewActivity {
  leadId: string;
  kind: LeadActivityKind;
  agentId?: string | null;
  note?: string | null;
  /** Ids and codes only. */
  facts?: Record<string, unknown>;
}

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

export async function writeActivities(
  em: EntityManager,
  { organizationId, actorUserId, now, activities }: ActivityBatch,
): Promise<void> {
  if (activities.length === 0) return;
  await query(
    em,
    sql`insert into crm.activity (id, organization_id, lead_id, kind, actor_user_id, agent_id, note, facts, at)
     select id, ${organizationId}, lead_id, kind, ${actorUserId}, agent_id, note, coalesce(facts, '{}'), ${now}
       from jsonb_to_recordset(${JSON.stringify(
         activities.map(({ leadId, agentId, ...activity }) => ({
           id: newId(),
           lead_id: leadId,
           agent_id: agentId,
           ...activity,
         })),
       )}::jsonb) as given (id uuid, lead_id uuid, kind text, agent_id uuid, note text, facts jsonb)`,
  );
}

export interface ActivityPage {
  leadId: string;
  first: number;
  /** Instant (ISO 8601) and id of the entry before the page. */
  after?: [at: string, id: string];
}

/** The newest `first` entries of each lead, after `after`, with one statement. */
export async function activitiesOf(
  em: EntityManager,
  leadIds: readonly string[],
  first: number,
  after?: [at: string, id: string],
): Promise<Activity[]> {
  const rows = await query<EntityDictionary<Activity>>(
    em,
    sql`select page.* from unnest(${pgArray(leadIds)}::uuid[]) as asked (lead_id)
      cross join lateral (
        select a.* from crm.activity a where a.lead_id = asked.lead_id
           and (${after?.[0] ?? null}::timestamptz is null or (a.at, a.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
         order by a.at desc, a.id desc limit ${first}
      ) page
      order by page.at desc, page.id desc`,
  );
  return rows.map((row) => em.map(Activity, row));
}
