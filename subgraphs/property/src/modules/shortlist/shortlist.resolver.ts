import { assertPerson, NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { Listing } from '../listing/listing.entity.js';
import { addToShortlist, readShortlist, removeFromShortlist } from './shortlist.service.js';
import { AddToShortlistInput, AddToShortlistPayload, RemoveFromShortlistInput, RemoveFromShortlistPayload, ShortlistedHome } from './shortlist.types.js'; // prettier-ignore

const OWN_LIST = 'A list of one’s own: it decides and shows nothing of another person.';

@Resolver(() => ShortlistedHome)
export class ShortlistResolver {
  @Query(() => [ShortlistedHome], {
    nullable: true,
    description: 'The homes that the viewer keeps in view, the last added first; at most 100.',
  })
  @Directive('@authenticated')
  myShortlist(@Ctx() context: PropertyContext): Promise<ShortlistedHome[]> {
    assertPerson(context.viewer);
    return readShortlist(context);
  }

  @FieldResolver(() => Listing, {
    nullable: true,
    description: 'The home; null once it has left the market.',
  })
  listing(
    @Root() { listingId }: ShortlistedHome,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Listing | null> {
    return loaders.listingById.load(listingId);
  }

  @Mutation(() => AddToShortlistPayload, {
    description: 'Puts a home on the viewer’s shortlist. Once more, it changes nothing.',
  })
  @Directive('@authenticated')
  @NotAudited(OWN_LIST)
  @UserErrors('INVALID_ID', 'LISTING_NOT_FOUND', 'SHORTLIST_FULL')
  async addToShortlist(
    @Arg('input', () => AddToShortlistInput, { description: 'Which home.' })
    { listingId }: AddToShortlistInput,
    @Ctx() context: PropertyContext,
  ): Promise<AddToShortlistPayload> {
    assertPerson(context.viewer);
    return { shortlistedHome: await addToShortlist(context, listingId) };
  }

  @Mutation(() => RemoveFromShortlistPayload, {
    description: 'Takes a home off the viewer’s shortlist. One that is not on it changes nothing.',
  })
  @Directive('@authenticated')
  @NotAudited(OWN_LIST)
  @UserErrors('INVALID_ID')
  async removeFromShortlist(
    @Arg('input', () => RemoveFromShortlistInput, { description: 'Which home.' })
    { listingId }: RemoveFromShortlistInput,
    @Ctx() context: PropertyContext,
  ): Promise<RemoveFromShortlistPayload> {
    assertPerson(context.viewer);
    return { listingId: await removeFromShortlist(context, listingId) };
  }
}
