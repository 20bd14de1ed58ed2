import { type EntityManager, execute, newId, pgArray, query, sql } from '@propmubi/runtime';
import type { LaneJob } from './webhook-lanes.js';

/** The next delivery of a lane, with what sending it takes. */
export interface Head {
  id: string;
  eventId: string;
  replayOf: string | null;
  eventType: string;
  data: Record<string, unknown>;
  occurredAt: Date;
  createdAt: Date;
  attempts: number;
  status: 'PENDING' | 'SENDING';
  nextAttemptAt: Date;
  claimedAt: Date | null;
  endpoint: { url: string; enabled: boolean; sealed: readonly string[] };
}

export interface NewDelivery {
  endpointId: string;
  eventId: string;
  eventType: string;
  subjectId: string;
  data: Record<string, unknown>;
  occurredAt: Date;
}

interface HeadRow {
  id: string;
  event_id: string;
  replay_of: string | null;
  event_type: string;
  data: Record<string, unknown>;
  occurred_at: string;
  created_at: string;
  attempts: number;
  status: Head['status'];
  next_attempt_at: string;
  claimed_at: string | null;
  url: string;
  enabled: boolean;
  secret_sealed: string;
  previous_secret_sealed: string | null;
}

/** One row each; an event that came before adds none. */
export async function insertDeliveries(
  em: EntityManager,
  organizationId: string,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<void> {
  for (const one of deliveries)
    await execute(
      em,
      sql`insert into identity.webhook_delivery
            (id, organization_id, endpoint_id, event_id, event_type, subject_id, data, occurred_at, created_at, status,
             next_attempt_at)
          values (${newId()}, ${organizationId}, ${one.endpointId}, ${one.eventId}, ${one.eventType}, ${one.subjectId},
                  ${JSON.stringify(one.data)}::jsonb, ${one.occurredAt}::timestamptz, ${now}::timestamptz, 'PENDING',
                  ${now}::timestamptz)
          on conflict (endpoint_id, event_id) where replay_of is null do nothing`,
    );
}

/** The oldest delivery of a lane that is not settled. Two that work one lane take turns at it. */
export async function lockHead(
  em: EntityManager,
  { endpointId, subjectId }: LaneJob,
  now: Date,
): Promise<Head | undefined> {
  const [row] = await query(
    em,
    sql<HeadRow>`
      select d.id, d.event_id, d.replay_of, d.event_type, d.data, d.occurred_at, d.created_at, d.attempts, d.status,
             d.next_attempt_at, d.claimed_at, e.url, e.enabled, e.secret_sealed,
             case when e.previous_until > ${now}::timestamptz then e.previous_secret_sealed end as previous_secret_sealed
        from identity.webhook_delivery d join identity.webhook_endpoint e on e.id = d.endpoint_id
       where d.endpoint_id = ${endpointId} and d.subject_id = ${subjectId} and d.status in ('PENDING', 'SENDING')
       order by d.seq limit 1 for update of d`,
  );
  return row && headOf(row);
}

export async function markSending(em: EntityManager, { id }: Head, now: Date): Promise<void> {
  await execute(
    em,
    sql`update identity.webhook_delivery
           set status = 'SENDING', claimed_at = ${now}::timestamptz, attempts = attempts + 1 where id = ${id}`,
  );
}

export interface Settlement {
  status: 'DELIVERED' | 'DEAD';
  responseStatus: number | null;
  failure: string | null;
}

/** Only while it is still this attempt’s: one that was given up as dead of its process may have been made again. */
export async function settle(
  em: EntityManager,
  { id, claimedAt }: { id: string; claimedAt: Date },
  { status, responseStatus, failure }: Settlement,
  now: Date,
): Promise<void> {
  await execute(
    em,
    sql`update identity.webhook_delivery
           set status = ${status}, finished_at = ${now}::timestamptz, claimed_at = null,
               response_status = ${responseStatus}, failure = ${failure}
         where id = ${id} and status = 'SENDING' and claimed_at = ${claimedAt}::timestamptz`,
  );
}

export async function putOff(
  em: EntityManager,
  { id, claimedAt }: { id: string; claimedAt: Date },
  { until, responseStatus, failure }: { until: Date; responseStatus: number | null; failure: string },
): Promise<void> {
  await execute(
    em,
    sql`update identity.webhook_delivery
           set status = 'PENDING', claimed_at = null, next_attempt_at = ${until}::timestamptz,
               response_status = ${responseStatus}, failure = ${failure}
         where id = ${id} and status = 'SENDING' and claimed_at = ${claimedAt}::timestamptz`,
  );
}

/** What was sent before, once more: of one endpoint, by when it happened, in the same order. Lanes it is in. */
export async function insertReplays(
  em: EntityManager,
  organizationId: string,
  { endpointId, from, until, most }: { endpointId: string; from: Date; until: Date; most: number },
  now: Date,
): Promise<readonly { subjectId: string }[]> {
  const rows = await query(
    em,
    sql<{ id: string; subject_id: string }>`
      select id, subject_id from identity.webhook_delivery
       where endpoint_id = ${endpointId} and replay_of is null and status in ('DELIVERED', 'DEAD')
         and occurred_at >= ${from}::timestamptz and occurred_at < ${until}::timestamptz
       order by seq limit ${most}`,
  );
  const ids = rows.map(() => newId());
  await execute(
    em,
    sql`insert into identity.webhook_delivery
          (id, organization_id, endpoint_id, event_id, event_type, subject_id, data, occurred_at, created_at, replay_of,
           status, next_attempt_at)
        select n.id, ${organizationId}, d.endpoint_id, d.event_id, d.event_type, d.subject_id, d.data, d.occurred_at,
               ${now}::timestamptz, d.id, 'PENDING', ${now}::timestamptz
          from unnest(${pgArray(ids)}::uuid[], ${pgArray(rows.map(({ id }) => id))}::uuid[])
                 with ordinality n (id, of, place)
          join identity.webhook_delivery d on d.id = n.of order by n.place`,
  );
  return rows.map(({ subject_id: subjectId }) => ({ subjectId }));
}

function headOf(row: HeadRow): Head {
  const sealed = [row.secret_sealed, row.previous_secret_sealed].filter((one) => one !== null);
  return {
    id: row.id,
    eventId: row.event_id,
    replayOf: row.replay_of,
    eventType: row.event_type,
    data: row.data,
    occurredAt: new Date(row.occurred_at),
    createdAt: new Date(row.created_at),
    attempts: row.attempts,
    status: row.status,
    nextAttemptAt: new Date(row.next_attempt_at),
    claimedAt: row.claimed_at === null ? null : new Date(row.claimed_at),
    endpoint: { url: row.url, enabled: row.enabled, sealed },
  };
}
