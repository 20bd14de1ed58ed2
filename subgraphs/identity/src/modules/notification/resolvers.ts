import { NotificationCursorResolver, NotificationFeedResolver } from './live/notification-feed.resolver.js';
import { NotificationConnectionResolver, NotificationResolver } from './notification.resolver.js';
import { NotificationSettingsResolver } from './preferences/preference.resolver.js';
import { PushSubscriptionResolver } from './push/push-subscription.resolver.js';

export const notificationResolvers = [
  NotificationResolver,
  NotificationConnectionResolver,
  NotificationCursorResolver,
  NotificationFeedResolver,
  NotificationSettingsResolver,
  PushSubscriptionResolver,
] as const;
