import { randomUUID } from 'node:crypto';
import type { PropertyContext } from '../../context.js';
import { MAX_PHOTOS } from '../listing/listing.inputs.js';
import { lockForWriting, organizationOf } from '../listing/listing.service.js';
import { notAPhoto, photoStoreMissing, photoTooLarge, tooManyPhotos } from './photo.errors.js';
import type { CreateListingPhotoUploadInput, CreateListingPhotoUploadPayload } from './photo.inputs.js';
import { chargesOfPhoto } from './photo.limits.js';
import { insertUpload } from './photo.repository.js';
import { photoUploadKey } from './photo-store.js';
import { PHOTO_TYPES } from './shrink-photo.js';

const MAX_BYTES = 15 * 1024 * 1024;
/** Enough for 15 MB over a slow mobile connection. */
const UPLOAD_SECONDS = 15 * 60;

/**
 * Gives a link by which a client sends the bytes of a photo straight to where they are kept; addListingPhoto then adds it.
 * @throws InvalidInputError PHOTO_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE; ForbiddenError, NotFoundError; ConflictError
 * TOO_MANY_PHOTOS; RateLimitedError; UnavailableError PHOTO_STORE_MISSING
 */
export async function createPhotoUpload(
  { db, viewer, limits, photos }: PropertyContext,
  { listingId, mediaType, sizeBytes }: CreateListingPhotoUploadInput,
): Promise<CreateListingPhotoUploadPayload> {
  const organizationId = organizationOf(viewer);
  const userId = viewer.userId as string;
  if (!PHOTO_TYPES.includes(mediaType)) throw notAPhoto();
  if (sizeBytes > MAX_BYTES) throw photoTooLarge();
  if (!photos) throw photoStoreMissing();
  // A UUID of version 4: unlike other ids it does not say when it was made, and is in a public address.
  const id = randomUUID();
  await db.write(async (em) => {
    const { listing } = await lockForWriting(em, viewer, listingId);
    if (listing.photos.length >= MAX_PHOTOS) throw tooManyPhotos();
    await limits.spend(chargesOfPhoto(userId, organizationId));
    await insertUpload(em, { id, organizationId, listingId: listing.id, sizeBytes, userId }, new Date());
  });
  const { method, url, expiresAt } = await photos.store.signUpload(photoUploadKey(id), {
    mediaType,
    sizeBytes,
    expiresInS: UPLOAD_SECONDS,
  });
  return { uploadId: id, method, url, expiresAt };
}
