import { GraphQLDateTime, GraphQLRupees } from '@propmubi/runtime';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Furnishing, PropertySubType } from '../listing/listing.enums.js';

export enum SavedSearchAlert {
  AT_ONCE = 'AT_ONCE',
  DAILY = 'DAILY',
  NONE = 'NONE',
}

registerEnumType(SavedSearchAlert, {
  name: 'SavedSearchAlert',
  description: 'When its owner is told of homes that newly match.',
  valuesConfig: {
    AT_ONCE: { description: 'When one comes; those that follow within ten minutes come together.' },
    DAILY: { description: 'At nine in the morning, those of a day together.' },
    NONE: { description: 'Never.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'A search for homes that a person keeps. What is null does not restrict it.',
})
export class SavedSearch {
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Field(() => String, { description: 'What its owner calls it.' })
  name: string;

  @Field(() => SavedSearchAlert, { description: 'When its owner is told of homes that newly match.' })
  alert: SavedSearchAlert;

  @Field(() => [ID], { nullable: true, description: 'In any of these localities.' })
  localityIds: string[] | null;

  @Field(() => [Int], { nullable: true, description: 'Any of these numbers of bedrooms.' })
  bedrooms: number[] | null;

  @Field(() => [PropertySubType], { nullable: true, description: 'Any of these kinds.' })
  propertySubTypes: PropertySubType[] | null;

  @Field(() => [Furnishing], { nullable: true, description: 'Any of these.' })
  furnishing: Furnishing[] | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Asking price at least.' })
  priceMin: number | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Asking price at most.' })
  priceMax: number | null;

  @Field(() => Float, { nullable: true, description: 'Area at least, in square feet.' })
  areaMinSqFt: number | null;

  @Field(() => Float, { nullable: true, description: 'Area at most, in square feet.' })
  areaMaxSqFt: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of the home, its project, builder or place, as they were typed.',
  })
  text: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was saved.' })
  createdAt: Date;
}
