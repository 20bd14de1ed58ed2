import type { EntityDictionary } from '@mikro-orm/core';
import { newId, type EntityManager, rowsOf, arrayOf } from '@propmubi/runtime';
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
  await rowsOf(
    em,
    `insert into crm.activity (id, organization_id, lead_id, kind, actor_user_id, agent_id, note, facts, at)
     select id, ?, lead_id, kind, ?, agent_id, note, coalesce(facts, '{}'), ?
       from jsonb_to_recordset(?::jsonb) as given (id uuid, lead_id uuid, kind text, agent_id uuid, note text, facts jsonb)`,
    [
      organizationId,
      actorUserId,
      now,
      JSON.stringify(
        activities.map(({ leadId, agentId, ...activity }) => ({
          id: newId(),
          lead_id: leadId,
          agent_id: agentId,
          ...activity,
        })),
      ),
    ],
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
  const rows = await rowsOf<EntityDictionary<Activity>>(
    em,
    `select page.* from unnest(?::uuid[]) as asked (lead_id)
      cross join lateral (
        select a.* from crm.activity a where a.lead_id = asked.lead_id
           and (?::timestamptz is null or (a.at, a.id) < (?::timestamptz, ?::uuid))
         order by a.at desc, a.id desc limit ?
      ) page
      order by page.at desc, page.id desc`,
    [arrayOf(leadIds), after?.[0] ?? null, after?.[0] ?? null, after?.[1] ?? null, first],
  );
  return rows.map((row) => em.map(Activity, row));
}
