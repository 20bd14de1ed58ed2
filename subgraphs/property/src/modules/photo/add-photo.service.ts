import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { AppError, recordActs } from '@propmubi/runtime';
import { ObjectMissing } from '@propmubi/storage';
import type { PropertyContext } from '../../context.js';
import type { Listing } from '../listing/listing.entity.js';
import { facetsOf, recordListingUpdated } from '../listing/listing.events.js';
import { MAX_PHOTOS } from '../listing/listing.inputs.js';
import { isPublic } from '../listing/listing.rules.js';
import { lockForWriting, organizationOf } from '../listing/listing.service.js';
import { photoIncomplete, photoRefusedBefore, photoStoreMissing, tooManyPhotos } from './photo.errors.js';
import { findUpload, markShown, wasTakenDown } from './photo.repository.js';
import { photoKey, type PhotoStore, photoUploadKey, storedPhoto } from './photo-store.js';
import { shrinkPhoto } from './shrink-photo.js';

/**
 * Makes a photo of an upload: decoded, made small and without what the camera wrote into it, behind the others of its
 * listing. Adding what was added already changes nothing.
 * @throws InvalidInputError UPLOAD_INCOMPLETE, UNSUPPORTED_MEDIA_TYPE; ConflictError TOO_MANY_PHOTOS, PHOTO_TAKEN_DOWN;
 * ForbiddenError, NotFoundError; UnavailableError PHOTO_STORE_MISSING
 */
export async function addPhoto(context: PropertyContext, uploadId: string): Promise<Listing> {
  const { db, viewer, photos } = context;
  organizationOf(viewer);
  const { id, listingId, sizeBytes, status } = await uploadOf(context, uploadId);
  if (!photos) throw photoStoreMissing();
  const listing = await listingOf(context, listingId);
  if (status === 'SHOWN') return listing;
  if (listing.photos.length >= MAX_PHOTOS) throw tooManyPhotos();
  try {
    // Outside of a transaction: decoding takes its time.
    const { content, ...size } = await shrinkPhoto(() => bytesOf(photos, id, sizeBytes));
    const sha256 = createHash('sha256').update(content).digest('hex');
    const changed = await db.write(async (em) => {
      const { listing: found } = await lockForWriting(em, viewer, listingId);
      if (await wasTakenDown(em, sha256)) throw photoRefusedBefore();
      if (!(await markShown(em, id, { sha256, ...size }))) return found;
      if (found.photos.length >= MAX_PHOTOS) throw tooManyPhotos();
      em.assign(found, {
        photos: [...found.photos, storedPhoto(id)],
        modificationTimestamp: new Date(),
      });
      if (isPublic(found.standardStatus)) await recordListingUpdated(em, found, await facetsOf(em, found));
      const { organizationId } = found;
      const about = { organizationId, subjectType: 'LISTING', subjectId: listingId };
      await recordActs(em, viewer, [{ ...about, action: 'LISTING_PHOTO_ADDED', after: { photoId: id } }]);
      // The last thing: its address is public, and what is refused is not shown there.
      await photos.store.write(photoKey(id), content, 'image/webp');
      return found;
    });
    await photos.store.delete(photoUploadKey(id));
    return changed;
  } catch (error) {
    // Another request added it meanwhile.
    if ((await uploadOf(context, id)).status === 'SHOWN') return listingOf(context, listingId);
    // No bytes are decoded a second time to be refused again.
    if (isFinal(error)) await photos.store.delete(photoUploadKey(id));
    throw error;
  }
}

/** @throws InvalidInputError UPLOAD_INCOMPLETE */
async function uploadOf({ db, viewer }: PropertyContext, uploadId: string) {
  const upload = await db.read((em) => findUpload(em, uploadId, viewer.userId as string));
  if (!upload || upload.status === 'TAKEN_DOWN') throw photoIncomplete();
  return upload;
}

/** @throws ForbiddenError, NotFoundError */
const listingOf = ({ db, viewer }: PropertyContext, id: string): Promise<Listing> =>
  db.write(async (em) => (await lockForWriting(em, viewer, id)).listing);

function isFinal(error: unknown): boolean {
  const code = error instanceof AppError && error.code;
  return code === 'UNSUPPORTED_MEDIA_TYPE' || code === 'PHOTO_TAKEN_DOWN';
}

/** @throws InvalidInputError UPLOAD_INCOMPLETE */
async function bytesOf({ store }: PhotoStore, id: string, sizeBytes: number): Promise<Buffer> {
  // A bucket takes another file by the same link until that expires; what was promised was budgeted.
  if ((await store.size(photoUploadKey(id))) !== sizeBytes) throw photoIncomplete();
  const content = await store.read(photoUploadKey(id)).catch((error: unknown) => {
    throw error instanceof ObjectMissing ? photoIncomplete() : error;
  });
  return buffer(content);
}
