import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { ListingConnection, type ListingPage } from '../feed/feed.resolver.js';
import { organizationOf } from '../listing/listing.service.js';
import { OrganizationListingArgs } from './own-listing.inputs.js';
import { countOwnListings, findOwnListings } from './own-listing.repository.js';

@Resolver()
export class OwnListingResolver {
  @Directive('@requiresScopes(scopes: [["listings:write"]])')
  @Query(() => ListingConnection, {
    description:
      'Listings of the viewer’s organization in every state, drafts and those that left the market included; latest made first.',
  })
  async organizationListings(
    @Args(() => OrganizationListingArgs) args: OrganizationListingArgs,
    @Ctx() { db, viewer }: PropertyContext,
  ): Promise<ListingPage> {
    const organizationId = organizationOf(viewer);
    const page = await db.read((em) => findOwnListings(em, organizationId, args));
    return { ...page, count: (em) => countOwnListings(em, organizationId, args.filter) };
  }
}
