import { ConflictError, InvalidInputError } from '@propmubi/runtime';
import { isInRegion } from '../../region.js';
import { PIN_CODE } from '../project/project.rules.js';
import { PUBLIC_STATUSES, StandardStatus } from './listing.enums.js';
import type { Listing } from './listing.entity.js';

type Facts = Partial<Listing>;

const DAY_MS = 86_400_000;
const INDIA_OFFSET_MS = 5.5 * 3_600_000;

/** RESO DaysOnMarket: whole days between publication and leaving the market, or `now`; null before publication. */
export function daysOnMarket(
  { onMarketTimestamp, offMarketTimestamp }: Pick<Listing, 'onMarketTimestamp' | 'offMarketTimestamp'>,
  now: Date,
): number | null {
  if (!onMarketTimestamp) return null;
  const until = offMarketTimestamp ?? now;
  return Math.max(0, Math.floor((until.getTime() - onMarketTimestamp.getTime()) / DAY_MS));
}

/** The calendar day in India, YYYY-MM-DD. */
export function todayInIndia(now = new Date()): string {
  return new Date(now.getTime() + INDIA_OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * Refuses what no listing can be, whatever its status.
 * @throws InvalidInputError with a code per rule
 */
export function assertPossible(listing: Facts): void {
  const { carpetAreaSqFt: carpet, builtUpAreaSqFt: builtUp, superBuiltUpAreaSqFt: superBuiltUp } = listing;
  if (listing.listPrice != null && listing.listPrice <= 0)
    refuse('INVALID_PRICE', 'listPrice', 'The price must be above zero.');
  for (const [field, area] of Object.entries({
    carpetAreaSqFt: carpet,
    builtUpAreaSqFt: builtUp,
    superBuiltUpAreaSqFt: superBuiltUp,
  }))
    if (area != null && !(area > 0 && area < 1e7))
      refuse('INVALID_AREA', field, 'An area must be above zero.');
  if (descends(carpet, builtUp) || descends(builtUp, superBuiltUp) || descends(carpet, superBuiltUp))
    refuse('AREA_ORDER', 'builtUpAreaSqFt', 'Areas must grow: carpet ≤ built-up ≤ super built-up.');
  for (const field of ['bedroomsTotal', 'bathroomsTotalInteger', 'balconiesTotal'] as const)
    if (listing[field] != null && !(listing[field] >= 0 && listing[field] <= 50))
      refuse('INVALID_COUNT', field, 'A number of rooms is from 0 to 50.');
  for (const field of ['ageYears', 'floorsTotal'] as const)
    if (listing[field] != null && !(listing[field] >= 0 && listing[field] <= 300))
      refuse('INVALID_COUNT', field, 'It is from 0 to 300.');
  if (listing.pinCode != null && !PIN_CODE.test(listing.pinCode))
    refuse('INVALID_PIN_CODE', 'pinCode', 'A PIN code is six digits and does not begin with 0.');
  assertPlace(listing);
}

function assertPlace({ latitude, longitude }: Facts): void {
  if ((latitude == null) !== (longitude == null))
    refuse('INCOMPLETE_PLACE', 'latitude', 'Give latitude and longitude together.');
  if (latitude != null && longitude != null && !isInRegion({ latitude, longitude }))
    refuse('PLACE_OUT_OF_REGION', 'latitude', 'The place is outside Maharashtra.');
}

/** @throws InvalidInputError DATE_IN_PAST; only for days that the caller sets, since a day that was set passes by itself */
export function assertNotPast(days: Record<string, string | null | undefined>, today: string): void {
  for (const [field, day] of Object.entries(days))
    if (day && day < today) refuse('DATE_IN_PAST', field, 'The day is in the past.');
}

/** @throws InvalidInputError LISTING_WITHOUT_PRICE, LISTING_WITHOUT_PHOTOS; ConflictError LISTING_STATUS */
export function assertPublishable(listing: Listing): void {
  if (listing.listPrice == null)
    refuse('LISTING_WITHOUT_PRICE', 'listPrice', 'A listing needs a price to be published.');
  if (listing.photos.length === 0)
    refuse('LISTING_WITHOUT_PHOTOS', 'photos', 'A listing needs a photo to be published.');
  const ended = [StandardStatus.CLOSED, StandardStatus.DELETE, StandardStatus.PENDING];
  if (ended.includes(listing.standardStatus))
    throw new ConflictError(`A listing that is ${listing.standardStatus} cannot be published.`, {
      code: 'LISTING_STATUS',
      details: { standardStatus: listing.standardStatus },
    });
}

export function isPublic(status: StandardStatus): boolean {
  return PUBLIC_STATUSES.includes(status);
}

function descends(smaller: number | null | undefined, larger: number | null | undefined): boolean {
  return smaller != null && larger != null && smaller > larger;
}

export function refuse(code: string, field: string, message: string): never {
  throw new InvalidInputError(message, { code, details: { field } });
}
