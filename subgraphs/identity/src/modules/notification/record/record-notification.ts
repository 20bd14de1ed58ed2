import {
  DIGEST_MINUTE,
  kindOf,
  nextMinuteOfDay,
  type NotificationFacts,
  type NotificationKind,
  type OutsideChannel,
  outsideChannelsOf,
  unwanted,
} from '@propmubi/notifications';
import { afterCommit, type EntityManager, newId, query, sql } from '@propmubi/runtime';
import { setTransactionUser } from '../../../security/set-transaction-user.js';
import { type PersonSettings, readSettings } from '../preferences/preference.repository.js';

export interface NewNotification {
  userId: string;
  kind: NotificationKind;
  /** The event that it follows from: one event notifies a person of a kind once. */
  eventId: string;
  organizationId: string | null;
  /** What it is about. */
  subjectId: string;
  facts?: NotificationFacts;
  /** Left out: now. */
  happenedAt?: Date;
}

/** News that comes later than this, of a consumer that stood still or of a replay, is listed and rings nowhere. */
const NEWS_FOR_MS = 6 * 60 * 60_000;

/** What recording needs besides its transaction. */
export interface NotificationRecorder {
  now: () => number;
  /** Schedules attempts in the transaction. */
  schedule(em: EntityManager, deliveries: readonly ScheduledDelivery[]): Promise<void>;
  /** Tells screens that are open, after the commit. */
  announce(userId: string, head: number): void;
}

export interface ScheduledDelivery {
  deliveryId: string;
  userId: string;
  at: Date;
}

/**
 * Notifies a person: one entry of their list, and one delivery for each channel that they want, to be attempted when it
 * is due. Whether it is sent is decided again then. The entry bears the time of what happened. Leaves the transaction acting as this person.
 */
export async function recordNotification(
  recorder: NotificationRecorder,
  em: EntityManager,
  notification: NewNotification,
): Promise<void> {
  const { userId, organizationId } = notification;
  const now = new Date(recorder.now());
  const { happenedAt: at = now } = notification;
  const isNews = now.getTime() - at.getTime() < NEWS_FOR_MS;
  await setTransactionUser(em, { userId, organizationId });
  const settings = await readSettings(em, userId);
  if (!settings?.active) return;
  const listed = unwanted(settings.preferences, notification.kind, 'IN_APP') === undefined;
  const deliveries = isNews ? plannedDeliveries(settings, notification.kind, now) : [];
  if (!listed && deliveries.length === 0) return;
  const added = await insertNotification(em, notification, { listed, at, deliveries });
  if (added === undefined) return;
  await recorder.schedule(
    em,
    deliveries.map(({ id, dueAt }) => ({ deliveryId: id, userId, at: dueAt })),
  );
  afterCommit(em, () => recorder.announce(userId, added));
}

interface PlannedDelivery {
  id: string;
  channel: OutsideChannel;
  dueAt: Date;
  inDigest: boolean;
}

function plannedDeliveries(settings: PersonSettings, kind: NotificationKind, now: Date): PlannedDelivery[] {
  const { channels, digestible } = kindOf(kind);
  return outsideChannelsOf(kind)
    .filter((channel) => unwanted(settings.preferences, kind, channel) === undefined)
    .map((channel) => {
      const inDigest = channel === 'EMAIL' && digestible && settings.emailDigest;
      const waitMs = (channels[channel]?.whenUnseenForSeconds ?? 0) * 1_000;
      const dueAt = inDigest ? nextMinuteOfDay(now, DIGEST_MINUTE) : new Date(now.getTime() + waitMs);
      return { id: newId(), channel, dueAt, inDigest };
    });
}

/** The seq of the new entry; undefined when the event notified this person of this kind before. */
async function insertNotification(
  em: EntityManager,
  { userId, kind, eventId, organizationId, subjectId, facts = {} }: NewNotification,
  { listed, at, deliveries }: { listed: boolean; at: Date; deliveries: readonly PlannedDelivery[] },
): Promise<number | undefined> {
  const [row] = await query(
    em,
    sql<{ seq: string }>`
      with grown as (
        insert into identity.notification_feed as f (user_id, seq)
        select ${userId}::uuid, 1 where not exists (
          select from identity.notification n
           where n.user_id = ${userId} and n.event_id = ${eventId} and n.kind = ${kind})
        on conflict (user_id) do update set seq = f.seq + 1
        returning seq
      ), added as (
        insert into identity.notification
          (id, user_id, seq, kind, organization_id, event_id, subject_id, facts, listed, created_at)
        select ${newId()}, ${userId}, grown.seq, ${kind}, ${organizationId}, ${eventId}, ${subjectId},
               ${JSON.stringify(facts)}::jsonb, ${listed}, ${at}::timestamptz
          from grown
        returning id, seq
      ), planned as (
        insert into identity.notification_delivery (id, notification_id, user_id, channel, status, due_at, in_digest)
        select d.id, added.id, ${userId}, d.channel, 'PENDING', d."dueAt", d."inDigest"
          from added, json_to_recordset(${JSON.stringify(deliveries)}::json)
                        as d (id uuid, channel text, "dueAt" timestamptz, "inDigest" boolean)
      )
      select seq from added`,
  );
  return row && Number(row.seq);
}
