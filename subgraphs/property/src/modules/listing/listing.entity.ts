import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import {
  codeEnum,
  GraphQLDateTime,
  GraphQLLocalDate,
  GraphQLRupees,
  GraphQLURL,
  cacheFor,
  PUBLIC,
  Node,
} from '@propmubi/runtime';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DataSource } from '../../provenance.js';
import { TrustBand } from '../trust/trust-band.js';
import {
  Furnishing,
  LocationPrecision,
  PropertySubType,
  PropertyType,
  StandardStatus,
} from './listing.enums.js';

/** Owned by the organization that lists it; everyone sees it while it is on the market. */
const FloorBand = codeEnum('FloorBand', 'Where in a building a home is.', {
  HIGHER: 'On a higher floor.',
  LOWER: 'On a lower floor.',
  MIDDLE: 'On a floor in between.',
});

@Entity({ tableName: 'listing' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A home that an agent offers, in the words of RESO.',
})
@Directive('@key(fields: "id")')
@Directive(PUBLIC)
@Directive(cacheFor(600))
export class Listing {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid', nullable: true })
  agentId: string | null;

  @Property({ type: 'uuid', nullable: true })
  projectId: string | null;

  /** The project's builder, repeated here so that the feed filters on one table. */
  @Property({ type: 'uuid', nullable: true })
  builderId: string | null;

  @Property({ type: 'uuid', nullable: true })
  localityId: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'One line.' })
  title: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the agent says about it.' })
  publicRemarks: string | null;

  @Property({ type: 'text' })
  @Field(() => PropertyType, { description: 'Broad kind.' })
  propertyType: PropertyType;

  @Property({ type: 'text' })
  @Field(() => PropertySubType, { description: 'Kind.' })
  propertySubType: PropertySubType;

  @Property({ type: 'text' })
  @Field(() => StandardStatus, { description: 'Where it is on its way to the market and off it.' })
  standardStatus: StandardStatus;

  @Property({ type: new BigIntType('number'), nullable: true })
  @Field(() => GraphQLRupees, { nullable: true, description: 'Asking price; null only in a draft.' })
  listPrice: number | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  @Field(() => GraphQLRupees, { nullable: true, description: 'Asking price when it was first published.' })
  originalListPrice: number | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  @Field(() => GraphQLRupees, { nullable: true, description: 'Price it was sold for.' })
  closePrice: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Bedrooms; 0 for 1 RK.' })
  bedroomsTotal: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Bathrooms.' })
  bathroomsTotalInteger: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Balconies.' })
  balconiesTotal: number | null;

  @Property({ type: 'boolean', nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'Whether a parking place belongs to it.' })
  hasParking: boolean | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => Furnishing, { nullable: true, description: 'Furniture.' })
  furnishing: Furnishing | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: 'Carpet area of RERA s.2(k) in square feet (1 sq m = 10.7639 sq ft).',
  })
  carpetAreaSqFt: number | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'Built-up area in square feet.' })
  builtUpAreaSqFt: number | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'Super built-up area in square feet.' })
  superBuiltUpAreaSqFt: number | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Age of the building in years.' })
  ageYears: number | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => FloorBand, { nullable: true, description: 'Where in the building.' })
  floorBand: string | null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Floors of the building.' })
  floorsTotal: number | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'PIN code.' })
  pinCode: string | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'WGS 84 degrees.' })
  latitude: number | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'WGS 84 degrees.' })
  longitude: number | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => LocationPrecision, { nullable: true, description: 'What latitude and longitude point at.' })
  locationPrecision: LocationPrecision | null;

  /** Cells at resolutions 5 to 9, coarse to fine (map.clusters.ts); left out of reads. */
  @Property({ type: 'array', columnType: 'text[]', fieldName: 'h3_cells', lazy: true })
  h3Cells: string[];

  @Property({ type: 'array', columnType: 'text[]' })
  @Field(() => [GraphQLURL], { description: 'Photos, best first.' })
  photos: string[];

  @Property({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day one may move in.' })
  availabilityOn: string | null;

  @Property({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Last day of the agreement to list.' })
  expirationOn: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was first published.' })
  onMarketTimestamp: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it left the market.' })
  offMarketTimestamp: Date | null;

  /** The band that trust told last. */
  @Property({ type: 'text' })
  trustBand: TrustBand = TrustBand.NEW;

  /** Band and percentile as one number to sort by; 0 where it was not scored yet. */
  @Property({ type: 'double' })
  trustRank: number = 0;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it last changed.' })
  modificationTimestamp: Date;

  @Property({ type: 'text' })
  @Field(() => DataSource, { description: 'Where this record comes from.' })
  dataSource: DataSource;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, {
    description:
      'Whether agent and project were assigned for demonstration, because the imported file names neither.',
  })
  isAssignmentSynthetic: boolean;
}
