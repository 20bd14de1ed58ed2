import { GraphQLLocalDate, GraphQLRupees, GraphQLURL } from '@propmubi/runtime';
import { ArrayMaxSize, IsNotEmpty, IsOptional, Matches, MaxLength, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Furnishing, PropertySubType, PropertyType } from './listing.enums.js';
import { Listing } from './listing.entity.js';

export const MAX_PHOTOS = 30;

/** What a listing says, for creating and for updating one; rules that span fields are in listing.rules.ts. */
@InputType()
export class ListingFacts {
  @Field(() => String, {
    nullable: true,
    description: 'What the agent says about it; at most 5,000 characters.',
  })
  @IsOptional()
  @MaxLength(5_000)
  publicRemarks?: string | null;

  @Field(() => ID, { nullable: true, description: 'The registered project it is part of.' })
  projectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where it is; the project’s locality when left out.' })
  localityId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who offers it; the viewer, unless a manager names an agent.',
  })
  agentId?: string | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Asking price, above zero.' })
  listPrice?: number | null;

  @Field(() => Int, { nullable: true, description: 'Bedrooms; 0 for 1 RK.' })
  bedroomsTotal?: number | null;

  @Field(() => Int, { nullable: true, description: 'Bathrooms.' })
  bathroomsTotalInteger?: number | null;

  @Field(() => Int, { nullable: true, description: 'Balconies.' })
  balconiesTotal?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a parking place belongs to it.' })
  hasParking?: boolean | null;

  @Field(() => Furnishing, { nullable: true, description: 'Furniture.' })
  furnishing?: Furnishing | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Carpet area of RERA s.2(k) in square feet; the smallest of the three.',
  })
  carpetAreaSqFt?: number | null;

  @Field(() => Float, { nullable: true, description: 'Built-up area in square feet.' })
  builtUpAreaSqFt?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Super built-up area in square feet; the largest of the three.',
  })
  superBuiltUpAreaSqFt?: number | null;

  @Field(() => Int, { nullable: true, description: 'Age of the building in years.' })
  ageYears?: number | null;

  @Field(() => Int, { nullable: true, description: 'Floors of the building.' })
  floorsTotal?: number | null;

  @Field(() => String, { nullable: true, description: 'PIN code.' })
  pinCode?: string | null;

  @Field(() => Float, { nullable: true, description: 'WGS 84 degrees, with longitude.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'WGS 84 degrees, with latitude.' })
  longitude?: number | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day one may move in; not in the past.',
  })
  availabilityOn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Last day of the agreement to list; not in the past.',
  })
  expirationOn?: string | null;

  @Field(() => [GraphQLURL], {
    nullable: true,
    description: `Photos, best first; at most ${MAX_PHOTOS}, over https.`,
  })
  @IsOptional()
  @ArrayMaxSize(MAX_PHOTOS)
  photos?: (URL | string)[] | null;
}

@InputType({ description: 'A new listing; it stays a draft until it is published.' })
export class CreateListingInput extends ListingFacts {
  @Field(() => String, {
    description: 'Chosen by the client; the same key returns the listing it made the first time.',
  })
  @Matches(/^[\w.:-]{8,128}$/, {
    message: 'idempotencyKey is 8 to 128 letters, digits, dots, colons, dashes',
  })
  idempotencyKey: string;

  @Field(() => String, { description: 'One line.' })
  @IsNotEmpty()
  @MaxLength(200)
  title: string;

  @Field(() => PropertyType, { defaultValue: PropertyType.RESIDENTIAL, description: 'Broad kind.' })
  propertyType: PropertyType;

  @Field(() => PropertySubType, { description: 'Kind.' })
  propertySubType: PropertySubType;
}

@InputType({ description: 'Changes to a listing; what is left out stays, null empties.' })
export class UpdateListingInput extends ListingFacts {
  @Field(() => ID, { description: 'Which listing.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'One line.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(200)
  title?: string;

  @Field(() => PropertyType, { nullable: true, description: 'Broad kind.' })
  propertyType?: PropertyType;

  @Field(() => PropertySubType, { nullable: true, description: 'Kind.' })
  propertySubType?: PropertySubType;
}

@InputType({ description: 'Puts a listing on the market.' })
export class PublishListingInput {
  @Field(() => ID, { description: 'Which listing.' })
  id: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Announce it as COMING_SOON instead of ACTIVE.' })
  isComingSoon: boolean;
}

export enum OffMarketStatus {
  WITHDRAWN = 'WITHDRAWN',
  CANCELED = 'CANCELED',
  CLOSED = 'CLOSED',
  EXPIRED = 'EXPIRED',
  HOLD = 'HOLD',
}

registerEnumType(OffMarketStatus, {
  name: 'OffMarketStatus',
  description: 'How a listing leaves the market (RESO StandardStatus).',
  valuesConfig: {
    WITHDRAWN: { description: 'Taken off the market.' },
    CANCELED: { description: 'The agreement to list was cancelled.' },
    CLOSED: { description: 'Sold.' },
    EXPIRED: { description: 'The agreement to list ran out.' },
    HOLD: { description: 'For a while.' },
  },
});

@InputType({ description: 'Takes a listing off the market.' })
export class WithdrawListingInput {
  @Field(() => ID, { description: 'Which listing.' })
  id: string;

  @Field(() => OffMarketStatus, { defaultValue: OffMarketStatus.WITHDRAWN, description: 'How it leaves.' })
  standardStatus: OffMarketStatus;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Price it was sold for; only with CLOSED.' })
  @IsOptional()
  @Min(1)
  closePrice?: number | null;
}

function payload(name: string, verb: string) {
  @ObjectType(name, { simpleResolvers: true, description: `What ${verb} did.` })
  class Payload {
    @Field(() => Listing, { description: 'The listing as it is now.' })
    listing: Listing;
  }
  return Payload;
}

export const CreateListingPayload = payload('CreateListingPayload', 'createListing');
export const UpdateListingPayload = payload('UpdateListingPayload', 'updateListing');
export const PublishListingPayload = payload('PublishListingPayload', 'publishListing');
export const WithdrawListingPayload = payload('WithdrawListingPayload', 'withdrawListing');
export interface ListingPayload {
  listing: Listing;
}
