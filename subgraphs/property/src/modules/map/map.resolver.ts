import { cacheFor } from '@propmubi/runtime';
import { Max, Min, IsOptional, ValidateNested } from 'class-validator';
import { Args, ArgsType, Ctx, Directive, Field, Int, Query, Resolver } from 'type-graphql';
import type { PropertyContext } from '../../context.js';
import { ListingFilter } from '../feed/feed.inputs.js';
import { findMap } from './map.repository.js';
import { MapBounds, MapResult } from './map.types.js';

@ArgsType()
class MapArgs {
  @Field(() => MapBounds, { description: 'What the screen shows.' })
  @ValidateNested()
  bounds: MapBounds;

  @Field(() => Int, { description: 'Zoom level of the map, 0 to 22.' })
  @Min(0)
  @Max(22)
  zoom: number;

  @Field(() => ListingFilter, {
    nullable: true,
    description: 'Which listings; all on the market when left out.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ListingFilter;
}

@Resolver()
export class MapResolver {
  // Groups everything within the bounds.
  @Directive('@cost(weight: 300)')
  @Directive(cacheFor(1_800))
  @Query(() => MapResult, { description: 'What is on the market within the bounds: listings or clusters.' })
  map(@Args(() => MapArgs) args: MapArgs, @Ctx() { db }: PropertyContext): Promise<MapResult> {
    return db.read((em) => findMap(em, args));
  }
}
