import { assertId, cacheFor, type Connection, connectionTypes, toConnection } from '@propmubi/runtime';
import { MaxLength, MinLength } from 'class-validator';
import { Args, ArgsType, Ctx, Directive, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { Builder } from '../builder/builder.entity.js';
import { Listing } from '../listing/listing.entity.js';
import { Locality } from '../locality/locality.entity.js';
import { Project } from '../project/project.entity.js';
import { readSearchPage, searchCursor } from './search-cursors.js';
import { SearchArgs, SearchFacet, type SearchFilter, SearchHit, SearchKind } from './search.types.js';

const { ConnectionType: SearchHitConnection } = connectionTypes(SearchHit, 'SearchHit');
type SearchAnswer = Connection<SearchHit> & { countFacets(): Promise<SearchFacet[]> };

const SUGGESTIONS = 8;

@ArgsType()
class SuggestArgs {
  @Field(() => String, { description: 'What has been typed so far.' })
  @MinLength(2)
  @MaxLength(100)
  text: string;
}

@Resolver(() => SearchHitConnection)
export class SearchResolver {
  @Directive('@cost(weight: 200)')
  @Directive(cacheFor(600))
  @Query(() => SearchHitConnection, {
    description: 'Homes, projects, builders and places in one list, best first; the first 500.',
  })
  async search(
    @Args(() => SearchArgs) args: SearchArgs,
    @Ctx() { db, search }: PropertyContext,
  ): Promise<SearchAnswer> {
    const { text, sort } = args;
    const page = readSearchPage(args);
    const { documents, engine, countFacets } = await search.find(
      db,
      { text, filter: filterOf(args), sort },
      page,
    );
    return { ...toConnection(documents, page, (found) => searchCursor(found, engine, sort)), countFacets };
  }

  @Directive('@cost(weight: 100)')
  @FieldResolver(() => [SearchFacet], { description: 'How the homes found spread.' })
  facets(@Root() found: SearchAnswer): Promise<SearchFacet[]> {
    return found.countFacets();
  }

  @Directive('@cost(weight: 50)')
  @Directive(cacheFor(600))
  @Directive(`@listSize(assumedSize: ${SUGGESTIONS})`)
  @Query(() => [SearchHit], {
    description: `Places, projects and builders whose names begin so, at most ${SUGGESTIONS}, best first.`,
  })
  suggest(
    @Args(() => SuggestArgs) { text }: SuggestArgs,
    @Ctx() { db, search }: PropertyContext,
  ): Promise<SearchHit[]> {
    return search.suggest(db, text, SUGGESTIONS);
  }
}

@Resolver(() => SearchHit)
export class SearchHitResolver {
  @FieldResolver(() => Listing, { nullable: true })
  listing(
    @Root() { kind, id }: SearchHit,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Listing | null> | null {
    return kind === SearchKind.LISTING ? loaders.listingById.load(id) : null;
  }

  @FieldResolver(() => Project, { nullable: true })
  project(
    @Root() { kind, id }: SearchHit,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Project | null> | null {
    return kind === SearchKind.PROJECT ? loaders.projectById.load(id) : null;
  }

  @FieldResolver(() => Builder, { nullable: true })
  builder(
    @Root() { kind, id }: SearchHit,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Builder | null> | null {
    return kind === SearchKind.BUILDER ? loaders.builderById.load(id) : null;
  }

  @FieldResolver(() => Locality, { nullable: true })
  locality(
    @Root() { kind, id }: SearchHit,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Locality | null> | null {
    return kind === SearchKind.LOCALITY ? loaders.localityById.load(id) : null;
  }
}

function filterOf({ filter = {} }: SearchArgs): SearchFilter {
  const { kinds, localityIds, trustBands, trustPercentileMin } = filter;
  return {
    ...(trustBands && { trustBands }),
    ...(trustPercentileMin != null && { trustPercentileMin }),
    ...(kinds && { kinds }),
    ...(localityIds && { localityIds: localityIds.map((id) => assertId(id, 'localityIds')) }),
  };
}
