import { assertId, type Connection, readPage, toConnection } from '@propmubi/runtime';
import { z } from 'zod';
import type { IdentityContext } from '../../context.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import {
  countUnread,
  findNotifications,
  findNotificationsById,
  markRead,
} from './notification.repository.js';
import type { Notification, NotificationsArgs } from './notification.types.js';

const cursorShape = z.tuple([z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)]);

/** One's own, the newest first. */
export async function listNotifications(
  { db, viewer }: IdentityContext,
  args: NotificationsArgs,
): Promise<Connection<Notification>> {
  const userId = assertSignedIn(viewer);
  const page = readPage(args, cursorShape);
  const found = await db.read((em) => findNotifications(em, userId, page, args));
  return toConnection(found, page, ({ seq }) => [seq]);
}

/** Null for another person's. */
export async function notificationById(
  { db, viewer }: IdentityContext,
  id: string,
): Promise<Notification | null> {
  const userId = assertSignedIn(viewer);
  const [found] = await db.read((em) => findNotificationsById(em, userId, [assertId(id, 'id')]));
  return found ?? null;
}

export function unreadNotifications({ db, viewer }: IdentityContext): Promise<number> {
  const userId = assertSignedIn(viewer);
  return db.read((em) => countUnread(em, userId));
}

/** Marks one's own as read; ids of others' change nothing. Returns how many are left. */
export async function markNotificationsRead(
  { db, viewer, now }: IdentityContext,
  ids: readonly string[] | null | undefined,
): Promise<number> {
  const userId = assertSignedIn(viewer);
  return db.write(async (em) => {
    await markRead(em, userId, ids?.map((id) => assertId(id, 'notificationIds')) ?? null, now());
    return countUnread(em, userId);
  });
}
