import { GraphQLRupees, PUBLIC } from '@propmubi/runtime';
import { Max, Min } from 'class-validator';
import { Directive, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Listing } from '../listing/listing.entity.js';

@InputType({ description: 'What the screen shows, in WGS 84 degrees.' })
export class MapBounds {
  @Field(() => Float, { description: 'Southern edge.' })
  @Min(-90)
  @Max(90)
  south: number;

  @Field(() => Float, { description: 'Western edge.' })
  @Min(-180)
  @Max(180)
  west: number;

  @Field(() => Float, { description: 'Northern edge, above the southern.' })
  @Min(-90)
  @Max(90)
  north: number;

  @Field(() => Float, { description: 'Eastern edge, right of the western.' })
  @Min(-180)
  @Max(180)
  east: number;
}

@ObjectType({ simpleResolvers: true, description: 'The listings in one cell of the H3 grid.' })
@Directive(PUBLIC)
export class MapCluster {
  @Field(() => String, { description: 'H3 index of the cell.' })
  h3Index: string;

  @Field(() => Int, { description: 'How many listings.' })
  count: number;

  @Field(() => Float, { description: 'Mean latitude of the listings.' })
  latitude: number;

  @Field(() => Float, { description: 'Mean longitude of the listings.' })
  longitude: number;

  @Field(() => GraphQLRupees, { description: 'Lowest asking price.' })
  priceMin: number;

  @Field(() => GraphQLRupees, { description: 'Highest asking price.' })
  priceMax: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What to draw: the listings themselves when they are few, else clusters; the other list is empty.',
})
@Directive(PUBLIC)
export class MapResult {
  @Field(() => [Listing], { description: 'The listings in view.' })
  listings: Listing[];

  @Field(() => [MapCluster], { description: 'Clusters in view, largest first.' })
  clusters: MapCluster[];

  @Field(() => Int, { nullable: true, description: 'H3 resolution of the clusters.' })
  resolution: number | null;

  @Field(() => Int, { description: 'Listings in view, in the clusters returned.' })
  totalCount: number;

  @Field(() => Boolean, {
    description:
      'Whether there is more: more clusters than are returned, or more homes that match a filter than are counted (10,000).',
  })
  isTruncated: boolean;
}
