import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, GraphQLRupees, PUBLIC } from '@propmubi/runtime';
import { Directive, Field, ObjectType } from 'type-graphql';

/** Written by a trigger; see the migration. */
@Entity({ tableName: 'listing_price' })
@ObjectType({ simpleResolvers: true, description: 'What a listing was asked for, and since when.' })
@Directive(PUBLIC)
export class ListingPrice {
  @PrimaryKey({ type: 'uuid' })
  listingId: string;

  @PrimaryKey({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  effectiveAt: Date;

  @Property({ type: new BigIntType('number') })
  @Field(() => GraphQLRupees, { description: 'Asking price.' })
  listPrice: number;
}
