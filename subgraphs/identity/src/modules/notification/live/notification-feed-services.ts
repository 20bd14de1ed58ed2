import type { Database } from '@propmubi/runtime';
import type { NotificationHub } from './notification-hub.js';

export interface NotificationFeedServices {
  database: () => Database;
  hub: NotificationHub;
}
