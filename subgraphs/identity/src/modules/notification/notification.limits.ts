import { type Charge, type Limit, limitKeys } from '@propmubi/runtime';

const HOUR_S = 3_600;
const settings: Limit = {
  name: 'notification-settings',
  points: 120,
  windowSeconds: HOUR_S,
  onRedisDown: 'allow',
};
const push: Limit = { name: 'push-subscriptions', points: 30, windowSeconds: HOUR_S, onRedisDown: 'allow' };

export const notificationLimits = {
  settings: (userId: string): Charge => ({ limit: settings, key: limitKeys.user(userId) }),
  push: (userId: string): Charge => ({ limit: push, key: limitKeys.user(userId) }),
};
