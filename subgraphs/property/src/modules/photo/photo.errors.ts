import { ConflictError, InvalidInputError, NotFoundError, UnavailableError } from '@propmubi/runtime';
import { MAX_PHOTOS } from '../listing/listing.inputs.js';

export const photoStoreMissing = () =>
  new UnavailableError('This deployment has no place for photos.', { code: 'PHOTO_STORE_MISSING' });

export const photoTooLarge = () =>
  new InvalidInputError('A photo has at most 15 MB.', {
    code: 'PHOTO_TOO_LARGE',
    details: { field: 'sizeBytes' },
  });

export const notAPhoto = (options: { cause?: unknown } = {}) =>
  new InvalidInputError('A photo is a JPEG, PNG or WebP picture.', {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    details: { field: 'mediaType' },
    ...options,
  });

export const photoIncomplete = () =>
  new InvalidInputError('The photo has not arrived as a whole, or the upload is not yours.', {
    code: 'UPLOAD_INCOMPLETE',
    details: { field: 'uploadId' },
  });

export const tooManyPhotos = () =>
  new ConflictError(`A listing has at most ${MAX_PHOTOS} photos.`, { code: 'TOO_MANY_PHOTOS' });

export const photoNotFound = () =>
  new NotFoundError('The listing has no such photo.', { code: 'PHOTO_NOT_FOUND' });

export const photoRefusedBefore = () =>
  new ConflictError('A moderator took this picture down before.', { code: 'PHOTO_TAKEN_DOWN' });
