import { limitKeys, type Charge } from '@propmubi/runtime';

const HOUR_S = 60 * 60;

/** Drafts a member makes: an office that moves its whole stock here in a day stays below. */
export const DRAFTS_PER_USER = {
  name: 'listing-drafts-user',
  points: 200,
  windowSeconds: HOUR_S,
  onRedisDown: 'allow',
} as const;

/** Drafts of all members of one organization. */
export const DRAFTS_PER_ORGANIZATION = {
  name: 'listing-drafts-organization',
  points: 2_000,
  windowSeconds: 24 * HOUR_S,
  onRedisDown: 'allow',
} as const;

/** New prices of one listing on the market: each is an event to who follows it, and is kept. */
export const PRICES_PER_LISTING = {
  name: 'listing-prices',
  points: 24,
  windowSeconds: 24 * HOUR_S,
  onRedisDown: 'allow',
} as const;

export function chargesOfPrice(listingId: string): Charge[] {
  return [{ limit: PRICES_PER_LISTING, key: limitKeys.other('listing', listingId) }];
}

/** What one new draft takes. */
export function chargesOfDraft(userId: string, organizationId: string): Charge[] {
  return [
    { limit: DRAFTS_PER_USER, key: limitKeys.user(userId) },
    { limit: DRAFTS_PER_ORGANIZATION, key: limitKeys.tenant(organizationId) },
  ];
}
