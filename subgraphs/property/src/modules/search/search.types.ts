import { ConnectionArgs, PUBLIC } from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { Builder } from '../builder/builder.entity.js';
import { Listing } from '../listing/listing.entity.js';
import { Locality } from '../locality/locality.entity.js';
import { Project } from '../project/project.entity.js';
import { TrustFilter } from '../trust/trust-filter.js';

export enum SearchKind {
  LISTING = 'LISTING',
  PROJECT = 'PROJECT',
  BUILDER = 'BUILDER',
  LOCALITY = 'LOCALITY',
  AGENT = 'AGENT',
}

registerEnumType(SearchKind, {
  name: 'SearchKind',
  description: 'What a search finds.',
  valuesConfig: {
    LISTING: { description: 'A home on the market.' },
    PROJECT: { description: 'A registered project.' },
    BUILDER: { description: 'A promoter.' },
    LOCALITY: { description: 'A place.' },
    AGENT: { description: 'A registered agent.' },
  },
});

export enum SearchFacetField {
  LOCALITY = 'LOCALITY',
  BEDROOMS = 'BEDROOMS',
  PRICE_BAND = 'PRICE_BAND',
  STATUS = 'STATUS',
  TRUST_BAND = 'TRUST_BAND',
}

registerEnumType(SearchFacetField, {
  name: 'SearchFacetField',
  description: 'By what the homes found are counted.',
  valuesConfig: {
    LOCALITY: { description: 'The id of the locality.' },
    BEDROOMS: { description: 'The number of bedrooms.' },
    PRICE_BAND: {
      description: 'UNDER_50_LAKH, UNDER_1_CRORE, UNDER_2_CRORE, UNDER_5_CRORE or FROM_5_CRORE.',
    },
    STATUS: { description: 'The standing of the offer.' },
    TRUST_BAND: { description: 'The band of the trust score; NEW without one.' },
  },
});

export enum SearchSort {
  RELEVANCE = 'RELEVANCE',
  TRUST_DESC = 'TRUST_DESC',
}

registerEnumType(SearchSort, {
  name: 'SearchSort',
  description: 'Order of what a search finds.',
  valuesConfig: {
    RELEVANCE: { description: 'What fits the text best first.' },
    TRUST_DESC: {
      description:
        'Most trusted homes and projects first, by trust band, then by percentile; then the others.',
    },
  },
});

@InputType({ description: 'What to search; what is left out does not restrict.' })
export class SearchFilter extends TrustFilter {
  @Field(() => [SearchKind], { nullable: true, description: 'Only these kinds.' })
  @IsOptional()
  @ArrayMaxSize(5)
  kinds?: SearchKind[];

  @Field(() => [ID], { nullable: true, description: 'In any of these localities; at most 50.' })
  @IsOptional()
  @ArrayMaxSize(50)
  localityIds?: string[];
}

@ArgsType()
export class SearchArgs extends ConnectionArgs {
  @Field(() => String, {
    description:
      'What a person typed, in Latin letters or Devanagari: places, projects, builders, agents, “2 bhk”, “under 1.5 cr”, a RERA number or part of one.',
  })
  @MinLength(2)
  @MaxLength(200)
  text: string;

  @Field(() => SearchFilter, { nullable: true, description: 'What to search; everything when left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: SearchFilter;

  @Field(() => SearchSort, { defaultValue: SearchSort.RELEVANCE, description: 'In which order.' })
  sort: SearchSort = SearchSort.RELEVANCE;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Something that a search found; one of its five objects is set.',
})
@Directive(PUBLIC)
export class SearchHit {
  @Field(() => SearchKind, { description: 'Which of them.' })
  kind: SearchKind;

  id: string;

  /** Its rank, part of its cursor. */
  score: number;

  @Field(() => String, { description: 'Its name or title.' })
  title: string;

  @Field(() => String, { description: 'Where it is and whose; empty where nothing is known.' })
  subtitle: string;

  @Field(() => [String], {
    description: 'Words of the title that the query matched, as they are written there.',
  })
  highlights: string[];

  @Field(() => Listing, { nullable: true, description: 'The home.' })
  listing?: Listing | null;

  @Field(() => Project, { nullable: true, description: 'The project.' })
  project?: Project | null;

  @Field(() => Builder, { nullable: true, description: 'The builder.' })
  builder?: Builder | null;

  @Field(() => Locality, { nullable: true, description: 'The place.' })
  locality?: Locality | null;

  @Field(() => AgentStub, { nullable: true, description: 'The agent.' })
  agent?: AgentStub | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many of the homes found have a value.' })
@Directive(PUBLIC)
export class SearchFacet {
  @Field(() => SearchFacetField, { description: 'By what is counted.' })
  facet: SearchFacetField;

  @Field(() => String, { description: 'The value.' })
  value: string;

  @Field(() => String, { description: 'The value as people read it.' })
  label: string;

  @Field(() => Int, { description: 'How many homes, at most 1,000 counted in all.' })
  count: number;
}
