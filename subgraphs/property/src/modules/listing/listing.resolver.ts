import { assertId, cacheFor } from '@propmubi/runtime';
import { Max, Min } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { OrganizationStub } from '../../extends/organization/organization.stub.js';
import { Locality } from '../locality/locality.entity.js';
import { addressesOf } from '../photo/photo-store.js';
import { Project } from '../project/project.entity.js';
import { Listing } from './listing.entity.js';
import { ListingPrice } from './listing-price.entity.js';
import { dependsOn } from './depends-on.js';
import { findSimilar, similarTo } from './similar-listings.js';
import { daysOnMarket } from './listing.rules.js';

@ArgsType()
class SimilarArgs {
  @Field(() => ID, { description: 'Like which listing.' })
  id: string;

  @Field(() => Int, { defaultValue: 6, description: 'How many to return, 1 to 20.' })
  @Min(1)
  @Max(20)
  first: number;
}

@Resolver(() => Listing)
export class ListingResolver {
  @Directive(cacheFor(600))
  @Query(() => Listing, {
    nullable: true,
    description: 'One listing, if it is on the market or the viewer’s own organization’s.',
  })
  listing(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Listing | null> {
    return loaders.listingById.load(assertId(id, 'id'));
  }

  @FieldResolver()
  photos(@Root() listing: Listing, @Ctx() { photos }: PropertyContext): string[] {
    return addressesOf(listing.photos, photos);
  }

  @FieldResolver(() => Locality, { nullable: true, description: 'Where it is.' })
  locality(
    @Root() { localityId }: Listing,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Locality | null> | null {
    return localityId ? loaders.localityById.load(localityId) : null;
  }

  @FieldResolver(() => Project, { nullable: true, description: 'The registered project it is part of.' })
  project(
    @Root() { projectId }: Listing,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Project | null> | null {
    return projectId ? loaders.projectById.load(projectId) : null;
  }

  @FieldResolver(() => AgentStub, { nullable: true, description: 'Who offers it.' })
  agent(@Root() { agentId }: Listing): AgentStub | null {
    return agentId ? { id: agentId } : null;
  }

  @FieldResolver(() => OrganizationStub, { nullable: true, description: 'The firm that lists it.' })
  organization(@Root() { organizationId }: Listing): OrganizationStub {
    return { id: organizationId };
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Whole days from publication until it left the market, or until now.',
  })
  daysOnMarket(@Root() listing: Listing): number | null {
    return daysOnMarket(listing, new Date());
  }

  @FieldResolver(() => [ListingPrice], {
    description: 'Prices it was on the market for, latest first; at most 100.',
  })
  priceHistory(@Root() { id }: Listing, @Ctx() { loaders }: PropertyContext): Promise<ListingPrice[]> {
    return loaders.pricesByListing.load(id);
  }

  @Directive(cacheFor(600))
  @Query(() => [Listing], {
    description:
      'On the market and like this one: same kind and locality, bedrooms ± 1, price ± 25 %; closest price first.',
  })
  async similarListings(
    @Args(() => SimilarArgs) { id, first }: SimilarArgs,
    @Ctx() context: PropertyContext,
  ): Promise<Listing[]> {
    const { db, loaders } = context;
    const listing = await loaders.listingById.load(assertId(id, 'id'));
    dependsOn(context, { homes: [{ id }, ...(listing ? [similarTo(listing)] : [])] });
    return listing ? db.read((em) => findSimilar(em, listing, first)) : [];
  }
}
