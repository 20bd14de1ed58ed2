import { codeEnum, GraphQLDateTime, GraphQLURL } from '@propmubi/runtime';
import { IsUUID, Length, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Listing } from '../listing/listing.entity.js';

export const TakeDownReason = codeEnum('PhotoTakeDownReason', 'Why a moderator takes a photo down.', {
  ADVERTISEMENT: 'It advertises something else.',
  NOT_THE_HOME: 'It shows another home than that of the listing.',
  OFFENSIVE: 'It offends.',
  OTHERS_WORK: 'It is another’s picture.',
  PERSONAL_DATA: 'It shows people or their data.',
});

export const ListingPhotoStatus = codeEnum('ListingPhotoStatus', 'Whether a photo is shown.', {
  SHOWN: 'Everyone who sees the listing sees it.',
  TAKEN_DOWN: 'A moderator took it down; the same picture is not taken again.',
});

@ObjectType({ simpleResolvers: true, description: 'A photo that was uploaded for a listing.' })
export class ListingPhoto {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => ListingPhotoStatus, { description: 'Whether it is shown.' })
  status: string;

  @Field(() => TakeDownReason, { nullable: true, description: 'Why it was taken down.' })
  takenDownFor: string | null;

  @Field(() => GraphQLURL, { nullable: true, description: 'Where it is; null once it was taken down.' })
  url: string | null;

  @Field(() => Int, { nullable: true, description: 'Width in pixels.' })
  width: number | null;

  @Field(() => Int, { nullable: true, description: 'Height in pixels.' })
  height: number | null;

  @Field(() => GraphQLDateTime, { description: 'When it was added.' })
  addedAt: Date;
}

@InputType({ description: 'A photo that is to be uploaded for a listing.' })
export class CreateListingPhotoUploadInput {
  @Field(() => ID, { description: 'The listing.' })
  listingId: string;

  @Field(() => String, { description: 'image/jpeg, image/png or image/webp.' })
  @Length(1, 100, { message: 'mediaType is empty or too long' })
  mediaType: string;

  @Field(() => Int, { description: 'Its exact size in bytes, up to 15 MB (15,728,640).' })
  @Min(1, { message: 'sizeBytes is at least 1' })
  sizeBytes: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A link by which one picture of the promised type and size is sent. Who has the link can use it: keep it to yourself.',
})
export class CreateListingPhotoUploadPayload {
  @Field(() => ID, { description: 'The upload, for addListingPhoto.' })
  uploadId: string;

  @Field(() => String, { description: 'The HTTP method: PUT.' })
  method: string;

  @Field(() => String, {
    description:
      'Where the bytes go, with the promised media type as content-type: absolute, or relative to the gateway.',
  })
  url: string;

  @Field(() => GraphQLDateTime, { description: 'Until when the link is good.' })
  expiresAt: Date;
}

@InputType({ description: 'A photo that was uploaded, for its listing.' })
export class AddListingPhotoInput {
  @Field(() => ID, { description: 'The upload.' })
  @IsUUID('all', { message: 'uploadId is not an id of this graph' })
  uploadId: string;
}

@ObjectType({ simpleResolvers: true, description: 'What addListingPhoto did.' })
export class AddListingPhotoPayload {
  @Field(() => Listing, { description: 'The listing with the photo.' })
  listing: Listing;
}

@InputType({ description: 'A photo that is not to be shown any more.' })
export class TakeDownListingPhotoInput {
  @Field(() => ID, { description: 'The listing.' })
  listingId: string;

  @Field(() => ID, { description: 'The photo, as its address names it.' })
  @IsUUID('all', { message: 'photoId is not an id of this graph' })
  photoId: string;

  @Field(() => TakeDownReason, { description: 'Why.' })
  reason: string;
}

@ObjectType({ simpleResolvers: true, description: 'What takeDownListingPhoto did.' })
export class TakeDownListingPhotoPayload {
  @Field(() => Listing, { description: 'The listing without the photo.' })
  listing: Listing;
}
