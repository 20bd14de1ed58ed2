import { assertId, cacheFor, type Connection, connectionTypes, toConnection } from '@propmubi/runtime';
import { MaxLength, MinLength } from 'class-validator';
import { Args, ArgsType, Ctx, Directive, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { Builder } from '../builder/builder.entity.js';
import { dependsOn } from '../listing/depends-on.js';
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
    description: 'Homes, projects, builders, places and agents in one list, best first; the first 500.',
  })
  async search(
    @Args(() => SearchArgs) args: SearchArgs,
    @Ctx() context: PropertyContext,
  ): Promise<SearchAnswer> {
    const { db, search } = context;
    const { text, sort } = args;
    const page = readSearchPage(args);
    const found = await search.find(db, { text, filter: filterOf(args), sort }, page);
    const { documents, engine, countFacets } = found;
    if (found.dependsOn) dependsOn(context, found.dependsOn);
    return { ...toConnection(documents, page, (one) => searchCursor(one, engine, sort)), countFacets };
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
    description: `Places, projects, builders and agents whose names begin so, at most ${SUGGESTIONS}, best first.`,
  })
  async suggest(
    @Args(() => SuggestArgs) { text }: SuggestArgs,
    @Ctx() context: PropertyContext,
  ): Promise<SearchHit[]> {
    const suggested = await context.search.suggest(context.db, text, SUGGESTIONS);
    if (suggested.dependsOn) dependsOn(context, suggested.dependsOn);
    return suggested.documents;
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

  @FieldResolver(() => AgentStub, { nullable: true })
  agent(@Root() { kind, id }: SearchHit): AgentStub | null {
    return kind === SearchKind.AGENT ? { id } : null;
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
