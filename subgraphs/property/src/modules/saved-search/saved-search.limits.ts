import { limitKeys, type Charge } from '@propmubi/runtime';

/** Searches that a person keeps at the same time. */
export const MAX_SAVED_SEARCHES = 50;

/** Searches that a person saves: removing and saving again counts, too. */
const SAVED_PER_USER = {
  name: 'saved-searches-user',
  points: 100,
  windowSeconds: 24 * 60 * 60,
  onRedisDown: 'allow',
} as const;

export function chargesOfSavedSearch(userId: string): Charge[] {
  return [{ limit: SAVED_PER_USER, key: limitKeys.user(userId) }];
}
