import type { NotificationFacts, NotificationKind, OutsideChannel } from '@propmubi/notifications';
import { type EntityManager, execute, pgArray, query, sql } from '@propmubi/runtime';

/** A message that is to leave the platform, with what it says. */
export interface Delivery {
  id: string;
  channel: OutsideChannel;
  status: 'PENDING' | 'SENDING';
  dueAt: Date;
  inDigest: boolean;
  attempts: number;
  unknownOutcomes: number;
  claimedAt: Date | null;
  notification: {
    id: string;
    kind: NotificationKind;
    organizationId: string | null;
    subjectId: string;
    facts: NotificationFacts;
    isRead: boolean;
  };
}

interface Row {
  id: string;
  channel: OutsideChannel;
  status: Delivery['status'];
  due_at: string;
  in_digest: boolean;
  attempts: number;
  unknown_outcomes: number;
  claimed_at: string | null;
  notification_id: string;
  kind: NotificationKind;
  organization_id: string | null;
  subject_id: string;
  facts: NotificationFacts;
  is_read: boolean;
}

/** Locks deliveries of the acting user that are still to be made: one, or with it all of the digest that are due. */
export async function lockDeliveries(
  em: EntityManager,
  userId: string,
  deliveryId: string,
  now: Date,
): Promise<Delivery[]> {
  const rows = await query(
    em,
    sql<Row>`
      select d.id, d.channel, d.status, d.due_at, d.in_digest, d.attempts, d.unknown_outcomes, d.claimed_at,
             n.id as notification_id, n.kind, n.organization_id, n.subject_id, n.facts, n.read_at is not null as is_read
        from identity.notification_delivery d join identity.notification n on n.id = d.notification_id
       where d.user_id = ${userId} and d.status in ('PENDING', 'SENDING')
         and (d.id = ${deliveryId} or (d.in_digest and d.due_at <= ${now}::timestamptz and exists (
               select from identity.notification_delivery asked where asked.id = ${deliveryId} and asked.in_digest)))
       order by n.seq for update of d`,
  );
  return rows.map(deliveryOf);
}

/** An attempt begins: until it is finished or released, its outcome is unknown. */
export async function markSending(
  em: EntityManager,
  deliveries: readonly Delivery[],
  at: Date,
): Promise<void> {
  await execute(
    em,
    sql`update identity.notification_delivery
           set status = 'SENDING', claimed_at = ${at}::timestamptz, attempts = attempts + 1,
               unknown_outcomes = unknown_outcomes + case when status = 'SENDING' then 1 else 0 end
         where id = any(${idsOf(deliveries)}::uuid[])`,
  );
}

/** The attempt failed, and another one may work. */
export async function release(em: EntityManager, deliveries: readonly Delivery[]): Promise<void> {
  await execute(
    em,
    sql`update identity.notification_delivery set status = 'PENDING', claimed_at = null
         where id = any(${idsOf(deliveries)}::uuid[]) and status = 'SENDING'`,
  );
}

export async function postpone(em: EntityManager, { id }: Delivery, until: Date): Promise<void> {
  await execute(
    em,
    sql`update identity.notification_delivery set status = 'PENDING', due_at = ${until}::timestamptz where id = ${id}`,
  );
}

export async function finish(
  em: EntityManager,
  deliveries: readonly Delivery[],
  outcome: { status: 'SENT' | 'SKIPPED' | 'FAILED'; reason?: string; at: Date },
): Promise<void> {
  const { status, reason = null, at } = outcome;
  await execute(
    em,
    sql`update identity.notification_delivery
           set status = ${status}, reason = ${reason}, finished_at = ${at}::timestamptz, claimed_at = null
         where id = any(${idsOf(deliveries)}::uuid[])`,
  );
}

/** Of a person’s newest notifications these many are looked at: more in a day are held back by other limits. */
const LATEST = 500;

/** How many messages of this kind about the same thing left by this channel for the acting user since a moment. */
export async function countSent(
  em: EntityManager,
  userId: string,
  { channel, notification: { kind, subjectId } }: Delivery,
  since: Date,
): Promise<number> {
  const [row] = await query(
    em,
    sql<{ count: number }>`
      select count(*)::int as count
        from (select id, kind, subject_id from identity.notification
               where user_id = ${userId} order by seq desc limit ${sql.lit(LATEST)}) n
        join identity.notification_delivery d on d.notification_id = n.id and d.channel = ${channel}
       where n.kind = ${kind} and n.subject_id = ${subjectId} and d.status in ('SENT', 'SENDING')
         and coalesce(d.finished_at, d.claimed_at) > ${since}::timestamptz`,
  );
  return row?.count ?? 0;
}

/** Whether an agent saw a lead, and whether they have it at all. Of the transaction's tenant. */
export async function leadState(
  em: EntityManager,
  { subjectId, facts }: Delivery['notification'],
): Promise<{ seen: boolean; outdated: boolean }> {
  const [holder] = await query(
    em,
    sql<{ assignment_id: string | null; seen: boolean }>`
      select assignment_id, seen_at is not null as seen from identity.lead_holder where lead_id = ${subjectId}`,
  );
  return {
    seen: holder?.seen ?? false,
    outdated: holder?.assignment_id !== facts['assignmentId'],
  };
}

function idsOf(deliveries: readonly Delivery[]): string {
  return pgArray(deliveries.map(({ id }) => id));
}

function deliveryOf(row: Row): Delivery {
  return {
    id: row.id,
    channel: row.channel,
    status: row.status,
    dueAt: new Date(row.due_at),
    inDigest: row.in_digest,
    attempts: row.attempts,
    unknownOutcomes: row.unknown_outcomes,
    claimedAt: row.claimed_at === null ? null : new Date(row.claimed_at),
    notification: {
      id: row.notification_id,
      kind: row.kind,
      organizationId: row.organization_id,
      subjectId: row.subject_id,
      facts: row.facts,
      isRead: row.is_read,
    },
  };
}
