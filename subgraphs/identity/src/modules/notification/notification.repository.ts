import type { NotificationFacts, NotificationKind } from '@propmubi/notifications';
import {
  countRows,
  type EntityManager,
  execute,
  keyset,
  type Page,
  pgArray,
  pgTextArray,
  query,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import type { Notification } from './notification.types.js';

const NEWEST_FIRST: SortOrder = { columns: [['n.seq', 'bigint']], direction: 'desc' };
const COLUMNS = sql.raw('n.id, n.seq, n.kind, n.subject_id, n.facts, n.created_at, n.read_at');

interface Row {
  id: string;
  seq: string;
  kind: NotificationKind;
  subject_id: string;
  facts: NotificationFacts;
  created_at: string;
  read_at: string | null;
}

/** A page of a person's list; one row more than asked for. */
export async function findNotifications(
  em: EntityManager,
  userId: string,
  page: Page,
  { unreadOnly }: { unreadOnly: boolean },
): Promise<Notification[]> {
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const conditions = [
    sql`n.user_id = ${userId}`,
    sql`n.listed`,
    ...(unreadOnly ? [sql`n.read_at is null`] : []),
    ...within,
  ];
  const rows = await query(
    em,
    sql<Row>`select ${COLUMNS} from identity.notification n where ${sql.join(conditions, sql` and `)}
              order by ${orderBy} limit ${limit}`,
  );
  return rows.map(notificationOf);
}

export async function findNotificationsById(
  em: EntityManager,
  userId: string,
  ids: readonly string[],
): Promise<Notification[]> {
  const rows = await query(
    em,
    sql<Row>`select ${COLUMNS} from identity.notification n
              where n.user_id = ${userId} and n.listed and n.id = any(${pgArray(ids)}::uuid[])`,
  );
  return rows.map(notificationOf);
}

/** Entries after a place of the feed, in order. */
export async function notificationsAfter(
  em: EntityManager,
  userId: string,
  seq: number,
  limit: number,
): Promise<(Notification & { listed: boolean })[]> {
  const rows = await query(
    em,
    sql<Row & { listed: boolean }>`select ${COLUMNS}, n.listed from identity.notification n
              where n.user_id = ${userId} and n.seq > ${seq} order by n.seq limit ${limit}`,
  );
  return rows.map((row) => ({ ...notificationOf(row), listed: row.listed }));
}

/** How far a person's feed reaches, and up to where its entries are gone. */
export async function feedOf(em: EntityManager, userId: string): Promise<{ head: number; floor: number }> {
  const [row] = await query(
    em,
    sql<{
      seq: string;
      floor: string;
    }>`select seq, floor from identity.notification_feed where user_id = ${userId}`,
  );
  return { head: Number(row?.seq ?? 0), floor: Number(row?.floor ?? 0) };
}

/** Up to COUNT_CAP. */
export function countUnread(em: EntityManager, userId: string): Promise<number> {
  return countRows(
    em,
    sql`select 1 from identity.notification n where n.user_id = ${userId} and n.listed and n.read_at is null`,
  );
}

/** Marks these, or all; returns how many were unread. */
export function markRead(
  em: EntityManager,
  userId: string,
  ids: readonly string[] | null,
  at: Date,
): Promise<number> {
  const which = ids ? sql`and id = any(${pgArray(ids)}::uuid[])` : sql``;
  return execute(
    em,
    sql`update identity.notification set read_at = ${at}::timestamptz
         where user_id = ${userId} and listed and read_at is null ${which}`,
  );
}

/** Marks those of these kinds that are about one subject: it was read where it is shown. */
export async function markReadAbout(
  em: EntityManager,
  userId: string,
  { kinds, subjectId, at }: { kinds: readonly NotificationKind[]; subjectId: string; at: string },
): Promise<void> {
  await execute(
    em,
    sql`update identity.notification set read_at = ${at}::timestamptz
         where user_id = ${userId} and read_at is null and kind = any(${pgTextArray(kinds)}::text[])
           and subject_id = ${subjectId}`,
  );
}

function notificationOf(row: Row): Notification {
  return {
    id: row.id,
    seq: Number(row.seq),
    kind: row.kind,
    subjectId: row.subject_id,
    facts: row.facts,
    createdAt: new Date(row.created_at),
    readAt: row.read_at === null ? null : new Date(row.read_at),
  };
}
