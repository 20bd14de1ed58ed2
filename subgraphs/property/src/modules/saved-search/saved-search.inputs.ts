import { GraphQLRupees } from '@propmubi/runtime';
import { ArrayMaxSize, ArrayMinSize, IsNotEmpty, IsOptional, Matches, Max, MaxLength, Min, MinLength, ValidateNested } from 'class-validator'; // prettier-ignore
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Furnishing, PropertySubType } from '../listing/listing.enums.js';
import { SavedSearch, SavedSearchAlert } from './saved-search.type.js';

const MAX_NAME = 80;

@InputType({ description: 'Which homes a saved search finds; what is left out does not restrict.' })
export class SavedSearchFilter {
  @Field(() => [ID], { nullable: true, description: 'In any of these localities; at most 50.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  localityIds?: string[] | null;

  @Field(() => [Int], { nullable: true, description: 'Any of these numbers of bedrooms; 0 for 1 RK.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Min(0, { each: true })
  @Max(100, { each: true })
  bedrooms?: number[] | null;

  @Field(() => [PropertySubType], { nullable: true, description: 'Any of these kinds.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  propertySubTypes?: PropertySubType[] | null;

  @Field(() => [Furnishing], { nullable: true, description: 'Any of these.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  furnishing?: Furnishing[] | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Asking price at least.' })
  @IsOptional()
  @Min(0)
  priceMin?: number | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Asking price at most.' })
  @IsOptional()
  @Min(0)
  priceMax?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Area at least, in square feet, as the AREA sorts measure it.',
  })
  @IsOptional()
  @Min(0)
  areaMinSqFt?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Area at most, in square feet, as the AREA sorts measure it.',
  })
  @IsOptional()
  @Min(0)
  areaMaxSqFt?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words of the home, its project, builder or place, read as `search` reads them; three letters or more.',
  })
  @IsOptional()
  @MinLength(3)
  @MaxLength(100)
  text?: string | null;
}

@InputType({ description: 'Keeps a search, and when to tell its owner of homes that newly match.' })
export class SaveSearchInput {
  @Field(() => String, { description: 'What its owner calls it; not blank.' })
  @IsNotEmpty()
  @MaxLength(MAX_NAME)
  name: string;

  @Field(() => SavedSearchFilter, { description: 'Which homes; it restricts something.' })
  @ValidateNested()
  filter: SavedSearchFilter;

  @Field(() => SavedSearchAlert, {
    defaultValue: SavedSearchAlert.DAILY,
    description: 'When its owner is told.',
  })
  alert: SavedSearchAlert = SavedSearchAlert.DAILY;

  @Field(() => String, { description: 'Chosen by the client; the same key keeps the search once.' })
  @Matches(/^[\w.:-]{8,128}$/, {
    message: 'idempotencyKey is 8 to 128 letters, digits, dots, colons, dashes',
  })
  idempotencyKey: string;
}

@InputType({ description: 'Changes a saved search; what is left out stays.' })
export class UpdateSavedSearchInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'What its owner calls it; not blank.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(MAX_NAME)
  name?: string | null;

  @Field(() => SavedSearchAlert, { nullable: true, description: 'When its owner is told.' })
  alert?: SavedSearchAlert | null;
}

@InputType({ description: 'Removes a saved search.' })
export class RemoveSavedSearchInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;
}

@ObjectType({ simpleResolvers: true, description: 'What saveSearch did.' })
export class SaveSearchPayload {
  @Field(() => SavedSearch, { description: 'The search as it is kept.' })
  savedSearch: SavedSearch;
}

@ObjectType({ simpleResolvers: true, description: 'What updateSavedSearch did.' })
export class UpdateSavedSearchPayload {
  @Field(() => SavedSearch, { description: 'The search as it is now.' })
  savedSearch: SavedSearch;
}

@ObjectType({ simpleResolvers: true, description: 'What removeSavedSearch did.' })
export class RemoveSavedSearchPayload {
  @Field(() => ID, { description: 'The search that was removed.' })
  id: string;
}
