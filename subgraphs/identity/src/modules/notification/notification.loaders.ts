import type { TenantScope } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import { findNotificationsById } from './notification.repository.js';
import type { Notification } from './notification.types.js';

/** Notifications of the viewer; those of others come back as null. */
export function createNotificationLoaders(db: TenantScope, viewerId: string | null) {
  return {
    notificationById: new DataLoader<string, Notification | null>(async (ids) => {
      const found = viewerId === null ? [] : await db.read((em) => findNotificationsById(em, viewerId, ids));
      const byId = new Map(found.map((notification) => [notification.id, notification]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
  };
}
