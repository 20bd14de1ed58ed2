import {
  assertId,
  cacheFor,
  type Connection,
  connectionTypes,
  readPage,
  toConnection,
} from '@propmubi/runtime';
import { MaxLength, MinLength } from 'class-validator';
import { Args, ArgsType, Ctx, Directive, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { PropertyContext } from '../../context.js';
import { Builder } from '../builder/builder.entity.js';
import { Listing } from '../listing/listing.entity.js';
import { Locality } from '../locality/locality.entity.js';
import { Project } from '../project/project.entity.js';
import {
  countFacets,
  type FacetRow,
  findDocuments,
  findPage,
  type FoundDocument,
  understand,
  type Understood,
} from './search.repository.js';
import {
  SearchArgs,
  SearchFacet,
  type SearchFilter,
  SearchHit,
  SearchKind,
  SearchSort,
} from './search.types.js';

const { ConnectionType: SearchHitConnection } = connectionTypes(SearchHit, 'SearchHit');
type SearchPage = Connection<SearchHit> & { understood: Understood; filter: SearchFilter };

/** A cursor is the place of a hit in the order; read are the values that are compared. */
const cursorShape = (sort: SearchSort) =>
  z
    .tuple([z.literal(CURSOR_OF[sort]), z.number(), z.enum(SearchKind), z.uuid()])
    .transform(([, score, kind, id]): [number, string, string] => [-score, kind, id]);
/** A cursor names its order, so that one of another order is refused. */
const CURSOR_OF: Record<SearchSort, string> = { RELEVANCE: 'search', TRUST_DESC: 'search-trust' };
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
    @Ctx() { db }: PropertyContext,
  ): Promise<SearchPage> {
    const filter = filterOf(args);
    const page = readPage(args, cursorShape(args.sort));
    const { hits, understood } = await db.read(async (em) => {
      const understood = await understand(em, args.text);
      const found = await findPage(em, understood, filter, page);
      return { hits: found.map((document) => hitOf(document, understood.tsquery)), understood };
    });
    const connection = toConnection(hits, page, ({ score, kind, id }) => [
      CURSOR_OF[args.sort],
      score,
      kind,
      id,
    ]);
    return { ...connection, understood, filter };
  }

  @Directive('@cost(weight: 100)')
  @FieldResolver(() => [SearchFacet], { description: 'How the homes found spread.' })
  facets(@Root() { understood, filter }: SearchPage, @Ctx() { db }: PropertyContext): Promise<FacetRow[]> {
    return db.read((em) => countFacets(em, understood, filter));
  }

  @Directive('@cost(weight: 50)')
  @Directive(cacheFor(600))
  @Directive(`@listSize(assumedSize: ${SUGGESTIONS})`)
  @Query(() => [SearchHit], {
    description: `Places, projects and builders whose names begin so, at most ${SUGGESTIONS}, best first.`,
  })
  suggest(
    @Args(() => SuggestArgs) { text }: SuggestArgs,
    @Ctx() { db }: PropertyContext,
  ): Promise<SearchHit[]> {
    const kinds = [SearchKind.LOCALITY, SearchKind.PROJECT, SearchKind.BUILDER];
    return db.read(async (em) => {
      const understood = await understand(em, text);
      const found = await findDocuments(em, understood, { kinds, limit: SUGGESTIONS });
      return found.map((document) => hitOf(document, understood.tsquery));
    });
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

function filterOf({ filter = {}, sort }: SearchArgs): SearchFilter & { sort: SearchSort } {
  const { kinds, localityIds, trustBands, trustPercentileMin } = filter;
  return {
    sort,
    ...(trustBands && { trustBands }),
    ...(trustPercentileMin != null && { trustPercentileMin }),
    ...(kinds && { kinds }),
    ...(localityIds && { localityIds: localityIds.map((id) => assertId(id, 'localityIds')) }),
  };
}

function hitOf({ kind, id, title, subtitle, score }: FoundDocument, tsquery: string): SearchHit {
  const terms = tsquery.match(/[a-z0-9]+/g) ?? [];
  const highlights = (title.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) =>
    terms.some((term) => word.toLowerCase().startsWith(term)),
  );
  return { kind, id, title, subtitle, highlights, score };
}
