import { assertId, Audited, NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import type { ListingPayload } from '../listing/listing.inputs.js';
import { addPhoto } from './add-photo.service.js';
import { createPhotoUpload } from './create-photo-upload.service.js';
import {
  AddListingPhotoInput,
  AddListingPhotoPayload,
  CreateListingPhotoUploadInput,
  CreateListingPhotoUploadPayload,
  ListingPhoto,
  TakeDownListingPhotoInput,
  TakeDownListingPhotoPayload,
} from './photo.inputs.js';
import { photosOfListing } from './photo.repository.js';
import { photoAddress } from './photo-store.js';
import { takeDownPhoto } from './take-down-photo.service.js';

const MAY_WRITE = '@requiresScopes(scopes: [["listings:write"]])';

/** Photos of listings, on their way in and out. */
@Resolver()
export class PhotoResolver {
  @Query(() => [ListingPhoto], {
    description:
      'Photos that the viewer’s organization uploaded for a listing, those included that a moderator took down.',
  })
  @Directive(MAY_WRITE)
  async listingPhotos(
    @Arg('listingId', () => ID, { description: 'The listing.' }) listingId: string,
    @Ctx() { db, photos }: PropertyContext,
  ): Promise<ListingPhoto[]> {
    const rows = await db.read((em) => photosOfListing(em, assertId(listingId, 'listingId')));
    return rows.map((row) => ({
      ...row,
      addedAt: new Date(row.addedAt),
      url: photos && row.status === 'SHOWN' ? photoAddress(row.id, photos) : null,
    }));
  }

  @NotAudited('An upload is nothing yet: addListingPhoto makes a photo of it, and is audited.')
  @Mutation(() => CreateListingPhotoUploadPayload, {
    description:
      'Gives a link to send a photo of up to 15 MB by; addListingPhoto with the uploadId then adds it. What is not added is removed after a day.',
  })
  @Directive(MAY_WRITE)
  @UserErrors(
    'FORBIDDEN',
    'INVALID_ID',
    'LISTING_NOT_FOUND',
    'NOT_YOUR_LISTING',
    'PHOTO_TOO_LARGE',
    'TOO_MANY_PHOTOS',
    'UNSUPPORTED_MEDIA_TYPE',
  )
  createListingPhotoUpload(
    @Arg('input', () => CreateListingPhotoUploadInput, { description: 'The listing, and the file.' })
    input: CreateListingPhotoUploadInput,
    @Ctx() context: PropertyContext,
  ): Promise<CreateListingPhotoUploadPayload> {
    return createPhotoUpload(context, input);
  }

  @Audited()
  @Mutation(() => AddListingPhotoPayload, {
    description:
      'Adds an uploaded photo behind the others of its listing: as WebP of at most 1,600 pixels a side, without what the camera wrote into it.',
  })
  @Directive(MAY_WRITE)
  @Directive('@cost(weight: 200)')
  @UserErrors(
    'FORBIDDEN',
    'LISTING_NOT_FOUND',
    'NOT_YOUR_LISTING',
    'PHOTO_TAKEN_DOWN',
    'TOO_MANY_PHOTOS',
    'UNSUPPORTED_MEDIA_TYPE',
    'UPLOAD_INCOMPLETE',
  )
  async addListingPhoto(
    @Arg('input', () => AddListingPhotoInput, { description: 'The upload.' })
    { uploadId }: AddListingPhotoInput,
    @Ctx() context: PropertyContext,
  ): Promise<ListingPayload> {
    return { listing: await addPhoto(context, uploadId) };
  }

  @Audited()
  @Mutation(() => TakeDownListingPhotoPayload, {
    description: 'Takes a photo off a listing that is on the market, for good.',
  })
  @Directive('@requiresScopes(scopes: [["reviews:moderate"]])')
  @UserErrors('INVALID_ID', 'PHOTO_NOT_FOUND')
  async takeDownListingPhoto(
    @Arg('input', () => TakeDownListingPhotoInput, { description: 'The photo, and why.' })
    input: TakeDownListingPhotoInput,
    @Ctx() context: PropertyContext,
  ): Promise<ListingPayload> {
    return { listing: await takeDownPhoto(context, input) };
  }
}
