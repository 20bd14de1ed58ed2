import { cacheFor, type Connection, connectionTypes, type EntityManager } from '@propmubi/runtime';
import { Args, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { Listing } from '../listing/listing.entity.js';
import { FeedArgs } from './feed.inputs.js';
import { countFeed, FEED_COUNT_CAP, findFeed } from './feed.repository.js';
import { readFilter } from './filter-text.js';

export const { ConnectionType: ListingConnection } = connectionTypes(Listing, 'Listing');

/** How to count rides along, so that the count is only made when it is asked for. */
export type ListingPage = Connection<Listing> & { count: (em: EntityManager) => Promise<number> };

@Resolver(() => ListingConnection)
export class FeedResolver {
  @Directive(cacheFor(600))
  @Query(() => ListingConnection, { description: 'What is on the market.' })
  async feed(@Args(() => FeedArgs) args: FeedArgs, @Ctx() { db }: PropertyContext): Promise<ListingPage> {
    return db.read(async (em) => {
      const filter = await readFilter(em, args.filter);
      const page = await findFeed(em, { ...args, filter });
      return { ...page, count: (other) => countFeed(other, filter) };
    });
  }

  // Counts up to its cap whatever page was asked for.
  @Directive('@cost(weight: 200)')
  @FieldResolver(() => Int, { description: `How many match; ${FEED_COUNT_CAP} means that many or more.` })
  totalCount(@Root() { count }: ListingPage, @Ctx() { db }: PropertyContext): Promise<number> {
    return db.read(count);
  }
}
