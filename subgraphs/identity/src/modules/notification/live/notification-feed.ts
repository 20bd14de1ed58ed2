import { ConflictError, type Database, UnauthenticatedError, type Viewer } from '@propmubi/runtime';
import type { IdentityContext } from '../../../context.js';
import { assertSignedIn } from '../../membership/membership.policy.js';
import { isSessionRevoked } from '../../session/session-revocation.js';
import { countUnread, feedOf, notificationsAfter } from '../notification.repository.js';
import type { Notification } from '../notification.types.js';
import { decodeFeedCursor, encodeFeedCursor } from './notification-cursor.js';
import type { NotificationEvent } from './notification-event.types.js';
import type { NotificationFeedServices } from './notification-feed-services.js';

const PAGE = 50;

/** Where a feed opened now without a cursor begins. */
export async function notificationCursor({ db, viewer, keys }: IdentityContext): Promise<string> {
  const userId = assertSignedIn(viewer);
  const { head } = await db.read((em) => feedOf(em, userId));
  return encodeFeedCursor(keys, userId, head);
}

/**
 * The viewer's notifications after a cursor, in order, and then as they come. Reads a page when it is asked for more, so a
 * slow reader holds nothing here.
 * @throws InvalidInputError BAD_CURSOR
 */
export async function openNotificationFeed(
  context: IdentityContext,
  after: string | null | undefined,
): Promise<AsyncIterableIterator<NotificationEvent>> {
  const { viewer, keys, notificationFeed, redis, db } = context;
  const userId = assertSignedIn(viewer);
  const start = after
    ? decodeFeedCursor(keys, userId, after)
    : (await db.read((em) => feedOf(em, userId))).head;
  const unwatch = notificationFeed.hub.watch(userId);
  const ending = new AbortController();
  const end = () => {
    ending.abort();
    unwatch();
  };
  const cursorAt = (seq: number) => encodeFeedCursor(keys, userId, seq);
  const events = readFeed(notificationFeed, { viewer, userId, start, signal: ending.signal }, cursorAt);
  const iterator: AsyncIterableIterator<NotificationEvent> = {
    [Symbol.asyncIterator]: () => iterator,
    async next() {
      try {
        const result = await events.next();
        if (!result.done && (await isSessionRevoked(redis, viewer.sessionId))) throw sessionRevoked();
        return result;
      } catch (error) {
        end();
        throw error;
      }
    },
    async return() {
      end();
      return { value: undefined, done: true };
    },
  };
  return iterator;
}

interface Reader {
  viewer: Viewer;
  userId: string;
  start: number;
  signal: AbortSignal;
}

async function* readFeed(
  { database, hub }: NotificationFeedServices,
  { viewer, userId, start, signal }: Reader,
  cursorAt: (seq: number) => string,
): AsyncGenerator<NotificationEvent, undefined> {
  let position = start;
  while (!signal.aborted) {
    if (hub.isClosed) throw serviceRestarting();
    const version = hub.versionOf(userId);
    const page = await readPageAfter(database(), viewer, userId, position);
    if (page.floor > position) {
      const missed = page.floor - position;
      position = page.floor;
      yield {
        cursor: cursorAt(position),
        notification: null,
        unreadCount: page.unreadCount,
        gap: { missed },
      };
      continue;
    }
    for (const entry of page.entries) {
      position = entry.seq;
      if (entry.listed)
        yield { cursor: cursorAt(position), notification: entry, unreadCount: page.unreadCount, gap: null };
    }
    if (page.entries.length < PAGE) await hub.changed(userId, version, signal);
  }
  return undefined;
}

interface FeedPage {
  floor: number;
  entries: (Notification & { listed: boolean })[];
  unreadCount: number;
}

async function readPageAfter(
  database: Database,
  viewer: Viewer,
  userId: string,
  position: number,
): Promise<FeedPage> {
  const scope = database.scope(viewer);
  try {
    return await scope.read(async (em) => {
      const { head, floor } = await feedOf(em, userId);
      if (head <= position) return { floor, entries: [], unreadCount: 0 };
      const entries = await notificationsAfter(em, userId, position, PAGE);
      return { floor, entries, unreadCount: await countUnread(em, userId) };
    });
  } finally {
    await scope.close();
  }
}

function sessionRevoked(): UnauthenticatedError {
  return new UnauthenticatedError('The session has ended. Sign in again and resume with the last cursor.', {
    code: 'SESSION_REVOKED',
  });
}

function serviceRestarting(): ConflictError {
  return new ConflictError('The service is restarting. Resume with the last cursor.', {
    code: 'SERVICE_RESTARTING',
  });
}
