import { cacheFor, type Connection, connectionTypes } from '@propmubi/runtime';
import { Args, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { Listing } from '../listing/listing.entity.js';
import { FeedArgs, type ListingFilter } from './feed.inputs.js';
import { countFeed, FEED_COUNT_CAP, findFeed } from './feed.repository.js';

const { ConnectionType: ListingConnection } = connectionTypes(Listing, 'Listing');

/** The filter rides along, so that the count is only made when it is asked for. */
type FeedPage = Connection<Listing> & { filter: ListingFilter | undefined };

@Resolver(() => ListingConnection)
export class FeedResolver {
  @Directive(cacheFor(600))
  @Query(() => ListingConnection, { description: 'What is on the market.' })
  async feed(@Args(() => FeedArgs) args: FeedArgs, @Ctx() { db }: PropertyContext): Promise<FeedPage> {
    return { ...(await db.read((em) => findFeed(em, args))), filter: args.filter };
  }

  // Counts up to its cap whatever page was asked for.
  @Directive('@cost(weight: 200)')
  @FieldResolver(() => Int, { description: `How many match; ${FEED_COUNT_CAP} means that many or more.` })
  totalCount(@Root() { filter }: FeedPage, @Ctx() { db }: PropertyContext): Promise<number> {
    return db.read((em) => countFeed(em, filter));
  }
}
