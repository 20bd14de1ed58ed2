import { limitKeys, type Charge } from '@propmubi/runtime';

const HOUR_S = 60 * 60;

/** Photos that a member begins to upload: some thirty homes with all that each can have. */
export const PHOTOS_PER_USER = {
  name: 'listing-photos-user',
  points: 600,
  windowSeconds: HOUR_S,
  onRedisDown: 'allow',
} as const;

/** Photos of all members of one organization. */
export const PHOTOS_PER_ORGANIZATION = {
  name: 'listing-photos-organization',
  points: 10_000,
  windowSeconds: 24 * HOUR_S,
  onRedisDown: 'allow',
} as const;

export function chargesOfPhoto(userId: string, organizationId: string): Charge[] {
  return [
    { limit: PHOTOS_PER_USER, key: limitKeys.user(userId) },
    { limit: PHOTOS_PER_ORGANIZATION, key: limitKeys.tenant(organizationId) },
  ];
}
