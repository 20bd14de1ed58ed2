import { assertId, query, recordActs, sql } from '@propmubi/runtime';
import type { PropertyContext } from '../../context.js';
import { Listing } from '../listing/listing.entity.js';
import { facetsOf, recordListingUpdated } from '../listing/listing.events.js';
import { isPublic } from '../listing/listing.rules.js';
import { photoNotFound, photoStoreMissing } from './photo.errors.js';
import type { TakeDownListingPhotoInput } from './photo.inputs.js';
import { markTakenDown } from './photo.repository.js';
import { photoKey, storedPhoto } from './photo-store.js';

/**
 * Takes a photo off a listing on the market, for good: its bytes are deleted, and the same picture is not taken again.
 * A moderator acts on any brokerage's listing, as that brokerage.
 * @throws NotFoundError PHOTO_NOT_FOUND; UnavailableError PHOTO_STORE_MISSING
 */
export async function takeDownPhoto(
  { db, viewer, photos, asOrganization }: PropertyContext,
  input: TakeDownListingPhotoInput,
): Promise<Listing> {
  const { reason } = input;
  const id = assertId(input.listingId, 'listingId');
  const photoId = assertId(input.photoId, 'photoId');
  const seen = await db.read((em) => em.findOne(Listing, { id }));
  if (!seen) throw photoNotFound();
  if (!photos) throw photoStoreMissing();
  const { organizationId } = seen;
  return asOrganization(organizationId).write(async (em) => {
    const now = new Date();
    await query(em, sql`select from property.listing where id = ${id} for update`);
    await markTakenDown(em, { id: photoId, listingId: id, reason, now });
    const found = await em.findOneOrFail(Listing, { id });
    em.assign(found, {
      photos: found.photos.filter((photo) => photo !== storedPhoto(photoId)),
      modificationTimestamp: now,
    });
    if (isPublic(found.standardStatus)) await recordListingUpdated(em, found, await facetsOf(em, found));
    const about = { organizationId, subjectType: 'LISTING', subjectId: id };
    const after = { photoId, takenDownFor: reason };
    await recordActs(em, viewer, [{ ...about, action: 'LISTING_PHOTO_TAKEN_DOWN', after }]);
    // Where that fails the photo is not taken down, and the moderator hears of it.
    await photos.store.delete(photoKey(photoId));
    return found;
  });
}
