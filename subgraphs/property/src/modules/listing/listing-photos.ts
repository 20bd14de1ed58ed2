import { type EntityManager, execute, pgArray, query, sql } from '@propmubi/runtime';
import { ownIdsOf } from '../photo/photo-store.js';
import type { Listing } from './listing.entity.js';
import { refuse } from './listing.rules.js';

/** @throws InvalidInputError INVALID_PHOTO */
export function assertAddresses(photos: readonly string[]): void {
  for (const photo of photos)
    if (!/^https:\/\//.test(photo)) refuse('INVALID_PHOTO', 'photos', 'Photos are https addresses.');
}

/**
 * The photos that a listing is to have: those it has in another order, fewer, and further addresses. One that was uploaded
 * for it and left out before may come back within a day; another listing's may not.
 * @throws InvalidInputError INVALID_PHOTO
 */
export async function keepPhotos(
  em: EntityManager,
  { id: listingId, photos: before }: Listing,
  photos: readonly string[],
): Promise<void> {
  const added = photos.filter((photo) => !before.includes(photo));
  const back = ownIdsOf(added);
  assertAddresses(added.filter((photo) => ownIdsOf([photo]).length === 0));
  if (back.length > 0) {
    const known = await query(
      em,
      sql`update property.listing_photo set left_at = null
           where listing_id = ${listingId}::uuid and status = 'SHOWN' and id = any(${pgArray(back)}::uuid[])
          returning id`,
    );
    if (known.length < back.length) refuse('INVALID_PHOTO', 'photos', 'A photo is not one of the listing.');
  }
  const left = ownIdsOf(before.filter((photo) => !photos.includes(photo)));
  if (left.length > 0)
    await execute(
      em,
      sql`update property.listing_photo set left_at = now()
           where listing_id = ${listingId}::uuid and id = any(${pgArray(left)}::uuid[])`,
    );
}
