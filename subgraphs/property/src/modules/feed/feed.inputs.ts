import { ConnectionArgs, GraphQLRupees } from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, Max, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';
import { ArgsType, Directive, Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { MapBounds } from '../map/map.types.js';
import { TrustFilter } from '../trust/trust-filter.js';
import { Furnishing, PropertySubType, PropertyType } from '../listing/listing.enums.js';

export enum FeedSort {
  NEWEST = 'NEWEST',
  PRICE_ASC = 'PRICE_ASC',
  PRICE_DESC = 'PRICE_DESC',
  AREA_ASC = 'AREA_ASC',
  AREA_DESC = 'AREA_DESC',
  TRUST_DESC = 'TRUST_DESC',
}

registerEnumType(FeedSort, {
  name: 'FeedSort',
  description: 'Order of the feed.',
  valuesConfig: {
    NEWEST: { description: 'Latest on the market first.' },
    PRICE_ASC: { description: 'Cheapest first.' },
    PRICE_DESC: { description: 'Most expensive first.' },
    AREA_ASC: { description: 'Smallest first: by built-up, else carpet, else super built-up area.' },
    AREA_DESC: { description: 'Largest first: by built-up, else carpet, else super built-up area.' },
    TRUST_DESC: { description: 'Most trusted first: by trust band, then by percentile.' },
  },
});

@InputType({ description: 'Which listings; what is left out does not restrict.' })
export class ListingFilter extends TrustFilter {
  @Field(() => [ID], { nullable: true, description: 'In any of these localities; at most 50.' })
  @IsOptional()
  @ArrayMaxSize(50)
  localityIds?: string[];

  @Field(() => ID, { nullable: true, description: 'In this project.' })
  projectId?: string;

  @Field(() => ID, { nullable: true, description: 'In a project of this builder.' })
  builderId?: string;

  @Field(() => ID, { nullable: true, description: 'Offered by this agent.' })
  agentId?: string;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Asking price at least.' })
  @IsOptional()
  @Min(0)
  priceMin?: number;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Asking price at most.' })
  @IsOptional()
  @Min(0)
  priceMax?: number;

  @Field(() => [Int], { nullable: true, description: 'Any of these numbers of bedrooms; 0 for 1 RK.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @Min(0, { each: true })
  @Max(100, { each: true })
  bedrooms?: number[];

  @Field(() => Float, {
    nullable: true,
    description: 'Area at least, in square feet, as the AREA sorts measure it.',
  })
  @IsOptional()
  @Min(0)
  areaMinSqFt?: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Area at most, in square feet, as the AREA sorts measure it.',
  })
  @IsOptional()
  @Min(0)
  areaMaxSqFt?: number;

  @Field(() => PropertyType, { nullable: true, description: 'Broad kind.' })
  propertyType?: PropertyType;

  @Field(() => [PropertySubType], { nullable: true, description: 'Any of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(20)
  propertySubType?: PropertySubType[];

  @Field(() => [Furnishing], { nullable: true, description: 'Any of these.' })
  @IsOptional()
  @ArrayMaxSize(3)
  furnishing?: Furnishing[];

  @Field(() => MapBounds, { nullable: true, description: 'Within these bounds.' })
  @IsOptional()
  @ValidateNested()
  bounds?: MapBounds;

  @Field(() => String, {
    nullable: true,
    description:
      'In this cell of the H3 grid, as `map` names it: how the flats of one cluster open as a list.',
  })
  @IsOptional()
  @MaxLength(16)
  h3Index?: string;

  // A word that most titles have leaves the order of the feed to find the page.
  @Directive('@cost(weight: 50)')
  @Field(() => String, {
    nullable: true,
    description:
      'What a person typed, read as `search` reads it: words of the title, the project, the builder or the place, misspelt or in Devanagari, “2 bhk”, “under 1.5 cr”, a RERA number; three letters or more.',
  })
  @IsOptional()
  @MinLength(3)
  @MaxLength(100)
  text?: string;
}

@ArgsType()
export class FeedArgs extends ConnectionArgs {
  @Field(() => ListingFilter, {
    nullable: true,
    description: 'Which listings; all on the market when left out.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ListingFilter;

  @Field(() => FeedSort, { defaultValue: FeedSort.NEWEST, description: 'In which order.' })
  sort: FeedSort = FeedSort.NEWEST;
}
