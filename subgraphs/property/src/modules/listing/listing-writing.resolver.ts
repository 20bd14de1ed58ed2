import { Audited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import {
  CreateListingInput, CreateListingPayload, PublishListingInput, PublishListingPayload, UpdateListingInput,
  UpdateListingPayload, WithdrawListingInput, WithdrawListingPayload, type ListingPayload,
} from './listing.inputs.js'; // prettier-ignore
import { createListing, publishListing, updateListing, withdrawListing } from './listing.service.js';

const MAY_WRITE = '@requiresScopes(scopes: [["listings:write"]])';

@Resolver()
export class ListingWritingResolver {
  @Audited()
  @Mutation(() => CreateListingPayload, { description: 'Makes a draft of a listing.' })
  @Directive(MAY_WRITE)
  @UserErrors(
    'AREA_ORDER',
    'DATE_IN_PAST',
    'FORBIDDEN',
    'INCOMPLETE_PLACE',
    'INVALID_AREA',
    'INVALID_COUNT',
    'INVALID_ID',
    'INVALID_PHOTO',
    'INVALID_PIN_CODE',
    'INVALID_PRICE',
    'NOT_YOUR_LISTING',
    'PLACE_OUT_OF_REGION',
    'UNKNOWN_AGENT',
    'UNKNOWN_LOCALITY',
    'UNKNOWN_PROJECT',
  )
  async createListing(
    @Arg('input', () => CreateListingInput, { description: 'The home, and the idempotency key.' })
    input: CreateListingInput,
    @Ctx() context: PropertyContext,
  ): Promise<ListingPayload> {
    return { listing: await createListing(context, input) };
  }

  @Audited()
  @Mutation(() => UpdateListingPayload, { description: 'Changes a listing.' })
  @Directive(MAY_WRITE)
  @UserErrors(
    'AREA_ORDER',
    'DATE_IN_PAST',
    'FORBIDDEN',
    'INCOMPLETE_PLACE',
    'INVALID_AREA',
    'INVALID_COUNT',
    'INVALID_ID',
    'INVALID_PHOTO',
    'INVALID_PIN_CODE',
    'INVALID_PRICE',
    'LISTING_NOT_FOUND',
    'LISTING_STATUS',
    'LISTING_WITHOUT_PHOTOS',
    'LISTING_WITHOUT_PRICE',
    'NOT_YOUR_LISTING',
    'PLACE_OUT_OF_REGION',
    'UNKNOWN_AGENT',
    'UNKNOWN_LOCALITY',
    'UNKNOWN_PROJECT',
  )
  async updateListing(
    @Arg('input', () => UpdateListingInput, { description: 'Which listing, and its new values.' })
    input: UpdateListingInput,
    @Ctx() context: PropertyContext,
  ): Promise<ListingPayload> {
    return { listing: await updateListing(context, input) };
  }

  @Audited()
  @Mutation(() => PublishListingPayload, { description: 'Puts a listing on the market.' })
  @Directive(MAY_WRITE)
  @UserErrors(
    'FORBIDDEN',
    'INVALID_ID',
    'LISTING_NOT_FOUND',
    'LISTING_STATUS',
    'LISTING_WITHOUT_PHOTOS',
    'LISTING_WITHOUT_PRICE',
    'NOT_YOUR_LISTING',
  )
  async publishListing(
    @Arg('input', () => PublishListingInput, { description: 'Which listing.' }) input: PublishListingInput,
    @Ctx() context: PropertyContext,
  ): Promise<ListingPayload> {
    return { listing: await publishListing(context, input) };
  }

  @Audited()
  @Mutation(() => WithdrawListingPayload, { description: 'Takes a listing off the market.' })
  @Directive(MAY_WRITE)
  @UserErrors(
    'CLOSE_PRICE_WITHOUT_SALE',
    'FORBIDDEN',
    'INVALID_ID',
    'LISTING_NOT_FOUND',
    'LISTING_STATUS',
    'NOT_YOUR_LISTING',
  )
  async withdrawListing(
    @Arg('input', () => WithdrawListingInput, { description: 'Which listing.' }) input: WithdrawListingInput,
    @Ctx() context: PropertyContext,
  ): Promise<ListingPayload> {
    return { listing: await withdrawListing(context, input) };
  }
}
