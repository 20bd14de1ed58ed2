import { limitKeys, type Charge } from '@propmubi/runtime';

/** Votes of a person, changed ones too: a reader of a whole list stays below. */
const VOTES_PER_USER = {
  name: 'review-votes-user',
  points: 60,
  windowSeconds: 60 * 60,
  onRedisDown: 'allow',
} as const;

export function chargesOfVote(userId: string): Charge[] {
  return [{ limit: VOTES_PER_USER, key: limitKeys.user(userId) }];
}
